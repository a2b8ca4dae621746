"""What a request says: its operation, its parameters and its body as values, and who sends it."""
