"""Speakeasy's Go: pointers for what may be left out, constructors for unions, constants for enums."""
