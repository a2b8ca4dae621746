"""The words that a site itself says, one file a language: everything on pages but the texts of the API."""
