"""One reference site for every language of an SDK, in which no example is broken."""

from importlib.metadata import version

__version__ = version("sdkref")
