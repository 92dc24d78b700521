"""What is advised for a link that leads nowhere, or for a word of another program, does no harm when it is followed."""

from __future__ import annotations

import pytest
from example_sites import change, copy, told

PAGE = "docs/about/contact.md"


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        # The folder is right, so the page of that name in another folder is another page.
        ("../briefings/contact.md", "leads to no page. Write the page’s file as it is called in docs/"),
        ("../worried/noticing.md", "leads to no page. Write the page’s file as it is called in docs/"),
        ("../nowhere/noticing.md", "Did you mean `../briefings/noticing.md`?"),
        ("../briefings/notcing.md", "Did you mean `../briefings/noticing.md`?"),
    ],
)
def test_a_page_that_is_gone_is_not_answered_with_another(tmp_path, target, advice):
    site = copy(tmp_path)
    change(site / PAGE, "See ", f"See [our advice]({target}) and ")
    [fault] = told(site)
    assert advice in fault


@pytest.mark.parametrize("word", ["hidden: true", "published: false"])
def test_a_page_that_another_program_would_keep_back_is_not_let_out(tmp_path, word):
    site = copy(tmp_path)
    change(site / PAGE, "title:", f"{word}\ntitle:")
    [fault] = told(site)
    assert "Write `draft: true`, or `publish_on:` with the day on which the page is to appear" in fault


def test_a_wrong_template_is_told_beside_another_fault_of_the_front_matter(tmp_path):
    site = copy(tmp_path)
    change(site / PAGE, "title:", "template: elsewhere.html\nowner2: one\ntitle:")
    assert [one.split(". ")[0] for one in told(site)] == [
        f"{PAGE}:2: There is no template `elsewhere.html`",
        f"{PAGE}:3: `owner2` is not a field that belongs here",
    ]


def test_a_number_that_lost_a_digit_is_told_once_and_its_other_form_left_alone(tmp_path):
    site = copy(tmp_path)
    text = (site / "data/contacts.yml").read_text(encoding="utf-8")
    more = '- {id: centre, name: Centre, number: "0121 569 320", tel: "01215693100", when: At any time., for_whom: Anyone., audience: [public], checked_against: [{title: Its page, url: "https://www.gov.uk/"}]}\n'
    (site / "data/contacts.yml").write_text(text + more, encoding="utf-8")
    faults = [one for one in told(site) if "No one has checked" not in one]
    assert len(faults) == 1
    assert "0121 569 320 has 10 digits" in faults[0]
