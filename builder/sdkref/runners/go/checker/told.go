package main

import (
	"go/ast"
	"go/types"
)

// enders are functions that end a program with what they are given, and the number of their arguments before it.
var enders = map[string]int{
	"log.Fatal": 0, "log.Fatalf": 1, "log.Fatalln": 0, "log.Panic": 0, "log.Panicf": 1, "log.Panicln": 0,
	"(*log.Logger).Fatal": 0, "(*log.Logger).Fatalf": 1, "(*log.Logger).Fatalln": 0,
	"(*log.Logger).Panic": 0, "(*log.Logger).Panicf": 1, "(*log.Logger).Panicln": 0,
}

// told returns what lets a program tell of which type the error is that it ends with: its text alone does not.
// What is given to an ender passes through a function of the guard, which gives it back as it was.
func told(u *unit, info *types.Info) []edit {
	var edits []edit
	around := func(call *ast.CallExpr, first int, before, after string) {
		if len(call.Args) > first {
			from := u.fset.PositionFor(call.Args[first].Pos(), false).Offset
			to := u.fset.PositionFor(call.Rparen, false).Offset
			edits = append(edits, edit{from, 0, before}, edit{to, 0, after})
		}
	}
	ast.Inspect(u.file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch function := call.Fun.(type) {
		case *ast.Ident:
			if builtin, ok := info.Uses[function].(*types.Builtin); ok && builtin.Name() == "panic" {
				around(call, 0, "sdkref_thrown(", ")")
			}
		case *ast.SelectorExpr:
			if object, ok := info.Uses[function.Sel].(*types.Func); ok {
				if first, ok := enders[object.FullName()]; ok {
					around(call, first, "sdkref_told(", ")...")
				}
			}
		}
		return true
	})
	return edits
}
