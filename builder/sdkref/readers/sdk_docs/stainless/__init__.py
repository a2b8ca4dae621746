"""The documentation of Stainless: an index of methods and types of an SDK (`api.md`), and a front page."""
