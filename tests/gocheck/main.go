// Command check type-checks each Go file named on standard input as a program of its own.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
)

func main() {
	fset := token.NewFileSet()
	config := types.Config{Importer: importer.Default()}
	failed := false
	report := func(err error) {
		failed = true
		fmt.Println(err)
	}
	config.Error = report
	names := bufio.NewScanner(os.Stdin)
	for names.Scan() {
		file, err := parser.ParseFile(fset, names.Text(), nil, parser.SkipObjectResolution)
		if err != nil {
			report(err)
			continue
		}
		config.Check("main", fset, []*ast.File{file}, nil)
	}
	if failed {
		os.Exit(1)
	}
}
