"""What a page may say that is also read on paper, in an e-mail and in GOV.UK Notify is told before a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import BRIEFING, INDEX, NEWSLETTER, site_with
from example_sites import told
from making_sites import making_of

from macros.content.editions import WORDS
from macros.outputs import newsletters

COMPONENTS = Path(__file__).parent.parent.parent / "overrides" / "components"


def issue(folder: Path, old: str, new: str) -> list[str]:
    assert old in NEWSLETTER
    page = NEWSLETTER.replace(old, new, 1)
    return told(site_with(folder, newsletters__index=INDEX, newsletters__one=page).root)


@pytest.mark.parametrize("edition", ["email", "handout", "text", "web"])
def test_every_macro_of_an_article_has_a_template_in_every_edition(edition):
    names = {"contacts": "contact"} if edition == "web" else {}
    wanted = {f"{names.get(name, name)}.html" for name in WORDS.values()}
    assert wanted - {path.name for path in (COMPONENTS / edition).glob("*.html")} == set()


@pytest.mark.parametrize("word", ["site_map()", "hubs()", "what_changed()"])
@pytest.mark.parametrize("name", ["newsletters__one", "briefings__one"])
def test_a_macro_that_can_only_stand_on_the_web_is_told_by_the_check(tmp_path, word, name):
    text = NEWSLETTER.replace("- First", f"{{{{ {word} }}}}")
    if name == "briefings__one":
        text = BRIEFING.replace("- Look.", f"{{{{ {word} }}}}")
    found = [
        line for line in told(site_with(tmp_path, **{name: text}).root) if "cannot be shown in the handout" in line
    ]
    assert len(found) == 1
    assert found[0].startswith(f"docs/{name.replace('__', '/')}.md:")


def test_a_misspelt_macro_of_an_issue_is_told_once(tmp_path):
    [fault] = issue(tmp_path, "- First", "- {{ contcats() }}")
    assert "`contcats` is not a macro. Did you mean `contacts`?" in fault


@pytest.mark.parametrize(
    ("old", "new", "line", "shown"),
    [
        ("This issue", "Dear ((name)), this issue", 16, "((name)), this issue is made f"),
        ("What was seen", "((name)): What was seen", 4, "((name)): What was seen, and w"),
        ("the board decided", "the ((board)) decided", 5, "((board)) decided & what it le"),
        ("- First", "- ((first?? yes))", 26, "((first?? yes))"),
        ("## Decisions", "## Decisions ((all))", 22, "((all))"),
    ],
)
def test_a_gap_that_notify_would_fill_in_is_told_at_its_line(tmp_path, old, new, line, shown):
    found = [fault for fault in issue(tmp_path, old, new) if "GOV.UK Notify" in fault]
    assert found == [
        f"docs/newsletters/one.md:{line}: `{shown}` would be read as a placeholder by GOV.UK Notify, "
        "which sends this text. Write one bracket, or other words."
    ]


def test_a_bracket_in_a_bracket_further_on_is_no_gap(tmp_path):
    assert issue(tmp_path, "This issue", "This issue (the first (of four)) ([see these](https://www.gov.uk/))") == []


def test_a_gap_that_only_the_message_shows_is_told_by_the_build(tmp_path):
    text = NEWSLETTER.replace("This issue is", "This &#40;( issue is")
    site = site_with(tmp_path, newsletters__one=text)
    problems = newsletters.files(making_of(site.root), "newsletters/one.md").problems
    assert ["GOV.UK Notify" in str(problem) for problem in problems] == [True]


def test_the_way_to_say_a_number_that_the_check_advises_works_in_a_briefing(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING.replace("- Look.", '- Now {{ call("emergency") }}.'))
    assert [fault for fault in told(site.root) if "call" in fault] == []
