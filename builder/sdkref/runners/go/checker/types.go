package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// exported is a package as `go list -export` tells of it.
type exported struct {
	ImportPath string
	Name       string
	Export     string
	Error      *struct{ Err string }
}

// listed builds what is imported, as far as it has not been built, and returns where its types stand.
func listed(command string, paths []string) (map[string]exported, error) {
	packages := map[string]exported{}
	if len(paths) == 0 {
		return packages, nil
	}
	arguments := append([]string{"list", "-e", "-export", "-deps", "-json=ImportPath,Name,Export,Error", "--"}, paths...)
	list := exec.Command(command, arguments...)
	var complaints bytes.Buffer
	list.Stderr = &complaints
	output, err := list.Output()
	decoder := json.NewDecoder(bytes.NewReader(output))
	for {
		var each exported
		if err := decoder.Decode(&each); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		packages[each.ImportPath] = each
	}
	if err != nil && len(packages) == 0 {
		return nil, fmt.Errorf("go list: %w\n%s", err, complaints.String())
	}
	return packages, nil
}

type checker struct {
	packages map[string]exported
	config   types.Config
}

func newChecker(packages map[string]exported, goVersion string) *checker {
	lookup := func(path string) (io.ReadCloser, error) {
		if export := packages[path].Export; export != "" {
			return os.Open(export)
		}
		return nil, fmt.Errorf("there is no package %q", path)
	}
	return &checker{packages, types.Config{
		GoVersion: goVersion,
		Importer:  importer.ForCompiler(token.NewFileSet(), "gc", lookup),
		Sizes:     types.SizesFor("gc", runtime.GOARCH),
	}}
}

// check type-checks a program as the compiler would, and notes every error.
func (c *checker) check(u *unit) *types.Info {
	info := &types.Info{
		Defs:  map[*ast.Ident]types.Object{},
		Uses:  map[*ast.Ident]types.Object{},
		Types: map[ast.Expr]types.TypeAndValue{},
	}
	for _, file := range u.files() {
		for _, each := range file.Imports {
			if reason := c.absent(pathOf(each)); reason != "" {
				u.fault(each.Pos(), reason)
			}
		}
	}
	if u.faults != nil {
		return info
	}
	config := c.config
	config.Error = func(err error) {
		told := err.(types.Error)
		if !strings.HasPrefix(told.Msg, "\t") { // it only adds to the error before it
			u.fault(told.Pos, told.Msg)
		}
	}
	pkg, _ := config.Check("main", u.fset, u.files(), info)
	if u.faults != nil || u.Check {
		return info
	}
	if name := u.file.Name; name.Name != "main" {
		u.fault(name.Pos(), fmt.Sprintf("this is package %s, which does not run: only package main does", name.Name))
	} else if _, ok := pkg.Scope().Lookup("main").(*types.Func); !ok {
		u.fault(name.Pos(), "function main is undeclared in the main package")
	}
	return info
}

// absent returns why a package cannot be imported; nothing when it can.
func (c *checker) absent(path string) string {
	switch {
	case path == "unsafe":
		return ""
	case path == "C":
		return "it imports \"C\", and examples are built without cgo"
	case !isPath(path):
		return fmt.Sprintf("invalid import path: %q", path)
	case c.packages[path].Name == "main":
		return fmt.Sprintf("import %q is a program, not an importable package", path)
	case c.packages[path].Export == "":
		words := ""
		if fault := c.packages[path].Error; fault != nil {
			words = ": " + strings.Join(strings.Fields(fault.Err), " ")
			if strings.Contains(words, "module provid") {
				words = ", nor in a module of those installed"
			}
		}
		return fmt.Sprintf("the package %q is not there%s", path, words)
	}
	return ""
}
