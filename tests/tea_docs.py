"""Documentation of an SDK of the tea house's, as Speakeasy writes it, whose programs need no package.

Their first lines are what the package would bring; the rest is like any sample of that generator.
"""

from commands import Project
from tea_house import locked

SETTINGS = """\
sources: [tea.yaml]
guides: []
sdks:
  tea-python: {docs: tea-python, install: httpx==0.28.1}
"""

README = """\
<!-- Start SDK Example Usage [usage] -->
## SDK Example Usage

```python
from tea import Tea

with Tea(api_key="KEY") as tea:
    tea.teas.list()
```
<!-- End SDK Example Usage [usage] -->
"""

SDK = """\
import json
import urllib.request


class Teas:
    def __init__(self, server_url):
        self._server_url = server_url

    def list(self, limit=10):
        return json.load(urllib.request.urlopen(f"{self._server_url}/teas?limit={limit}"))


class Tea:
    def __init__(self, api_key, **options):
        self.teas = Teas(options.get("server_url", "https://api.tea.example"))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass
"""

PAGE = """\
# Teas
(*teas*)

## Overview

### Available Operations

* [list](#list) - List teas
* [steep](#steep) - Steep a tea

## list

List teas

### Example Usage

<!-- UsageSnippet language="python" operationID="listTeas" method="get" path="/teas" -->
```python
{sdk}

with Tea(
    api_key="KEY",
) as tea:

    res = tea.teas.{list}

    # Handle response
    print(res)
```

### Errors

| Error Type      | Status Code | Content Type |
| --------------- | ----------- | ------------ |
| models.SDKError | 4XX, 5XX    | \\*/\\*       |

## steep

Steep a tea

### Example Usage

<!-- UsageSnippet language="python" operationID="steepTea" method="post" path="/teas/steep" -->
```python
from tea import Tea

Tea().teas.steep()
```

### Errors

| Error Type      | Status Code | Content Type |
| --------------- | ----------- | ------------ |
| models.SDKError | 4XX, 5XX    | \\*/\\*       |
"""
PLACE = "tea-python/docs/sdks/teas/README.md"


def with_documentation(project: Project, called: str = "list(limit=20)", settings: str = SETTINGS) -> Project:
    """Write the documentation of an SDK beside a description; its example of `GET /teas` calls so."""
    locked(project, "python", "tea-python")
    project.write("tea-python/README.md", README)
    project.write(PLACE, PAGE.replace("{sdk}", SDK.rstrip()).replace("{list}", called))
    project.write("sdkref.yml", settings)
    return project


def line_of(project: Project, text: str) -> int:
    """Return the line of the page at which a text stands first."""
    lines = (project.folder / PLACE).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
