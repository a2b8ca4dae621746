"""What builds a site from pages: MkDocs, ProperDocs or Zensical, each behind the same call."""
