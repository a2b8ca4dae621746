// Beside each Go example in its binary: a guard rail against other hosts than those that examples may reach.
// It covers net/http's default transport, its clones, and names that are looked up; not addresses in numbers
// that are dialled directly. It writes down as well of which type the error is that an example ends with. Its
// names cannot meet those of an example.
package main

import (
	sdkref_context "context"
	sdkref_fmt "fmt"
	sdkref_net "net"
	sdkref_http "net/http"
	sdkref_os "os"
	sdkref_reflect "reflect"
	sdkref_strings "strings"
)

// Files are initialised in the order of their names: this one first.
var _ = sdkref_guard()

var sdkref_report string

func sdkref_guard() bool {
	hosts := map[string]bool{}
	for _, host := range sdkref_strings.Split(sdkref_os.Getenv("SDKREF_HOSTS"), ",") {
		hosts[host] = true
	}
	sdkref_os.Unsetenv("SDKREF_HOSTS")
	sdkref_report = sdkref_os.Getenv("SDKREF_REPORT")
	sdkref_os.Unsetenv("SDKREF_REPORT")
	refused := func(host string) error {
		return sdkref_fmt.Errorf("the example may not reach %s", host)
	}
	if transport, ok := sdkref_http.DefaultTransport.(*sdkref_http.Transport); ok {
		dial := transport.DialContext
		transport.Proxy = nil
		transport.DialContext = func(ctx sdkref_context.Context, network, address string) (sdkref_net.Conn, error) {
			if host, _, err := sdkref_net.SplitHostPort(address); err == nil && !hosts[host] {
				return nil, refused(host)
			}
			return dial(ctx, network, address)
		}
	}
	sdkref_net.DefaultResolver = &sdkref_net.Resolver{
		PreferGo: true,
		Dial: func(sdkref_context.Context, string, string) (sdkref_net.Conn, error) {
			return nil, refused("a host by its name")
		},
	}
	return true
}

// sdkref_told writes down the types of the first error among values, and gives them back.
func sdkref_told(values ...any) []any {
	for _, each := range values {
		if err, ok := each.(error); ok {
			sdkref_os.WriteFile(sdkref_report, []byte(sdkref_strings.Join(sdkref_types(err), "\n")), 0o600)
			break
		}
	}
	return values
}

func sdkref_thrown(value any) any {
	return sdkref_told(value)[0]
}

// sdkref_types returns the type of an error, then those of all that it wraps.
func sdkref_types(err error) []string {
	kind := sdkref_reflect.TypeOf(err)
	for kind.Kind() == sdkref_reflect.Pointer {
		kind = kind.Elem()
	}
	found := []string{kind.PkgPath() + "." + kind.Name()}
	switch wrapping := err.(type) {
	case interface{ Unwrap() error }:
		if inner := wrapping.Unwrap(); inner != nil {
			found = append(found, sdkref_types(inner)...)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range wrapping.Unwrap() {
			found = append(found, sdkref_types(inner)...)
		}
	}
	return found
}
