// The module that carries the official JSON Schema of SARIF 2.1.0; nothing here is compiled.
module sarif

go 1.24

require github.com/owenrumney/go-sarif/v3 v3.3.1
