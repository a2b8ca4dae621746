// Beside each Go example in its binary: a guard rail against other hosts than those that examples may reach.
// It covers net/http's default transport, its clones, and names that are looked up; not addresses in numbers
// that are dialled directly. Its names cannot meet those of an example.
package main

import (
	sdkref_context "context"
	sdkref_fmt "fmt"
	sdkref_net "net"
	sdkref_http "net/http"
	sdkref_os "os"
	sdkref_strings "strings"
)

// Files are initialised in the order of their names: this one first.
var _ = sdkref_guard()

func sdkref_guard() bool {
	hosts := map[string]bool{}
	for _, host := range sdkref_strings.Split(sdkref_os.Getenv("SDKREF_HOSTS"), ",") {
		hosts[host] = true
	}
	sdkref_os.Unsetenv("SDKREF_HOSTS")
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
