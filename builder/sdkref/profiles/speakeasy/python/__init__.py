"""Speakeasy's Python since its second generation: dictionaries for requests, context managers."""
