"""What profiles predict agrees with the documentation of real SDKs as far as it is published."""

import pytest

from parity.subjects import Subject, compared, subjects
from parity.table import percentages


@pytest.mark.corpus
@pytest.mark.parametrize("subject", subjects(), ids=lambda each: each.key)
def test_predictions_agree_with_real_documentation(subject: Subject) -> None:
    found = compared(subject)
    figures = percentages(found.scores)
    short = {
        name: (figures[name], wanted)
        for name, wanted in subject.wanted.items()
        if (figure := figures[name]) is not None and figure < wanted
    }
    assert not short, [(each.method, *each.why) for each in found.scores if each.why][:5]
    assert found.scores
