"""An issue of the newsletter reaches every inbox: as an e-mail, as text, as a message to open, and through Notify."""

from __future__ import annotations

import email.policy
import io
import re
from pathlib import Path

import lxml.html
import pytest
from editing import HOME, INDEX, NEWSLETTER, site_with
from making_sites import making_of
from PIL import Image

from macros.content import Site
from macros.content.editions import check_editions as editions_of_pages
from macros.outputs import Making, editions, newsletters, pages, targets
from macros.outputs.newsletters import Issue
from macros.page_macros import PageMacros
from macros.system import disk

SRC = "newsletters/2025-spring.md"
ADDRESS = f"{HOME}newsletters/2025-spring/"
ALTERNATIVE = "Bar chart: Contacts, 3 bars. Police 400; Schools 350; Health 250."


def site_of(folder: Path, text: str = NEWSLETTER) -> Site:
    """The example site with one issue."""
    return site_with(folder, **{"newsletters__2025-spring": text})


def issue_of(making: Making) -> Issue:
    """The one issue, in each of its editions."""
    return newsletters.make(making.macros, making.document(SRC), making.home, making.cache)


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Making:
    return making_of(site_of(tmp_path_factory.mktemp("newsletters")).root)


@pytest.fixture(scope="module")
def issue(making: Making) -> Issue:
    assert newsletters.files(making, SRC).problems == []
    return issue_of(making)


@pytest.fixture(scope="module")
def page(issue: Issue) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(issue.html)


def test_every_rule_stands_in_its_element_and_only_those_for_phones_and_the_dark_in_the_head(page):
    [sheet] = page.xpath("//style/text()")
    assert re.findall(r"@media[^{]*?(?= *\{)", sheet) == [
        "@media (max-width: 480px)",
        "@media (prefers-color-scheme: dark)",
        "@media (prefers-color-scheme: dark)",  # the accent of the site
    ]
    assert sheet.strip().startswith("@media")
    assert page.xpath("//h1/@style") == [
        "margin: 0 0 12px;color: #12436d;font-size: 28px;line-height: 1.2;font-weight: 700;"
    ]
    assert "var(" not in sheet + lxml.html.tostring(page, encoding="unicode")


def test_an_email_is_one_column_of_600_pixels(page):
    assert page.xpath("//table[@class='sheet']/@width") == ["600"]
    assert {table.get("role") for table in page.iter("table")} == {"presentation"}
    assert len(page.xpath("//table[@class='sheet']//td")) == 3


def test_every_address_in_an_email_is_whole(page):
    addresses = page.xpath("//@href | //@src")
    assert [one for one in addresses if not one.startswith(("https://", "tel:"))] == []
    assert f"{HOME}figures/front-door/#contacts" in addresses
    assert f"{HOME}briefings/noticing/" in addresses
    assert f"{ADDRESS}#decisions" in addresses


def test_an_email_asks_nobody_but_the_website_for_pictures_and_has_no_script(page):
    assert {one.rpartition("/")[0] + "/" for one in page.xpath("//img/@src")} == {ADDRESS}
    assert page.xpath("//script | //iframe | //link | //object | //form | //*[@onload]") == []
    assert page.xpath("//img[@width='1' or @height='1']") == []


def test_a_picture_comes_at_two_densities_and_with_its_alternative(page, issue):
    assert page.xpath("//img/@alt") == [ALTERNATIVE, ALTERNATIVE]
    assert page.xpath("//img[1]/@src") == [f"{ADDRESS}figure-1-2x.png"]
    assert page.xpath("//img[1]/@srcset") == [f"{ADDRESS}figure-1.png 1x, {ADDRESS}figure-1-2x.png 2x"]
    widths = {name: Image.open(io.BytesIO(content)).width for name, content in issue.images.items()}
    assert widths == {"figure-1": 552, "figure-1-2x": 1104, "figure-1-narrow": 288, "figure-1-narrow-2x": 576}


def test_an_email_begins_with_its_summary_hidden_and_a_link_to_the_web(page):
    assert (
        page.xpath("string(//div[@class='preheader'])")
        == "April to June 2025: what the board decided & what it learnt."
    )
    assert page.xpath("(//a)[1]/@href") == [ADDRESS]
    assert page.xpath("//html/@lang") == ["en-GB"]


def test_words_of_an_email_do_not_run_together(page):
    assert page.xpath("string(//p[contains(., 'The board looked')])") == (
        "The board looked at 400 contacts and these (another website). See the figures."
    )


def test_headings_of_an_email_go_down_one_level_at_a_time(page):
    assert [one.tag for one in page.xpath("//h1|//h2|//h3")] == ["h1"] + ["h2"] * 10


def test_an_email_that_mail_programs_would_cut_off_is_told_at_its_issue(tmp_path):
    making = making_of(site_of(tmp_path, NEWSLETTER + "Words that go on.\n\n" * 2000).root)
    made = newsletters.files(making, SRC)
    size = len(made.data["html"].encode())
    assert [str(problem) for problem in made.problems] == [
        f"docs/newsletters/2025-spring.md:15: The email of this issue has {size:,} bytes, and mail programs cut off "
        "what comes after 100,000. Shorten the text, or split it into two issues."
    ]


def test_an_issue_without_a_heading_is_an_opening_and_nothing_else(tmp_path):
    making = making_of(site_of(tmp_path, NEWSLETTER.split("\n## ")[0] + "\nThe only words.\n").root)
    made = newsletters.files(making, SRC)
    assert made.problems == []
    assert "The only words." in made.data["text"]


def test_the_text_is_whole(issue):
    flat = " ".join(issue.text.split())
    assert flat.startswith("Exampleshire Children's Safeguarding Partnership NEWSLETTER, ISSUE 4 What was seen,")
    for words in (
        "1. In a minute 2. Decisions 3. Learning",
        "This issue is made for a test.",
        f"The board looked at 400 contacts and these (another website: https://www.gov.uk/). See the figures ({HOME}figures/front-door/#contacts).",
        "- First - Second, with a link (another website: https://www.gov.uk/) 1. One 2. Two",
        f"Figure 1: Police made the most contacts. Contacts, Exampleshire, year ending 31 March 2025. {ALTERNATIVE}",
        f"Read the briefing ({HOME}briefings/noticing/).",
        "999: Police, ambulance or fire in an emergency",
    ):
        assert words in flat
    assert "<" not in issue.text


def test_the_body_for_notify_uses_only_what_notify_knows(issue):
    assert (
        "# Decisions\n\nThe board looked at 400 contacts and [these (another website)](https://www.gov.uk/). See [the figures]("
        in issue.notify
    )
    assert "* First\n* Second, with [a link (another website)](https://www.gov.uk/)\n\n1. One\n2. Two\n" in issue.notify
    assert re.findall(r"\*\*|__|<|!\[|^\||^###|\(\(", issue.notify, re.MULTILINE) == []


def test_a_mail_program_finds_text_page_and_pictures_in_the_message(issue):
    mail = email.message_from_bytes(issue.message, policy=email.policy.default)
    assert mail["Subject"] == "What was seen, and what was done"
    assert mail["X-Unsent"] == "1"
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "image/png",
    ]
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == issue.text
    html = mail.get_body(("html",)).get_content()
    named = re.findall(r'src="cid:([^"]+)"', html)
    held = [part["Content-ID"].strip("<>") for part in mail.walk() if part.get_content_maintype() == "image"]
    assert named == held == ["figure-1-2x@newsletter", "figure-1-narrow-2x@newsletter"]
    assert "srcset" not in html
    pictures = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "image"]
    assert pictures == [issue.images["figure-1-2x"], issue.images["figure-1-narrow-2x"]]
    assert [defect for part in mail.walk() for defect in part.defects] == []


def test_the_same_issue_gives_the_same_message(issue, tmp_path):
    root = site_of(tmp_path).root
    assert issue_of(making_of(root)).message == issue.message

    def made(making: Making) -> bytes:
        [target] = [one for one in targets.targets(making) if one.name == f"issue {SRC}"]
        sent: str = targets.make(making, target).data["message"]
        return sent.encode("latin-1")

    first, second = making_of(root), making_of(root)
    assert made(first) == issue.message
    assert [name for name in first.cache.new if name.startswith("issue ")] == [f"issue {SRC} of {HOME}"]
    assert made(second) == issue.message
    assert [name for name in second.cache.new if name.startswith("issue ")] == []


def test_a_macro_that_has_no_form_in_an_email_is_told_at_its_page(tmp_path):
    site = site_of(tmp_path, NEWSLETTER.replace("- First", "{{ comparison() }}"))
    assert [str(problem) for problem in editions_of_pages(site.documents, PageMacros(site).named)] == [
        "docs/newsletters/2025-spring.md:26: `comparison` cannot be shown in the handout or email made from this "
        "page. Remove it here, and link to a page that has it."
    ]


def test_the_officer_finds_every_edition_beside_the_site_and_never_in_it(tmp_path):
    making = making_of(site_of(tmp_path).root)
    editions.write(making)
    folder = disk.fresh(making.site.root, editions.FOLDER)
    page = lxml.html.document_fromstring((folder / "index.html").read_text(encoding="utf-8"))
    offered = page.xpath("//a[@download]/@href")
    assert offered == [
        f"2025-spring/{name}" for name in ("email.html", "newsletter.txt", "newsletter.eml", "notify.txt")
    ]
    assert all((folder / name).stat().st_size for name in offered)
    assert page.xpath("(//textarea)[2]/text()")[0].strip() == (
        (folder / "2025-spring/newsletter.txt").read_text(encoding="utf-8").strip()
    )
    preview = lxml.html.document_fromstring((folder / page.xpath("//iframe/@src")[0]).read_text(encoding="utf-8"))
    assert preview.xpath("//img/@src") == ["figure-1-2x.png", "figure-1-narrow-2x.png"]
    assert sorted(newsletters.files(making, SRC).files) == [
        f"newsletters/2025-spring/{name}"
        for name in ("figure-1-2x.png", "figure-1-narrow-2x.png", "figure-1-narrow.png", "figure-1.png")
    ]


def test_issues_are_listed_by_the_year_they_are_about_and_lead_on_to_each_other(tmp_path):
    def issue(number: int, period: str, month: str) -> str:
        text = NEWSLETTER.replace("issue: 4", f"issue: {number}").replace("month: 2025-06", f"month: {month}")
        return text.replace("April to June 2025", period)

    site = site_with(
        tmp_path,
        newsletters__index=INDEX + "\n## All issues {: #by-year }\n",
        newsletters__a=issue(1, "October to December 2024", "2024-12"),
        newsletters__b=issue(2, "January to March 2025", "2025-03"),
        newsletters__c=issue(3, "April to June 2025", "2025-06"),
    )
    making = making_of(site.root)

    def read(src: str) -> lxml.html.HtmlElement:
        [content] = pages.of_document(making, f"newsletters/{src}.md").files.values()
        return lxml.html.document_fromstring(content.decode())

    archive = read("index")
    assert archive.xpath("//h3/text()") == ["2025", "2024"]
    assert archive.xpath("//ul[@class='listing']/li/a/@href") == [f"../newsletters/{name}/" for name in "cba"]
    assert [read(name).xpath("//a[@rel='prev' or @rel='next']/@href") for name in "abc"] == [
        ["../../newsletters/b/"],
        ["../../newsletters/a/", "../../newsletters/c/"],
        ["../../newsletters/b/"],
    ]
