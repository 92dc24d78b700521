"""A video is a card that says what it is and where it leads, with its words on this site, and nothing loaded from elsewhere."""

from __future__ import annotations

import pytest
from editing import BRIEFING, FIGURE, HOME, site_with
from example_sites import told
from making_sites import making_of

from macros.outputs import handouts, pages
from macros.outputs.articles import article

CALL = '{{ video("https://www.youtube.com/watch?v=abc", title="Saying what you saw", length="3:20", captions=True, transcript="worried/index.md") }}'


def site_of(folder, call=CALL, more=""):
    return site_with(
        folder,
        briefings__seen=BRIEFING.replace(FIGURE, "").replace(
            "## Why it matters\n", f"## Why it matters\n\n{call}\n{more}"
        ),
    )


def faults(site):
    return [
        one.partition(": ")[2]
        for one in told(site.root)
        if one.startswith("docs/briefings/seen.md") and ("ideo" in one or "ranscript" in one)
    ]


def test_a_video_is_a_card_with_its_length_its_captions_and_its_transcript(tmp_path):
    site = site_of(tmp_path)
    assert faults(site) == []
    making = making_of(site.root)
    page = pages.of_document(making, "briefings/seen.md").files["briefings/seen/index.html"].decode()
    assert 'href="https://www.youtube.com/watch?v=abc"' in page
    assert "Video, 3 minutes 20 seconds, with captions. It opens on www.youtube.com" in page
    assert 'href="../../worried/">Read the transcript<span class="unseen"> of Saying what you saw</span>' in page
    assert "<iframe" not in page
    assert 'src="https:' not in page


@pytest.mark.parametrize("edition", ["email", "handout", "text"])
def test_every_edition_names_the_video(edition, tmp_path):
    site = site_of(tmp_path)
    making = making_of(site.root)
    one = article(making.macros, making.document("briefings/seen.md"), edition, HOME, making.cache)
    html = "".join(part.html for part in one.parts)
    assert "Saying what you saw" in html
    assert "3 minutes 20 seconds, with captions" in html
    assert f'href="{HOME}worried/"' in html
    assert edition != "handout" or handouts.files(making, "briefings/seen.md").problems == []


SLIPS = {
    "no transcript": ('"worried/index.md"', '""', "The video has no transcript."),
    "no such page": (
        '"worried/index.md"',
        '"worried/indx.md"',
        "There is no page `worried/indx.md` for the transcript. Did you mean `worried/index.md`?",
    ),
    "no such heading": (
        '"worried/index.md"',
        '"#why-it-mattes"',
        "The transcript `#why-it-mattes` is not a heading of this page. Did you mean `why-it-matters`?",
    ),
    "no length": (
        '"3:20"',
        '"long"',
        '`long` is not the length of a video. Write minutes and seconds, such as length="3:20".',
    ),
    "nought": ('"3:20"', '"0:00"', "`0:00` is not the length of a video."),
    "an address that is not safe": (
        "https://www",
        "http://www",
        "The address of the video is `http://www.youtube.com/watch?v=abc`, which does not begin with https://.",
    ),
    "a program": (
        "https://www.youtube.com/watch?v=abc",
        "javascript:alert(1)",
        "The address of the video is `javascript:alert(1)`",
    ),
    "no title": ('"Saying what you saw"', '" "', "The video has no title."),
    "a word left out": (", captions=True", "", "`captions`"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_video_is_told(slip, tmp_path):
    old, new, message = SLIPS[slip]
    found = told(site_of(tmp_path, CALL.replace(old, new)).root)
    assert [one for one in found if message in one], found


def test_html_in_a_title_is_shown_and_not_run(tmp_path):
    making = making_of(site_of(tmp_path, CALL.replace("Saying what", "<script>alert(1)</script> what")).root)
    page = pages.of_document(making, "briefings/seen.md").files
    assert not page or b"<script>alert(1)" not in page["briefings/seen/index.html"]


def test_a_transcript_can_be_on_the_same_page(tmp_path):
    assert faults(site_of(tmp_path, CALL.replace("worried/index.md", "#why-it-matters"))) == []


@pytest.mark.parametrize(
    "address", ["https://youtu.be/abcdefgh", "https://www.youtube.com/watch?v=abc", "https://vimeo.com/1234567"]
)
def test_a_plain_link_to_a_video_gets_advice(address, tmp_path):
    [one] = faults(site_of(tmp_path, "", f"\nWatch [this film]({address}).\n"))
    assert "This link leads to a video, without its length and a transcript" in one


def test_a_link_to_a_channel_gets_none(tmp_path):
    assert faults(site_of(tmp_path, "", "\nSee [the channel](https://www.youtube.com/@example).\n")) == []
