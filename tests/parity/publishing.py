"""The published table of parity: `python -m parity.publishing` writes it into the documentation."""

from collections.abc import Sequence

from parity.first import FIRST
from parity.subjects import Compared, compared, subjects
from parity.table import percentages, table
from places import REPOSITORY

PAGE = REPOSITORY / "docs" / "reference" / "parity.md"
_BEGIN, _END = "<!-- begin of the parity -->\n", "<!-- end of the parity -->"


def published(found: Sequence[Compared]) -> str:
    """Return the part of the page that is made of figures."""
    parts = [table(found), "", "First runs, before anything was mended:", "", _first(), ""]
    parts += ["## What differs", ""]
    for each in found:
        parts += [f"### {each.subject.key}", "", *_differences(each), ""]
    return "\n".join(parts)


def with_figures(page: str, found: Sequence[Compared]) -> str:
    """Return the page with figures between its marks."""
    before, _, rest = page.partition(_BEGIN)
    return f"{before}{_BEGIN}\n{published(found)}\n{_END}{rest.partition(_END)[2]}"


def _first() -> str:
    rows = [f"| {key} | {' | '.join(figures)} |" for key, figures in FIRST.items()]
    return "\n".join(
        ("| SDK | skeleton | literal | parameters | errors | returned |", "| --- " * 6 + "|", *rows)
    )


def _differences(found: Compared) -> list[str]:
    """Return what differs of one SDK, a line a method."""
    figures = percentages(found.scores)
    if all(each is None or each == 100 for each in figures.values()) and not found.unjoined:
        return ["Nothing."]
    lines = []
    for each in found.scores:
        wrong = [name for name in ("skeleton", "standalone", "literal") if getattr(each, name) is False]
        words = [
            *wrong,
            *each.why,
            *(f"at {place}: read {one}, predicted {two}" for place, one, two in each.values),
        ]
        if words:
            lines.append(f"- `{each.method}`: {'; '.join(words)[:300]}")
    if found.unjoined:
        lines.append(f"- Not in the description: {', '.join(f'`{each}`' for each in found.unjoined)}")
    return lines


if __name__ == "__main__":
    PAGE.write_text(
        with_figures(PAGE.read_text(encoding="utf-8"), [compared(each) for each in subjects()]),
        encoding="utf-8",
    )
