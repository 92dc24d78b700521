"""Every briefing can be handed out: two sides of A4 that everyone can read, a sheet to record its use, and its text."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from editing import BRIEFING, HOME, site_with

from macros.outputs import Words, editions, handouts

SEEN = "briefings/seen/"
A4 = [595.28, 841.89]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> handouts.Made:
    """The handouts of a site with two briefings."""
    folder = tmp_path_factory.mktemp("handouts")
    return handouts.make(site_with(folder, briefings__seen=BRIEFING), HOME, folder / "kept")


@pytest.fixture(scope="module")
def handout(made: handouts.Made) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.files[SEEN]["handout"]))


def tags(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every element of the structure with its alternative, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root["/StructTreeRoot"]["/K"])
    return found


def test_a_handout_has_two_sides_of_a4_and_the_record_sheet_has_one(made):
    sizes = {
        name: [
            [round(float(side), 2) for side in page.mediabox[2:]] for page in pikepdf.open(io.BytesIO(content)).pages
        ]
        for name, content in made.files[SEEN].items()
        if name != "text"
    }
    assert sizes == {"handout": [A4, A4], "record": [A4]}
    assert made.problems == []


def test_a_handout_says_its_title_and_its_language(handout):
    assert str(handout.Root["/Lang"]) == "en-GB"
    assert str(handout.docinfo["/Title"]) == "Seen & heard: seven-minute briefing"
    assert str(handout.docinfo["/Author"]) == "Exampleshire Children's Safeguarding Partnership"
    assert bool(handout.Root["/ViewerPreferences"]["/DisplayDocTitle"])


def test_a_handout_is_tagged_and_says_that_it_is_accessible(handout):
    assert bool(handout.Root["/MarkInfo"]["/Marked"])
    with handout.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_the_headings_are_the_title_the_seven_parts_and_what_follows_them(handout):
    heads = [tag for tag, _ in tags(handout) if tag in ("/H1", "/H2", "/H3")]
    assert heads == ["/H1", *["/H2"] * 9]


def test_the_figure_and_the_code_have_their_alternatives_in_reading_order(handout):
    alternatives = [alternative for tag, alternative in tags(handout) if tag == "/Figure"]
    assert alternatives == [
        f"QR code that opens this briefing on the web: {HOME}{SEEN}",
        "Police made the most contacts. Bar chart: Contacts, 3 bars. Police 400; Schools 350; Health 250.",
    ]


def test_no_text_is_smaller_than_can_be_read_at_arms_length():
    assert min(look.size for look in handouts.LOOKS) == 10.5
    assert [look.size for look in handouts.LOOKS] == sorted((look.size for look in handouts.LOOKS), reverse=True)


def test_a_handout_that_needs_a_third_side_is_told_at_its_briefing(tmp_path):
    long = BRIEFING.replace("- Listen.", "- Listen.\n" + "".join(f"- Listen again, {one}.\n" for one in range(150)))
    site = site_with(tmp_path, briefings__seen=long)
    made = handouts.make(site, HOME, tmp_path / "kept")
    assert [str(problem) for problem in made.problems] == [
        "docs/briefings/seen.md:14: The handout of this briefing has 3 sides, and must fit on 2. "
        "Take out some words, or choose a figure that is less tall."
    ]
    assert [str(problem) for problem in handouts.make(site, HOME, tmp_path / "kept").problems] == [
        str(problem) for problem in made.problems
    ]


def test_only_the_briefing_that_changed_is_made_anew(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING)
    assert handouts.make(site, HOME, tmp_path / "kept").new == ["briefings/noticing/", SEEN]
    assert handouts.make(site, HOME, tmp_path / "kept").new == []
    (tmp_path / "again").mkdir()
    changed = site_with(tmp_path / "again", briefings__seen=BRIEFING.replace("Talk it over.", "Talk about it."))
    assert handouts.make(changed, HOME, tmp_path / "kept").new == [SEEN]


def test_what_is_made_anew_is_said_and_what_is_kept_is_counted(tmp_path, caplog):
    caplog.set_level("INFO", "macros")
    for name, text in (("one", BRIEFING), ("two", BRIEFING.replace("Talk it over.", "Talk about it."))):
        (tmp_path / name).mkdir()
        editions.make(
            Words(site_with(tmp_path / name, briefings__seen=text)), tmp_path / "built", HOME, tmp_path / "kept"
        )
    assert caplog.messages == [
        "Handouts: 2 made (briefings/noticing/, briefings/seen/), 0 kept",
        "Handouts: 1 made (briefings/seen/), 1 kept",
    ]


def test_the_same_briefing_gives_the_same_bytes(made, tmp_path):
    again = handouts.make(site_with(tmp_path, briefings__seen=BRIEFING), HOME, tmp_path / "kept")
    assert again.files == made.files


def test_the_text_has_every_part_question_link_and_number(made):
    text = made.files[SEEN]["text"].decode()
    heads = [line for line in text.splitlines() if line[:1].isdigit() and line[1:3] == ". "]
    assert heads == [
        "1. Background",
        "2. Why it matters",
        "3. Key message 1: Look",
        "4. Key message 2: Listen",
        "5. Key message 3: Act",
        "6. What to remember",
        "7. What to do next",
        "1. Talk it over.",
        "2. Write it down.",
        "1. What did we see?",
        "2. Whom did we tell?",
    ]
    flat = " ".join(text.split())
    assert "The police made 400 contacts." in flat
    assert f"about noticing ({HOME}briefings/noticing/#key-message-1-look)" in flat
    assert "Bar chart: Contacts, 3 bars. Police 400; Schools 350; Health 250." in flat
    assert "999: Police, ambulance or fire in an emergency" in text
    assert "<" not in text
    assert max(len(line) for line in text.splitlines() if "https://" not in line) <= 72


def test_each_page_links_its_files_with_their_sizes(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING)
    built = tmp_path / "built"
    page = built / SEEN / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<h2 id="take-away">Take it to a meeting</h2>', encoding="utf-8")
    editions.make(Words(site), built, HOME, tmp_path / "kept")
    size = (page.parent / "seen-handout.pdf").stat().st_size
    assert (
        f'<a href="seen-handout.pdf" download>Handout to print, two sides, PDF ({size / 1000:.0f} kB)</a>'
        in page.read_text(encoding="utf-8")
    )
    assert sorted(path.name for path in page.parent.iterdir()) == [
        "index.html",
        "seen-handout.pdf",
        "seen-record-sheet.pdf",
        "seen.txt",
    ]


def test_a_machine_that_cannot_draw_pdfs_makes_the_text_and_says_what_it_lacks(tmp_path, monkeypatch):
    def missing(_: object) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'\nand more")

    monkeypatch.setattr(handouts, "_drawn", missing)
    made = handouts.make(site_with(tmp_path, briefings__seen=BRIEFING), HOME, tmp_path / "kept")
    assert [str(problem) for problem in made.problems] == [
        "README.md:1: advice: No handout was made, because this machine cannot draw PDFs "
        "(cannot load library 'libpango-1.0-0'). Install Pango, as the README says under Commands."
    ]
    assert list(made.files[SEEN]) == ["text"]
