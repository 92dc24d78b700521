"""`new translation` begins a page in another language with what its original fixes, and overwrites nothing."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from example_sites import whole

from macros.__main__ import main


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return whole(tmp_path_factory.mktemp("translation"))


def typed(root, of, language):
    done = CliRunner().invoke(main, ["new", "translation", "--folder", str(root), "--of", of, "--language", language])
    assert "Traceback" not in done.output
    return done.exit_code, done.output


def test_a_version_is_begun_beside_its_original_and_what_is_left_is_listed(root):
    code, said = typed(root, "docs/about/privacy.md", "ur")
    assert code == 0, said
    assert "Written: docs/about/privacy.ur.md." in said
    assert "docs/about/privacy.ur.md:2: `title` is still to be written: the title in Urdu." in said
    text = (root / "docs/about/privacy.ur.md").read_text(encoding="utf-8")
    assert "translates: 2026-11-20\n" in text
    (root / "docs/about/privacy.ur.md").unlink()


@pytest.mark.parametrize(
    ("of", "language", "said"),
    [
        ("about/privac.md", "ur", "`about/privac.md` is not a page. Did you mean `about/privacy.md`?"),
        ("briefings/noticing.md", "ur", "A page of the kind `briefing` cannot have a version in another language."),
        ("about/privacy.md", "xx", "`xx` is not the code of a language that this site knows. "),
        ("about/privacy.md", "Polish", "`Polish` is not the code of a language that this site knows. Type `pl`."),
        ("worried/index.md", "pl", "docs/worried/index.pl.md exists already, and is left as it is."),
    ],
)
def test_what_cannot_be_is_a_plain_message_and_nothing_is_written(root, of, language, said):
    code, output = typed(root, of, language)
    assert code == 1
    assert said in output
    assert output.endswith("Nothing was written.\n")
