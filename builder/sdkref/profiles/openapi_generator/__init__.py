"""SDKs that OpenAPI Generator makes: what its documentation would say of an API."""
