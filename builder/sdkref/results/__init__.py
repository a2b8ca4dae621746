"""What came of examples, told to people and to machines: one format a module."""
