"""What a screen reader says on eight journeys through the example, as Virtual Screen Reader speaks it.

The transcripts are in `golden`. A change of them is a change of what is heard: RENEW=1 writes them again, to be read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

TESTS = Path(__file__).parent.parent
READER = TESTS / "node_modules" / "@guidepup" / "virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
GOLDEN = Path(__file__).parent / "golden"
LISTEN = """async ([script, part, most]) => {
    const {virtual} = await import(script);
    const container = document.querySelector(part);
    await virtual.start({container});
    const first = await virtual.lastSpokenPhrase();
    for (let said = 1; said < most; said++) {
        await virtual.next();
        if (await virtual.lastSpokenPhrase() === first) break;
    }
    const heard = await virtual.spokenPhraseLog();
    await virtual.stop();
    return heard.length > 1 && heard.at(-1) === first ? heard.slice(0, -1) : heard;
}"""
"""After its end a part is read from its beginning: a transcript ends there."""
UNSAID = re.compile(r"end(?: of .*|, .*)?|paragraph|list|term|definition|document")
"""What tells only where a part begins or ends: the transcripts are shorter and easier to read without it."""


class Journey:
    """A reader with a screen reader, and what has been heard so far."""

    def __init__(self, example: Any, page: Any) -> None:
        self.example, self.page, self.lines = example, page, list[str]()

    def go(self, address: str) -> None:
        self.page.goto(self.example.url(address))
        self.lines.append(f"> go to {address}")

    def act(self, words: str, action: Callable[[], object]) -> None:
        action()
        self.lines.append(f"> {words}")

    def listen(self, part: str, most: int = 400) -> None:
        """Hears a part of the page, as far as `most` phrases."""
        heard = self.page.evaluate(LISTEN, [self.example.url("virtual-screen-reader.js"), part, most])
        said = [re.sub(r"\d+ (kB|bytes)", r"… \1", phrase) for phrase in heard if not UNSAID.fullmatch(phrase)]
        self.lines += [one for one, before in zip(said, ["", *said], strict=False) if one != before]


def a_worried_person_finds_the_number(journey: Journey) -> None:
    journey.go("index.html")
    journey.listen("body", 60)
    page = journey.page
    journey.act(
        "follow “What happens when you call”", page.get_by_role("link", name="What happens when you call").click
    )
    page.wait_for_load_state()
    journey.listen("main", 130)


def a_frightened_person_leaves(journey: Journey) -> None:
    journey.go("worried/index.html")
    journey.listen("body > .urgent")
    journey.act("press Shift", lambda: journey.page.keyboard.press("Shift"))
    expect(journey.page.locator(".exit-said")).not_to_have_text("")
    journey.listen(".exit-place")


def a_word_of_worry_is_searched_for(journey: Journey) -> None:
    journey.go("about/index.html")
    journey.page.get_by_role("button", name="Search", exact=True).press("Enter")
    journey.act("search for “bruise”", lambda: journey.page.get_by_role("searchbox").fill("bruise"))
    expect(journey.page.locator(".search-urgent")).to_be_visible()
    expect(journey.page.locator(".search-results a").first).to_be_visible()
    journey.listen("dialog", 60)


def a_figure_and_its_table_are_read(journey: Journey) -> None:
    journey.go("figures/front-door/index.html")
    table = journey.page.locator("main figure .figure-table > summary").first
    journey.act("open the table of the first figure", table.click)
    journey.listen("main figure", 120)


def reports_are_filtered(journey: Journey) -> None:
    journey.go("reviews/index.html")
    choice = journey.page.locator(".filter select").first
    journey.act("choose the second option of the first filter", lambda: choice.select_option(index=1))
    journey.listen("main", 110)


def a_briefing_and_its_handout_are_opened(journey: Journey) -> None:
    journey.go("briefings/index.html")
    journey.act("follow “Speaking up”", journey.page.get_by_role("link", name="Speaking up").first.click)
    journey.page.wait_for_load_state()
    journey.listen("main", 80)


def a_young_person_reads_who_to_call(journey: Journey) -> None:
    journey.go("worried/children/index.html")
    journey.listen("main", 90)


def a_comparison_is_made(journey: Journey) -> None:
    journey.go("figures/compare-for-yourself/index.html")
    expect(journey.page.locator(".explored-said")).not_to_have_text("")
    journey.listen("#explore", 60)
    journey.act("choose “Dots”", journey.page.get_by_label("Dots", exact=True).check)
    expect(journey.page.locator(".explored-said")).to_contain_text("Dots")
    journey.listen("#explored", 60)


JOURNEYS = (
    a_worried_person_finds_the_number,
    a_frightened_person_leaves,
    a_word_of_worry_is_searched_for,
    a_figure_and_its_table_are_read,
    reports_are_filtered,
    a_briefing_and_its_handout_are_opened,
    a_young_person_reads_who_to_call,
    a_comparison_is_made,
)


@pytest.mark.parametrize("travel", JOURNEYS, ids=lambda one: one.__name__)
def test_a_journey_is_heard_as_its_transcript_says(example, page, travel):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.route("**/virtual-screen-reader.js", lambda route: route.fulfill(path=READER, content_type="text/javascript"))
    journey = Journey(example, page)
    travel(journey)
    transcript = GOLDEN / f"{travel.__name__}.txt"
    if os.environ.get("RENEW"):
        transcript.write_text("\n".join(journey.lines) + "\n", encoding="utf-8")
    assert journey.lines == transcript.read_text(encoding="utf-8").splitlines()


def test_each_transcript_has_its_journey():
    assert sorted(one.stem for one in GOLDEN.glob("*")) == sorted(one.__name__ for one in JOURNEYS)
