"""MkDocs: its build, our plugin in it, and what a preview remembers of it."""
