"""From a call to what the template of a sample needs, one module a language."""
