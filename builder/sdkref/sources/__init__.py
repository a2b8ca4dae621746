"""What the sources of a site say: a catalogue each, with overrides, snippets and documentation."""
