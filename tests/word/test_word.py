"""What people write in Word is on the page, in the page's own form; what is not is said."""

from __future__ import annotations

import io

import pytest
from documents import document, link, p, photograph, picture, run, table
from PIL import Image

from macros.files import Files
from macros.word import convert

BOLD = "<w:b/>"
HIDDEN = "<w:vanish/>"


def made(tmp_path, *body, title="", **more):
    return convert(document(tmp_path / "a document.docx", *body, **more), Files(), title)


def test_headings_begin_at_the_second_level_and_leave_none_out(tmp_path):
    found = made(
        tmp_path,
        p("News", style="Title"),
        p("2. First:", style="Heading1"),
        p("Words."),
        p("Deep", style="Heading4"),
        p("Words."),
        p("", style="Heading2"),
        p("Last", style="Ours"),
        p("Words."),
    )
    assert found.title == "News"
    assert found.markdown == "## First\n\nWords.\n\n### Deep\n\nWords.\n\n### Last\n\nWords.\n"
    assert "The number `2.` was left out of the heading “First”." in found.taken


def test_the_only_heading_of_the_first_level_is_the_title(tmp_path):
    found = made(tmp_path, p("News", style="Heading1"), p("One", style="Heading2"), p("Words."))
    assert (found.title, found.markdown) == ("News", "## One\n\nWords.\n")


def test_a_title_that_is_given_is_not_repeated_and_another_one_is_said(tmp_path):
    body = p("Winter News", style="Title"), p("Words.")
    assert made(tmp_path, *body, title="winter news").markdown == "Words.\n"
    other = made(tmp_path, *body, title="Spring")
    assert other.markdown == "Words.\n"
    assert any("title in the document is “Winter News”" in one for one in other.taken)


@pytest.mark.parametrize("look", [BOLD, '<w:sz w:val="32"/>', '<w:u w:val="single"/>'])
def test_a_line_that_looks_like_a_heading_is_taken_for_one_and_said(look, tmp_path):
    found = made(tmp_path, p("Words that come before."), p(run("What to do: ", look)), p("Words of a usual size."))
    assert "\n\n## What to do\n\n" in found.markdown
    assert found.taken == ("1 line that looks like a heading is taken for one: “What to do”.",)


def test_words_that_are_half_in_italics_are_not_taken_for_lost(tmp_path):
    found = made(tmp_path, p("The word", run("s", "<w:i/>"), "."))
    assert (found.markdown, found.left_out) == ("The word*s*.\n", ())


def test_a_sentence_in_bold_is_no_heading(tmp_path):
    found = made(tmp_path, p(run("Call the police at once.", BOLD)), p("Words."))
    assert found.markdown == "**Call the police at once.**\n\nWords.\n"


def test_lists_of_word_are_lists_with_their_levels(tmp_path):
    found = made(
        tmp_path,
        p("One", style="ListParagraph", item=(1, 0)),
        p("Inside", style="ListParagraph", item=(1, 1)),
        p("Two", style="ListParagraph", item=(1, 0)),
        p("Words."),
        p("First", item=(2, 0)),
        p("Second", item=(2, 0)),
    )
    assert found.markdown == "- One\n    - Inside\n- Two\n\nWords.\n\n1. First\n2. Second\n"


def test_a_numbered_list_that_goes_on_after_other_text_keeps_its_numbers(tmp_path):
    found = made(tmp_path, p("One", item=(2, 0)), p("Two", item=(2, 0)), p("Between."), p("Three", item=(2, 0)))
    assert found.markdown == "1. One\n2. Two\n\nBetween.\n\n3. Three\n"
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("lines", "markdown"),
    [
        (["• One", "•\tTwo", "o inside", "• Three"], "- One\n- Two\n    - inside\n- Three\n"),
        (["– One", "– Two"], "- One\n- Two\n"),
        (["☐ One", "☒ Two"], "- One\n- Two\n"),
        (["- One", "- Two"], "- One\n- Two\n"),
        (["1) One", "2) Two"], "1. One\n2. Two\n"),
        (["1. One", "a) inside", "2. Two"], "1. One\n    1. inside\n2. Two\n"),
        (["\uf0b7 One"], "- One\n"),
        (["– alone"], "– alone\n"),
        (["1. alone"], "1\\. alone\n"),
    ],
)
def test_lists_that_were_typed_are_lists_and_said(lines, markdown, tmp_path):
    found = made(tmp_path, *map(p, lines))
    assert found.markdown == markdown
    assert any("list" in one for one in found.taken) is not ("alone" in markdown)
    assert found.left_out == ()


def test_bullets_in_one_paragraph_with_line_breaks_are_a_list(tmp_path):
    found = made(
        tmp_path, p(run("Look:"), "<w:r><w:br/></w:r>", run("• One"), "<w:r><w:br/></w:r>", run("• Two", BOLD))
    )
    assert found.markdown == "Look:\n\n- One\n- **Two**\n"


def test_a_table_is_a_table_with_its_merged_cells_filled(tmp_path):
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Both")}</w:tc>'
    found = made(tmp_path, table(["Year", "A | B"], ["2024", "1,200"], [wide], head=True))
    assert found.markdown == "| Year | A \\| B |\n| --- | --- |\n| 2024 | 1,200 |\n| Both | Both |\n"
    assert any("merged cells" in one for one in found.taken)


def test_a_table_without_a_head_has_its_first_row_taken_for_one_and_said(tmp_path):
    found = made(tmp_path, table(["Name", "Day"], ["One", "Two"]))
    assert "| Name | Day |\n| --- | --- |\n| One | Two |" in found.markdown
    assert any("taken for its head" in one for one in found.taken)


def test_a_table_of_one_cell_is_a_box_of_text(tmp_path):
    found = made(tmp_path, table([f"<w:tc>{p('• One')}{p('• Two')}</w:tc>"]))
    assert found.markdown == "- One\n- Two\n"


def test_a_cell_of_several_paragraphs_is_one_line_and_a_table_inside_it_is_text(tmp_path):
    inside = f"<w:tc>{p('Before')}{table(['x', 'y'], ['z', 'w'])}{p('After')}</w:tc>"
    found = made(tmp_path, table(["Head", "Other"], [inside, f"<w:tc>{p('One.')}{p('Two')}</w:tc>"]))
    assert "| Before; x; y; z; w; After | One. Two |" in found.markdown
    assert any("inside another one" in one for one in found.taken)


def test_columns_lined_up_with_tabs_are_a_table_and_one_line_with_a_tab_is_not(tmp_path):
    found = made(tmp_path, p("Name\tRole"), p("Lead\t\tBoard"), p("Words."), p("Alone\twith a tab"))
    assert found.markdown == "| Name | Role |\n| --- | --- |\n| Lead | Board |\n\nWords.\n\nAlone with a tab\n"
    assert len(found.taken) == 2


def test_links_are_kept_or_said(tmp_path):
    links = {
        "good": "https://www.gov.uk/a(b)",
        "mail": "mailto:news@example.org",
        "file": "file:///C:/papers/x.docx",
        "run": "javascript:alert(1)",
        "safe": "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fx&data=1",
    }
    found = made(tmp_path, p(*(link(f"the {name}", name) for name in links)), links=links)
    assert "[the good](https://www.gov.uk/a%28b%29)" in found.markdown
    assert "[the mail](mailto:news@example.org)" in found.markdown
    assert "[the safe](https://example.org/x)" in found.markdown
    assert "the file" in found.markdown
    assert "javascript" not in found.markdown
    assert sum("readers cannot open" in one for one in found.left_out) == 2
    assert any("without the redirect" in one for one in found.taken)


def test_bare_addresses_are_links(tmp_path):
    found = made(tmp_path, p("See https://www.gov.uk/a_b, www.nspcc.org.uk/x. Write to a.b@example.org."))
    assert found.markdown == (
        "See <https://www.gov.uk/a_b>, [www.nspcc.org.uk/x](https://www.nspcc.org.uk/x). Write to <a.b@example.org>.\n"
    )
    assert any("3 bare addresses are links now" in one for one in found.taken)


def test_a_picture_is_saved_without_its_place_and_its_words_are_asked_for(tmp_path):
    own = "Two children draw at a table"
    machine = "A group of people&#xA;&#xA;Description automatically generated"
    found = made(
        tmp_path,
        p("Before ", picture("one", own), " after"),
        p(picture("two").replace('descr=""', f'descr="{machine}"')),
        p(picture("one", "")),
        media={"one.jpeg": photograph(), "two.png": photograph(2400, "PNG")},
    )
    assert f"Before after\n\n![{own}](picture-1)" in found.markdown
    assert "![TO WRITE: what the picture shows (Word suggested: A group of people)](picture-2)" in found.markdown
    assert "![TO WRITE: what the picture shows, for people who cannot see it](picture-1)" in found.markdown
    first, second = found.pictures
    with Image.open(io.BytesIO(first.content)) as seen:
        assert not seen.getexif()
    with Image.open(io.BytesIO(second.content)) as seen:
        assert seen.width == 1600


def test_a_picture_that_cannot_be_on_a_page_is_said(tmp_path):
    found = made(
        tmp_path,
        p("Words.", picture("small"), picture("drawing")),
        media={"small.png": photograph(40, "PNG"), "drawing.emf": b"\x01\x00\x00\x00 not a picture"},
    )
    assert found.markdown == "Words.\n"
    assert any("it is 40 pixels wide" in one for one in found.left_out)
    assert any("in an Office format that no browser shows" in one for one in found.left_out)


def test_a_picture_in_a_table_comes_below_it(tmp_path):
    cell = f"<w:tc>{p('Here ', picture('one', 'A bridge at night'))}</w:tc>"
    found = made(tmp_path, table(["A", "B"], [cell, "two"]), media={"one.jpeg": photograph()})
    assert found.markdown.endswith("| Here | two |\n\n![A bridge at night](picture-1)\n")


def test_notes_are_notes(tmp_path):
    notes = f'<w:footnotes SPACES><w:footnote w:id="2">{p("See the audit.")}</w:footnote></w:footnotes>'
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = made(tmp_path, p("A finding", sign, "."), parts={"footnotes": notes})
    assert found.markdown == "A finding[^1].\n\n[^1]: See the audit.\n"


def test_quotes_in_macros_are_straight_and_others_stay(tmp_path):
    found = made(tmp_path, p("“Look” at {{ number(“a-table”,\u00a0‘a_count’) }} of ", run("{{ x(“y”", BOLD), ") }}."))
    assert found.markdown == '“Look” at {{ number("a-table", \'a_count\') }} of {{ x("y") }}.\n'
    assert any("2 macros" in one for one in found.taken)


def test_typed_signs_are_shown_as_they_are(tmp_path):
    text = "Use <script>alert(1)</script>, 2 * 3 * 4, snake_case, `code`, [x](y) and AT&T."
    found = made(tmp_path, p("# first"), p("+ second"), p("> third"), p(text))
    assert found.markdown == (
        "\\# first\n\n\\+ second\n\n\\> third\n\n"
        "Use &lt;script>alert(1)&lt;/script>, 2 \\* 3 \\* 4, snake_case, \\`code\\`, \\[x](y) and AT&T.\n"
    )


def test_characters_that_no_one_sees_are_left_out(tmp_path):
    found = made(tmp_path, p("Ne\u00adglect\u200b is\u00a0not\u2011rare.", "<w:r><w:softHyphen/></w:r>"))
    assert found.markdown == "Neglect is not-rare.\n"
    assert found.left_out == ()


def test_what_is_no_part_of_the_page_is_left_out_and_said(tmp_path):
    comments = f'<w:comments SPACES><w:comment w:id="1">{p("Is this right?")}</w:comment></w:comments>'
    found = made(
        tmp_path,
        p("Contents … 3", style="TOC1"),
        p(
            "Kept ",
            '<w:ins w:id="1">' + run("added ") + "</w:ins>",
            '<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>',
            run("secret", HIDDEN),
            run("struck", "<w:strike/>"),
            '<w:r><w:br w:type="page"/></w:r>',
        ),
        p(
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ),
        f"<w:p><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>{run('End.')}</w:p>",
        parts={
            "comments": comments,
            "header1": f"<w:hdr SPACES>{p('Restricted')}</w:hdr>",
            "footer1": f"<w:ftr SPACES>{p('Draft 3')}</w:ftr>",
        },
    )
    assert found.markdown == "Kept added\n\nEnd.\n"
    said = "\n".join(found.left_out)
    for words in (
        "A table of contents was left out (1 line)",
        "1 insertion kept, as if accepted: “added”",
        "1 deletion left out, as if accepted: “gone”",
        "Hidden text was left out: “secret”",
        "Text with strikethrough was left out: “struck”",
        "1 chart was left out",
        "1 equation was left out. Write it in words: “x=2”",
        "1 page or column break was left out",
        "1 comment was left out: “Is this right?”",
        "The header of the pages was left out: “Restricted”",
        "The footer of the pages was left out: “Draft 3”",
    ):
        assert words in said
    assert "not on the page" not in said


@pytest.mark.parametrize("fallback", [True, False])
def test_the_words_of_a_text_box_are_below_its_paragraph(fallback, tmp_path):
    box = f"<w:txbxContent>{p('Words in a box.')}</w:txbxContent>"
    old = (
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        if fallback
        else ""
    )
    shape = f"<mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>{old}</mc:AlternateContent>"
    found = made(tmp_path, p("Beside.", f"<w:r>{shape}</w:r>"))
    assert found.markdown == "Beside.\n\nWords in a box.\n"
    assert any(one.startswith("1 text box") for one in found.left_out)
    assert not any("not on the page" in one for one in found.left_out)


def test_words_that_the_converter_does_not_know_are_listed(tmp_path):
    found = made(tmp_path, p("Kept."), f"<w:unknown>{p('Who read this')}</w:unknown>")
    assert any("not on the page: “Who read this”" in one for one in found.left_out)
