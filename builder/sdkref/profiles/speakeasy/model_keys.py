"""Keys of models: the paths of the pages that Speakeasy writes for them."""


def model_key(namespace: str, name: str) -> str:
    """Return the key of a model of a namespace."""
    return f"docs/models/{namespace}/{name.lower()}"
