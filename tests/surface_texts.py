"""Texts for surfaces made by Hypothesis: names, and words that would be marks if they were not kept apart."""

from hypothesis import strategies as st

NAMES = st.from_regex(r"[a-z]{2,6}_?[A-Z]?[a-z]{1,4}", fullmatch=True)
HOSTILE = (
    "a | b", r"a \| b", "`a|b`", "one ` tick", "``", "<br/>", "&lt;b&gt;", "N/A", "<script>", "<!--", "-->",
    "]]>", "**bold**", "* [x](#x) - y", "# h", "```", "~~~", "> q", "---", "[a](b)", "a\nb", "a\n\nb",
    "&amp;", "\\", "~~s~~", "`x`", ":warning: **DEPRECATED**: x", "### Parameters", "{% raw %}", "$", "| a |",
    "&#124;", "1. x",
)  # fmt: skip
WORDS = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]))
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join).map(str.strip).filter(bool)
ABOUT = TEXTS.filter(lambda text: not text.startswith(":warning:"))
"""Descriptions in cells; one that begins like a deprecation is told from one by a backslash."""
CELLS = st.none() | ABOUT
MODELS = ("models/message", "models/old_one")
