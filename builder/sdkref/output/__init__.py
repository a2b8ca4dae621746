"""Pages brought to disk: safely, completely and with whole links."""
