"""Before and after an import: each sentence stands beside the one that says the same thing with new numbers."""

from __future__ import annotations

from example_sites import whole

from macros.build.site import read
from macros.outputs import changed_words as module
from macros.outputs.words import Words, words_of


def changes(monkeypatch, before: list[str], after: list[str]) -> list[tuple[str, str]]:
    """What is told of one page that said these sentences, and now says those."""
    monkeypatch.setattr(module, "words_of", lambda said, stems: [("page/", Words("Page", "docs/page.md", said))])
    found = module.changed_words(before, after, ["table"])
    return [(one.before, one.after) for one in found.words]


def test_rows_that_changed_their_order_are_shown_beside_themselves(monkeypatch):
    """A scorecard puts what got worse first, so a new year gives its rows another order."""
    plans = "- Second plans: {}% (year ending 31 March {}). Since {}, the year before: {}."
    posts = "- Posts that were vacant: {}% (at 30 September {}). Since {}, the year before: {}."
    before = ["The same.", plans.format(31, 2025, 2024, "worse"), posts.format(9, 2025, 2024, "better")]
    after = ["The same.", posts.format(14, 2026, 2025, "worse"), plans.format(20, 2026, 2025, "better")]
    assert changes(monkeypatch, before, after) == [(before[1], after[2]), (before[2], after[1])]


def test_what_went_and_what_came_stand_alone(monkeypatch):
    before, after = ["One.", "Nobody was counted."], ["In 2026 ten areas had more than 400 children.", "One."]
    assert changes(monkeypatch, before, after) == [("", after[0]), (before[1], "")]


def test_the_numbers_of_an_axis_are_no_sentence(tmp_path):
    site = read(whole(tmp_path))
    said = dict(words_of(site, site.stems))["figures/compare-for-yourself/"].sentences
    assert any("Referrals" in one for one in said)
    assert [one for one in said if "2023-242024-25" in one] == []
