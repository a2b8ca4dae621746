package main

import (
	"fmt"
	"go/ast"
	"go/types"
	"sort"
	"strings"
)

// edit puts a text in the place of as many bytes from an offset.
type edit struct {
	offset, length int
	text           string
}

// renamed returns the text of a program in which the functions, variables and constants of its package have
// names that no other program has, and what main is called then. No line begins or ends elsewhere.
func renamed(u *unit, info *types.Info, number int) (text, main string) {
	prefix := fmt.Sprintf("sdkref%d_", number)
	var edits []edit
	for _, named := range []map[*ast.Ident]types.Object{info.Defs, info.Uses} {
		for identifier, object := range named {
			if global(object) {
				offset := u.fset.PositionFor(identifier.Pos(), false).Offset
				edits = append(edits, edit{offset, len(identifier.Name), prefix + identifier.Name})
			}
		}
	}
	edits = append(edits, constraints(u)...)
	return applied(u.Text, append(edits, told(u, info)...)), prefix + "main"
}

func global(object types.Object) bool {
	switch object.(type) {
	case *types.Func, *types.Var, *types.Const:
		return object.Name() != "_" && object.Pkg() != nil && object.Parent() == object.Pkg().Scope() &&
			object.Pkg().Path() == "main"
	}
	return false
}

// runnable returns the text of a program as the go command builds it when it is not named on its own:
// `go run FILE` takes no notice of build constraints.
func runnable(u *unit, info *types.Info) string {
	return applied(u.Text, append(constraints(u), told(u, info)...))
}

func constraints(u *unit) []edit {
	var edits []edit
	for _, group := range u.file.Comments {
		for _, each := range group.List {
			if each.Pos() < u.file.Package && (strings.HasPrefix(each.Text, "//go:build") || strings.HasPrefix(each.Text, "// +build")) {
				edits = append(edits, edit{u.fset.PositionFor(each.Pos(), false).Offset + 2, 1, " # "})
			}
		}
	}
	return edits
}

func applied(text string, edits []edit) string {
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].offset < edits[j].offset })
	var result strings.Builder
	at := 0
	for _, each := range edits {
		result.WriteString(text[at:each.offset])
		result.WriteString(each.text)
		at = each.offset + each.length
	}
	result.WriteString(text[at:])
	return result.String()
}
