package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// alone is the group of a program that shares its binary with no other.
const alone = -1

// shareable tells whether a program behaves the same in one package with others, when its functions, variables
// and constants have other names there: nothing of it runs before its function main, and nothing but the code
// itself speaks of its names.
func shareable(u *unit, info *types.Info) bool {
	if len(u.others) > 0 {
		return false
	}
	for _, group := range u.file.Comments {
		for _, each := range group.List {
			if directive(each.Text) {
				return false
			}
		}
	}
	for _, each := range u.file.Imports {
		if each.Name != nil && each.Name.Name == "." {
			return false
		}
	}
	for _, declaration := range u.file.Decls {
		switch declared := declaration.(type) {
		case *ast.FuncDecl:
			if declared.Recv == nil && declared.Name.Name == "init" || declared.Body == nil {
				return false
			}
		case *ast.GenDecl:
			if declared.Tok == token.VAR && works(declared, info) {
				return false
			}
		}
	}
	return true
}

// directive tells whether a comment is for the compiler: //go:embed, //go:linkname, //export, //line.
func directive(comment string) bool {
	if strings.HasPrefix(comment, "//go:build") {
		return false
	}
	return strings.HasPrefix(comment, "//go:") || strings.HasPrefix(comment, "//export ") ||
		strings.HasPrefix(comment, "//line ") || strings.HasPrefix(comment, "/*line ")
}

// harmless are functions that neither do anything nor fail when a variable begins with them.
var harmless = map[string]bool{"errors.New": true, "os.Getenv": true, "fmt.Errorf": true, "fmt.Sprintf": true}

// builtins are those of Go's own functions of which the same is true.
var builtins = map[string]bool{"append": true, "len": true, "make": true, "new": true}

// works tells whether variables begin with values that take more than memory: calls, what may panic or wait.
func works(declared *ast.GenDecl, info *types.Info) bool {
	found := false
	ast.Inspect(declared, func(node ast.Node) bool {
		switch each := node.(type) {
		case *ast.FuncLit:
			return false // not called here: a call of it is found before
		case *ast.CallExpr:
			found = found || !quiet(each, info)
		case *ast.UnaryExpr:
			found = found || each.Op == token.ARROW
		case *ast.IndexExpr, *ast.SliceExpr, *ast.TypeAssertExpr:
			found = found || info.Types[each.(ast.Expr)].IsValue()
		case *ast.StarExpr:
			found = found || info.Types[each].IsValue()
		case *ast.BinaryExpr:
			divides := each.Op == token.QUO || each.Op == token.REM
			found = found || divides && info.Types[each].Value == nil
		}
		return !found
	})
	return found
}

func quiet(call *ast.CallExpr, info *types.Info) bool {
	called := info.Types[call.Fun]
	if called.IsType() { // a conversion
		return true
	}
	if info.Types[call].Value != nil { // a constant, as len of an array is
		return true
	}
	switch function := call.Fun.(type) {
	case *ast.Ident:
		return called.IsBuiltin() && builtins[function.Name]
	case *ast.SelectorExpr:
		object, _ := info.Uses[function.Sel].(*types.Func)
		return object != nil && object.Pkg() != nil && harmless[object.FullName()]
	}
	return false
}

// groups are sets of programs whose types and imports do not get into each other's way.
type groups struct{ taken []names }

type names struct{ types, imports map[string]bool }

// place returns the first group that has room for a program's names.
func (g *groups) place(u *unit, info *types.Info) int {
	own := namesOf(u, info)
	for i, taken := range g.taken {
		if !meet(own.types, taken.types) && !meet(own.types, taken.imports) && !meet(own.imports, taken.types) {
			join(taken.types, own.types)
			join(taken.imports, own.imports)
			return i
		}
	}
	g.taken = append(g.taken, own)
	return len(g.taken) - 1
}

func namesOf(u *unit, info *types.Info) names {
	found := names{map[string]bool{}, map[string]bool{}}
	for identifier, object := range info.Defs {
		switch object := object.(type) {
		case *types.TypeName:
			if object.Parent() == object.Pkg().Scope() {
				found.types[identifier.Name] = true
			}
		}
	}
	for identifier, object := range info.Uses {
		if imported, ok := object.(*types.PkgName); ok {
			found.imports[imported.Name()] = true
		} else if object.Parent() == types.Universe {
			found.imports[identifier.Name] = true // a type of another program must not hide it
		}
	}
	return found
}

func meet(a, b map[string]bool) bool {
	for name := range a {
		if b[name] {
			return true
		}
	}
	return false
}

func join(into, from map[string]bool) {
	for name := range from {
		into[name] = true
	}
}
