"""Documentation that generators of SDKs wrote, read into surfaces: a folder of Markdown pages an SDK."""
