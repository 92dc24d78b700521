"""What the site does with the pages of a kind is said by the kind's own model, and by no default."""

from macros.pages import KINDS


def test_every_kind_of_page_says_what_the_site_does_with_it():
    assert [kind for kind, model in KINDS.items() if "traits" not in vars(model)] == []


def test_each_section_of_a_theme_has_a_place_and_a_heading_of_its_own():
    sections = [model.traits.section for model in KINDS.values() if model.traits.section]
    assert len({one.place for one in sections}) == len({one.title for one in sections}) == len(sections) > 1


def test_a_page_that_is_shared_with_a_picture_of_its_own_is_in_the_feeds():
    assert [kind for kind, model in KINDS.items() if model.traits.card and not model.traits.in_feeds] == []
