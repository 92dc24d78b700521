"""A picture of a page is shown to everybody: upright, small enough, without its place, and whole in every edition."""

from __future__ import annotations

import email
import email.policy
import io
from pathlib import Path

import pikepdf
import pytest
from editing import BRIEFING, HOME, NEWSLETTER, jpeg, site_with
from making_sites import making_of
from PIL import Image

from macros.content import Site
from macros.outputs import Making, editions, handouts, newsletters, photographs, targets
from macros.outputs.articles import article
from macros.system import disk
from macros.system.cache import Cache

SHOWN = "![Two children on a bench](bench.jpg)"
ADDRESS = f"{HOME}newsletters/bench.jpg"


def site_of(folder: Path, picture: bytes = b"") -> Site:
    """The example site with an issue and a briefing that show the same picture."""
    site = site_with(
        folder,
        newsletters__one=NEWSLETTER.replace("## Learning", f"{SHOWN}\n\n## Learning"),
        briefings__seen=BRIEFING.replace("## Why it matters\n", f"## Why it matters\n\n{SHOWN}\n"),
    )
    for section in ("newsletters", "briefings"):
        (site.docs / section / "bench.jpg").write_bytes(picture or jpeg((2000, 1000), place=True, turned=6))
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(tmp_path_factory.mktemp("photographs"))


@pytest.fixture(scope="module")
def making(site: Site) -> Making:
    return making_of(site.root)


@pytest.fixture(scope="module")
def issue(making: Making) -> newsletters.Issue:
    assert newsletters.files(making, "newsletters/one.md").problems == []
    return newsletters.make(making.macros, making.document("newsletters/one.md"), HOME, making.cache)


def pictures_of(making: Making) -> dict[str, bytes]:
    """The files of every picture of docs/, as the site has them: MkDocs copies none of them."""
    copied = {name: path for name, path in making.layout.files().items() if name.endswith(".jpg")}
    assert copied == {}
    works = [one for one in targets.targets(making) if one.name.startswith("photograph ")]
    return {name: content for one in works for name, content in targets.make(making, one).files.items()}


@pytest.fixture(scope="module")
def built(making: Making) -> dict[str, bytes]:
    return pictures_of(making)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_what_is_published_is_upright_and_says_nothing_of_place_and_camera(built):
    published = list(built.values())
    assert len(published) == 5
    assert all(dict(opened(one).getexif()) == {} and b"Exif" not in one for one in published)
    assert {opened(one).size for one in published} == {(480, 960), (960, 1920), (1000, 2000)}


def test_a_page_gets_the_size_of_its_picture_and_the_widths_to_choose_from(making, built):
    [tag] = photographs.IMAGE.findall(
        photographs.with_widths(
            '<p><img alt="A &amp; B" src="../bench.jpg" title="More" /></p>', "newsletters/one", "../../", making.photo
        )
    )
    given = photographs.attributes(tag)
    assert given["src"] == "../bench.jpg"
    assert (given["width"], given["height"], given["alt"], given["title"]) == ("1000", "2000", "A & B", "More")
    assert given["loading"] == "lazy"
    offered = [one.split() for one in given["srcset"].split(", ")]
    assert [width for _, width in offered] == ["480w", "960w", "1000w"]
    assert all(photographs.source(address, "newsletters/one") in built for address, _ in offered)


def test_a_picture_of_the_theme_stays_as_it_is(making):
    tag = '<img src="../../assets/logo.png" alt="">'
    assert photographs.with_widths(tag, "newsletters/one", "../../", making.photo) == tag


def test_a_small_picture_is_never_made_larger(tmp_path):
    site = site_of(tmp_path, jpeg((300, 200)))
    photo = photographs.ready(site.docs / "briefings/bench.jpg", site.files.pictures, Cache(tmp_path / "kept"))
    assert photo is not None
    assert list(photo.widths) == [300]
    assert photo.shown == (300, 200)


def test_a_picture_is_made_once_and_again_when_a_kept_width_is_gone(tmp_path):
    site = site_of(tmp_path)
    path = site.docs / "briefings/bench.jpg"
    first = photographs.ready(path, site.files.pictures, Cache(tmp_path / "kept"))
    assert first is not None
    for kept in sorted((tmp_path / "kept").iterdir()):
        before = kept.read_bytes()
        kept.unlink()
        assert photographs.ready(path, site.files.pictures, Cache(tmp_path / "kept")) == first
        assert kept.read_bytes() == before


def test_a_spoilt_file_is_made_anew(tmp_path):
    site = site_of(tmp_path)
    path = site.docs / "briefings/bench.jpg"
    first = photographs.ready(path, site.files.pictures, Cache(tmp_path / "kept"))
    for kept in sorted((tmp_path / "kept").iterdir()):
        before = kept.read_bytes()
        kept.write_bytes(before[:100])
        assert photographs.ready(path, site.files.pictures, Cache(tmp_path / "kept")) == first
        assert kept.read_bytes() == before


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"sizes": {}}', b"\xff"])
def test_spoilt_notes_on_a_kept_picture_are_made_anew(tmp_path, spoilt):
    site = site_of(tmp_path)
    path = site.docs / "briefings/bench.jpg"
    first = photographs.ready(path, site.files.pictures, Cache(tmp_path / "kept"))
    for note in (tmp_path / "kept").glob("*.json"):
        note.write_bytes(spoilt)
    assert photographs.ready(path, site.files.pictures, Cache(tmp_path / "kept")) == first


def test_a_picture_that_cannot_be_shown_is_not_published(tmp_path):
    site = site_of(tmp_path, b"no picture")
    making = making_of(site.root)
    assert set(making.site.pictures) == {"briefings/bench.jpg", "newsletters/bench.jpg"}
    assert [making.photo(src) for src in making.site.pictures] == [None, None]
    assert pictures_of(making) == {}


def test_an_email_fetches_the_picture_from_the_site_in_the_width_of_its_column(issue):
    [tag] = [one for one in photographs.IMAGE.findall(issue.html) if "bench" in one]
    given = photographs.attributes(tag)
    [name] = issue.photographs
    assert given["src"] == f"{HOME}{photographs.FOLDER}/{name}"
    assert (given["width"], given["height"], given["alt"]) == ("552", "1104", "Two children on a bench")
    assert opened(issue.photographs[name]).size == (1000, 2000)


def test_a_message_carries_the_picture_inside(issue):
    [name] = issue.photographs
    mail = email.message_from_bytes(issue.message, policy=email.policy.default)
    page = mail.get_body(("html",)).get_content()
    assert f'src="cid:{name}@newsletter"' in page
    assert f"/{name}" not in page
    [part] = [one for one in mail.walk() if one.get("Content-ID") == f"<{name}@newsletter>"]
    assert part.get_content_type() == "image/jpeg"
    assert part.get_content() == issue.photographs[name]


def test_text_and_notify_give_the_words_of_the_picture_and_its_address(issue):
    assert "Picture: Two children on a bench" in issue.text
    assert ADDRESS in issue.text
    assert f"Picture: [Two children on a bench]({ADDRESS})" in issue.notify


def test_the_preview_of_an_issue_shows_the_picture(making, issue):
    editions.write(making)
    folder = disk.fresh(making.site.root, editions.FOLDER) / "one"
    [name] = issue.photographs
    assert f'src="{name}"' in (folder / "preview.html").read_text(encoding="utf-8")
    assert (folder / name).read_bytes() == issue.photographs[name]


def test_pictures_that_are_too_heavy_for_an_email_are_told(issue):
    [told] = newsletters.pictures_too_heavy(issue, 1)
    assert "weigh" in str(told)
    assert list(newsletters.pictures_too_heavy(issue, 1000)) == []


def test_a_handout_holds_the_picture_with_its_words(making):
    made = handouts.files(making, "briefings/seen.md").files
    pdf = pikepdf.open(io.BytesIO(made["briefings/seen/seen-handout.pdf"]))
    sizes = {(int(one.Width), int(one.Height)) for page in pdf.pages for one in page.get_images().values()}
    assert (1000, 2000) in sizes
    assert b"Picture: Two children on a bench" in made["briefings/seen/seen.txt"]
    paper = article(making.macros, making.document("briefings/seen.md"), "handout", HOME, making.cache, handouts.placed)
    assert 'alt="Two children on a bench"' in "".join(part.html for part in paper.parts)
