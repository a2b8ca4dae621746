"""Programs run: one runner a language, each in a fenced-off process, and what came of them."""
