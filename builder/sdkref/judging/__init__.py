"""What came of examples: whether they passed, why not, and whether languages agree."""
