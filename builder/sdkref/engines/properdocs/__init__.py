"""ProperDocs, which takes the name of MkDocs and therefore runs in a process of its own."""
