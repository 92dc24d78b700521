"""Whatever a page gives to a macro that the macro does not take is told in plain words, by its option, with how to write it."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path

import pytest
from example_sites import TODAY, copy, told

from macros.content import Site
from macros.content.arguments import checked
from macros.messages import Fault
from macros.page_macros import PageMacros

PYTHON = re.compile(r"NoneType|unhashable|keyword|positional|argument|multiple values|slice|instances|Traceback|None\b")
PAGE = "docs/about/contact.md"


def write(site: Path, line: str) -> None:
    page = site / PAGE
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("call", "what", "fix"),
    [
        ('listing("briefings", limit="3")', '`limit` of `listing` is `"3"`, and should be a whole number', "limit=2."),
        ('listing("briefings", limit=1.5)', "`limit` of `listing` is `1.5`, and should be a whole number", "limit=2."),
        ('listing("briefings", limit=true)', "`limit` of `listing` is `true`, and should be a whole", "limit=2."),
        ('listing("briefings", theme=["x"])', '`theme` of `listing` is `["x"]`, and should be a text', 'theme="…".'),
        ('listing(["briefings"])', 'The first value of `listing` is `["briefings"]`', 'listing("briefings", limit=3).'),
        ('listing("briefings", limits=3)', "`limits` is not an option of `listing`", "Did you mean `limit`?"),
        ('listing("briefings", folder="x")', "`folder` of `listing` is its first value, and is given a", "of them."),
        ("site_map(1)", "`site_map` takes nothing between its brackets", "Write it as in site_map()."),
        ("site_map(one=1)", "`one` is not an option of `site_map`. `site_map` takes nothing", "site_map()."),
        ("find(1)", "`find` takes nothing between its brackets", "Write it as in find()."),
        ('figure("contacts-by-source", {})', "The second value of `figure` is `{}`", 'figure("front-door-contacts").'),
        ('figure("contacts-by-source", name=none)', "`name` of `figure` is `none`", 'name="…".'),
        ('figure("contacts-by-source", where="x")', '`where` of `figure` is `"x"`', 'where={"column": "value"}.'),
        (
            'figure("contacts-by-source", where={"area": none})',
            "`area` is not a plain value",
            "Write the text or the number",
        ),
        ('figure("contacts-by-source", columns="x")', '`columns` of `figure` is `"x"`, and should be a list', '"…"].'),
        ('figure("contacts-by-source", sort=3)', "`sort` of `figure` is `3`, and should be a text", 'sort="…".'),
        (
            'figure("contacts-by-source", highlight="x")',
            "`highlight` names `x`, which is not in the figure",
            "`Schools`.",
        ),
        ('figure("contacts-by-source", where={"contact_source": "Nope"})', "The figure asks for `Nope`", "Police` and"),
        ('figure("contacts-by-source", where={"nope": "x"})', "The figure names the column `nope`", "The choices are"),
        ('contacts("public", "x")', "`contacts` is given 2 values without a name, and takes 1", 'contacts("public").'),
        ("contacts()", "The first value of `contacts` is missing", 'Write it as in contacts("public").'),
    ],
)
def test_a_value_that_a_macro_does_not_take_is_told_by_its_option(tmp_path, call, what, fix):
    site = copy(tmp_path)
    write(site, f"{{{{ {call} }}}}")
    [fault] = told(site)
    assert fault.startswith(f"{PAGE}:")
    assert what in fault
    assert fix in fault
    assert not PYTHON.search(fault)


@pytest.mark.parametrize(
    ("call", "what", "fix"),
    [
        ('number("contacts-by-source", "contacts_count", self="x")', "has no column `self`", "The choices are"),
        ('number("contacts-by-source", "contacts_count", table="x")', "has no column `table`", "The choices are"),
        ('number("contacts-by-source", "contacts_count", area=none)', "`area` of `number` is `none`", 'area="…".'),
        ('number("contacts-by-source", "contacts_count", words="yes")', '`words` of `number` is `"yes"`', "=true."),
        ('rank("contacts-by-source", "contacts_count", around=2)', "has no column `around`", "The choices are"),
        ('compare("contacts-by-source", "contacts_count")', "The option `with_` of `compare` is missing", "with_="),
        ('compare("contacts-by-source", with_=[{"a": 1}])', "`with_` of `compare` is", 'with_="…".'),
        ('share("contacts-by-source", "contacts_count")', "The option `of` of `share` is missing", 'of={"contact_'),
        ('share("contacts-by-source", "contacts_count", of=3)', "`of` of `share` is `3`", 'of="…".'),
        ('change("contacts-by-source", since=["x"])', '`since` of `change` is `["x"]`', 'since="…".'),
        ("call(none)", "The first value of `call` is `none`", 'Write it as in call("police-emergency").'),
        ('call("police-emergency", verb=3)', "`verb` of `call` is `3`, and should be a text", 'verb="…".'),
        ("number()", "The first value of `number` is missing", 'number("front-door-contacts", "contacts_count"'),
    ],
)
def test_a_value_that_a_macro_in_a_sentence_does_not_take_is_told_by_its_option(tmp_path, call, what, fix):
    site = copy(tmp_path)
    write(site, f"Here are {{{{ {call} }}}} of them.")
    [fault] = told(site)
    assert what in fault
    assert fix in fault
    assert not PYTHON.search(fault)


def test_every_macro_that_takes_something_says_how_it_is_written(tmp_path):
    for name, word in PageMacros(Site(copy(tmp_path), TODAY)).named.items():
        with pytest.raises(Fault) as fault:
            word(*range(9))
        assert f"Write it as in {name}(" in str(fault.value)


def test_a_site_that_is_no_longer_used_is_not_kept_by_what_its_macros_take(tmp_path):
    def used() -> weakref.ref[Site]:
        site = Site(copy(tmp_path), TODAY)
        for word in PageMacros(site).named.values():
            with pytest.raises(Fault):
                word(*range(9))
        return weakref.ref(site)

    left = used()
    gc.collect()
    assert left() is None


def test_what_a_macro_fails_with_is_told_in_plain_words():
    def fails() -> None:
        raise TypeError("unhashable type")

    with pytest.raises(Fault, match=r"^`fails` failed with these values\. Write it as in fails\(\)\."):
        checked("fails", fails)()


def test_a_macro_that_fails_says_what_was_missing_and_at_which_line_of_the_program():
    def fails() -> None:
        {}["lost"]

    with pytest.raises(Fault, match=r"\(KeyError: 'lost', at macros/content/arguments\.py, line \d+\)\."):
        checked("fails", fails)()
