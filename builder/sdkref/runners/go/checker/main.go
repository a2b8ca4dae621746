// Command checker reads Go programs from a JSON file and writes another, which tells what is wrong with each and
// how those that are right can be built: many of them in one binary, or one alone.
package main

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"log"
	"os"
	"sort"
)

// A Request is what is to be checked: the programs, and how to ask for the packages that they import.
type Request struct {
	Go        string    `json:"go"`         // the go command
	GoVersion string    `json:"go_version"` // the language version: go1.26
	Programs  []Program `json:"programs"`
}

// A Program is the text of a file in package main, and other Go files beside it.
type Program struct {
	Name   string            `json:"name"`
	Text   string            `json:"text"`
	Beside map[string]string `json:"beside"`
	Check  bool              `json:"check"` // whether it is only checked
}

// A Fault is one error of a program, in its own lines.
type Fault struct {
	Kind    string `json:"kind"` // syntax or types
	File    string `json:"file"` // empty for the program's own text
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// A Verdict is what is wrong with a program, or how it is built.
type Verdict struct {
	Faults []Fault `json:"faults"`
	Group  int     `json:"group"` // programs of one group share a binary; -1: it is built alone
	Text   string  `json:"text"`  // as it is built
	Main   string  `json:"main"`  // what its function main is called there
}

// unit is a program on its way.
type unit struct {
	Program
	fset   *token.FileSet
	file   *ast.File
	others []*ast.File
	faults []Fault
}

func main() {
	log.SetFlags(0)
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var request Request
	if err := json.Unmarshal(text, &request); err != nil {
		log.Fatal(err)
	}
	units := make([]*unit, len(request.Programs))
	for i, program := range request.Programs {
		units[i] = parsed(program)
	}
	packages, err := listed(request.Go, imports(units))
	if err != nil {
		log.Fatal(err)
	}
	checker := newChecker(packages, request.GoVersion)
	groups := &groups{}
	verdicts := make([]Verdict, len(units))
	for i, unit := range units {
		verdicts[i] = Verdict{Group: alone, Main: "main"}
		if unit.faults == nil {
			info := checker.check(unit)
			switch {
			case unit.faults != nil || unit.Check:
			case shareable(unit, info):
				verdicts[i].Group = groups.place(unit, info)
				verdicts[i].Text, verdicts[i].Main = renamed(unit, info, i)
			default:
				verdicts[i].Text = runnable(unit, info)
			}
		}
		sort.SliceStable(unit.faults, func(a, b int) bool { return unit.faults[a].Line < unit.faults[b].Line })
		verdicts[i].Faults = unit.faults
	}
	text, err = json.Marshal(verdicts)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[2], text, 0o600); err != nil {
		log.Fatal(err)
	}
}
