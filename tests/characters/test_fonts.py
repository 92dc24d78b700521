"""Letters that cannot be drawn here are told; those of families' languages are drawn as they are written."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import lxml.html
import pikepdf
import pytest
from editing import BRIEFING, HOME, site_with
from example_sites import EXAMPLES, TODAY, change, copy, told
from PIL import Image

from macros import charts
from macros.characters import fonts
from macros.checks.site import check_site
from macros.content import Site
from macros.outputs import handouts, sharing

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = Site(EXAMPLES / "whole", TODAY).files.languages
FACE = "\U0001f642"
NONE_HAS = "\U0001f642\u12a5"  # a face, and a letter of Amharic


def picture_of(*texts: str) -> bytes:
    lines = "".join(f'<text x="10" y="{40 * (at + 1)}" font-size="20">{text}</text>' for at, text in enumerate(texts))
    return charts.png(f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200">{lines}</svg>', 1)


@pytest.fixture
def no_fonts(monkeypatch):
    """A machine on which nobody can say which fonts there are."""
    monkeypatch.setattr(fonts, "installed", lambda: ())
    fonts._drawn_by.cache_clear()
    fonts._has_any.cache_clear()
    yield
    fonts._drawn_by.cache_clear()
    fonts._has_any.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_set_up_brings_a_font_for_each_language_that_families_here_read(language):
    assert fonts.without_picture(LANGUAGES[language]) == []
    assert fonts.without_print(LANGUAGES[language]) == []


@pytest.mark.parametrize(
    "text", ["English é", "Łódź", "știință", "“a” – b… £5", "a\u200bb\u00a0c\u2009d", "Ελλάδα, Україна"]
)
def test_the_letters_of_europe_need_no_font_of_the_machine(no_fonts, text):
    assert fonts.without_picture(text) == []
    assert not fonts.beyond_built_in(text)


def test_letters_are_known_by_the_ranges_that_fontconfig_writes():
    letters = fonts.Letters("20-7e a0 100-17f 1f642")
    assert [letter in letters for letter in " ~\u00a0\u00a1\u0100\u017f\u0180" + FACE] == [True] * 3 + [False] + [
        True
    ] * 2 + [False, True]


def test_the_words_for_help_are_drawn_and_not_boxes():
    boxes = {picture_of(text) for text in ("\U00013000\U00013001\U00013002", "\U00013003\U00013004\U00013005")}
    drawn = {picture_of(LANGUAGES[name]) for name in ("Punjabi", "Bengali", "Urdu", "Gujarati", "Hindi", "Tamil")}
    assert len(drawn) == 6
    assert drawn.isdisjoint(boxes)


def test_a_text_keeps_its_place_whichever_side_it_is_aligned_to():
    text = LANGUAGES["Punjabi"]

    def left(anchor: str) -> int:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><text text-anchor="{anchor}" transform="translate(200,40)" font-size="20">{text}</text></svg>'
        dark = Image.open(io.BytesIO(charts.png(svg, 1))).convert("L").point(lambda shade: 255 if shade < 128 else 0)
        return dark.getbbox()[0]

    assert left("start") > left("middle") > left("end")
    assert abs(left("start") - 200) < 5


def test_a_picture_without_such_letters_is_drawn_as_before():
    svg = '<svg width="1" height="1"><text x="1">Łódź – 5</text></svg>'
    assert charts.shaped(svg) == svg


def test_a_letter_without_a_font_is_told_at_the_title_of_a_page_that_is_shared(tmp_path):
    site = copy(tmp_path)
    change(site / "docs/briefings/noticing.md", "title: Noticing", f"title: Noticing {FACE}")
    [one] = told(site)
    assert one.startswith(
        "docs/briefings/noticing.md:2: `🙂` (slightly smiling face) has no font here, and would be an empty box in the picture"
    )


def test_letters_without_a_font_are_told_once_a_line_where_a_handout_shows_them(tmp_path):
    site = copy(tmp_path)
    change(
        site / "docs/briefings/noticing.md",
        "## Why it matters\n",
        f"## Why it matters\n\n{NONE_HAS} and &#x1f642;\n\n{FACE}\n",
    )
    found = told(site)
    assert len(found) == 2
    assert "`🙂` (slightly smiling face), `እ` (ethiopic syllable glottal e) have no font here" in found[0]
    assert "the handout" in found[0]


def test_a_letter_without_a_font_is_told_in_a_table_and_its_metadata(tmp_path):
    site = copy(tmp_path)
    for ending in ("csv", "yml"):
        path = site / f"data/tables/contacts-by-source.{ending}"
        path.write_text(path.read_text(encoding="utf-8").replace("Health", f"Health {FACE}"), encoding="utf-8")
    places = [one.split(": ")[0] for one in told(site) if "slightly smiling face" in one]
    assert "data/tables/contacts-by-source.csv:4" in places
    assert any(place.startswith("data/tables/contacts-by-source.yml") for place in places)


def test_where_nobody_can_say_which_fonts_there_are_a_letter_is_advice(tmp_path, no_fonts):
    site = copy(tmp_path)
    change(site / "docs/briefings/noticing.md", "title: Noticing", "title: Noticing ਮਦਦ")
    assert [one.stops for one in check_site(Site(site, TODAY))] == [False]


def test_a_language_without_a_font_gets_advice_at_its_line(tmp_path):
    site = copy(tmp_path)
    (site / "data/files.yml").write_text("languages:\n  Amharic: እርዳታ\n  Polish: pomoc\n", encoding="utf-8")
    [one] = told(site)
    assert one.startswith("data/files.yml:2: advice: No font of this machine has the letters of Amharic (`እ`")


def test_a_handout_in_many_languages_has_no_empty_box_and_claims_to_be_accessible(tmp_path):
    words = ", ".join(LANGUAGES.values())
    site = site_with(
        tmp_path, briefings__seen=BRIEFING.replace("## Why it matters\n", f"## Why it matters\n\n{words}\n")
    )
    made = handouts.make(site, HOME, tmp_path / "kept")
    assert made.problems == []
    pdf = pikepdf.open(io.BytesIO(made.files["briefings/seen/"]["handout"]))
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_a_letter_of_the_facts_that_no_font_has_is_told_with_the_handout(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING)
    change(site.root / "data/partnership.yml", "name: Exampleshire Children's", f"name: {FACE} Exampleshire Children's")
    first, again = (handouts.make(site, HOME, tmp_path / "kept").problems for _ in range(2))
    assert first == again  # a sheet with a box is not kept
    [one] = {str(one) for one in first if "docs/briefings/seen.md" in str(one)}
    assert "`🙂` (slightly smiling face) has no font here, and would be an empty box in the handout of this page" in one


@pytest.mark.parametrize("title", ["W" * 100, "many short words " * 6, "ਮਦਦ " * 25, "What was learnt " * 6])
def test_a_title_of_any_length_stays_above_the_name_of_the_partnership(tmp_path, title):
    svg = sharing.svg(sharing.Card("one", "Newsletter", title.strip()), site_with(tmp_path))
    lines = lxml.html.fragment_fromstring(svg).xpath(".//text")[1:]
    assert float(lines[-2].get("y")) <= float(lines[-1].get("y")) - 28
    said = "".join("".join(one.text for one in lines[:-1]).split()).replace("-", "")
    assert said == "".join(title.split())


def test_what_is_installed_waits_for_its_turn_and_is_tried_again_and_named(tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, script in (
        ("dpkg-query", "exit 1"),
        ("apt-get", f'echo "$@" >> {tmp_path}/asked; exit 1'),
        ("id", "echo 0"),
    ):
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    done = subprocess.run(
        [ROOT / ".ci/need", "pdf"], capture_output=True, text=True, check=False, env={"PATH": f"{tools}:/usr/bin:/bin"}
    )
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert done.returncode == 1
    assert "fonts-noto-ui-core" in done.stderr
    assert len(asked) == 2
    assert all("DPkg::Lock::Timeout=" in one for one in asked)
    recipe = re.search(
        r"^\.cache/can-draw:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert recipe is not None
    assert "if .ci/need pdf; then touch $@; fi" in recipe[1]
