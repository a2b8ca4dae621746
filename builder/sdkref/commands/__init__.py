"""The command line: options become settings, a pipeline runs, and its report is told."""
