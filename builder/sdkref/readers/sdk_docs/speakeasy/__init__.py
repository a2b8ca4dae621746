"""Documentation that Speakeasy wrote, of any year and language: operations, models, front pages."""
