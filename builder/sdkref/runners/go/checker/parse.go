package main

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"sort"
	"strconv"
	"strings"
)

// parsed reads a program and the files beside it, and notes all that does not parse.
func parsed(program Program) *unit {
	result := &unit{Program: program, fset: token.NewFileSet()}
	result.file = result.parse("", program.Text)
	names := make([]string, 0, len(program.Beside))
	for name := range program.Beside {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		result.others = append(result.others, result.parse(name, program.Beside[name]))
	}
	return result
}

func (u *unit) parse(name, text string) *ast.File {
	file, err := parser.ParseFile(u.fset, name, text, parser.ParseComments|parser.AllErrors|parser.SkipObjectResolution)
	if errors, many := err.(scanner.ErrorList); many {
		for _, each := range errors {
			u.faults = append(u.faults, Fault{"syntax", each.Pos.Filename, each.Pos.Line, each.Pos.Column, each.Msg})
		}
	} else if err != nil {
		u.faults = append(u.faults, Fault{"syntax", name, 1, 1, err.Error()})
	}
	return file
}

func (u *unit) files() []*ast.File { return append([]*ast.File{u.file}, u.others...) }

// fault notes an error of the types at a place.
func (u *unit) fault(pos token.Pos, message string) {
	at := u.fset.PositionFor(pos, false)
	u.faults = append(u.faults, Fault{"types", at.Filename, at.Line, at.Column, message})
}

// imports returns the paths of all packages that the programs ask for, in order.
func imports(units []*unit) []string {
	found := map[string]bool{}
	for _, unit := range units {
		if unit.faults != nil {
			continue
		}
		for _, file := range unit.files() {
			for _, each := range file.Imports {
				if path := pathOf(each); isPath(path) {
					found[path] = true
				}
			}
		}
	}
	paths := make([]string, 0, len(found))
	for path := range found {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}

func pathOf(each *ast.ImportSpec) string {
	path, _ := strconv.Unquote(each.Path.Value)
	return path
}

// isPath tells whether a text can be handed to the go command: neither an option, nor a pattern, nor a folder.
func isPath(path string) bool {
	return path != "" && path != "C" && path != "unsafe" && path != "all" && path != "std" && path != "cmd" && path != "main" &&
		!strings.HasPrefix(path, "-") && !strings.HasPrefix(path, ".") && !strings.HasPrefix(path, "/") &&
		!strings.ContainsAny(path, "@*\\ \t\r\n") && !strings.Contains(path, "...")
}
