"""On GitHub what is wrong is shown on its line and in one summary, and no word of a page is obeyed or read as markup."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import markdown
from example_sites import change
from example_sites import copy as small_site

from macros.messages import Problem, Repository, on_lines, shielded, summary

HERE = Repository("", "https://github.com/example/site/blob/abc/")


def test_an_error_is_put_on_its_line_and_advice_is_a_warning():
    found = [Problem("docs/a.md", 12, "One", "Mend it"), Problem("docs/b.md", 3, "Two", "Read it", stops=False)]
    assert list(on_lines(found, HERE)) == [
        "::error file=docs/a.md,line=12::One. Mend it.",
        "::warning file=docs/b.md,line=3::Two. Read it.",
    ]


def test_no_word_of_a_page_or_a_name_of_a_file_becomes_a_command():
    bad = "words\n::add-mask::x\r%0A::error::y"
    [line] = on_lines([Problem("docs/a,line=9::b.md", 1, bad, bad)], HERE)
    assert line.startswith("::error file=docs/a%2Cline=9%3A%3Ab.md,line=1::words ::add-mask::x %250A::error::y.")
    assert "\n" not in line
    assert "\r" not in line


def test_github_obeys_nothing_between_the_lines_of_the_text():
    first, *words, last = shielded(["docs/a.md:1: ##[add-mask]x", "::add-mask::y"])
    assert words == ["docs/a.md:1: ##[add-mask]x", "::add-mask::y"]
    token = first.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", token)
    assert last == f"::{token}::"
    assert next(iter(shielded([]))) != first


def test_of_more_than_github_shows_each_file_has_its_first_and_the_rest_is_counted():
    found = [Problem("docs/a.md", line, "One", "") for line in range(1, 15)] + [Problem("docs/b.md", 1, "Two", "")]
    lines = list(on_lines(found, HERE))
    assert len(lines) == 11
    assert "file=docs/b.md" in lines[1]
    assert lines[-1].startswith("::notice::5 more errors cannot be shown on their lines.")


def test_the_summary_has_a_table_for_each_file_with_links_to_the_lines():
    found = [
        Problem("docs/a b.md", 12, "`titel` is not a field", "Did you mean `title`?"),
        Problem("data/c.yml", 1, "One", "Two", stops=False),
    ]
    assert summary(found, HERE) == (
        "## 1 error to fix\n\nNothing is published until the errors are fixed. There is also 1 piece of advice.\n"
        "\n### docs/a b.md\n\n| line | what is wrong | how to fix it |\n|---:|---|---|\n"
        "| [12](https://github.com/example/site/blob/abc/docs/a%20b.md?plain=1#L12) | `titel` is not a field. | Did you mean `title`? |\n"
        "\n### data/c.yml (advice)\n\n| line | what is wrong | how to fix it |\n|---:|---|---|\n"
        "| [1](https://github.com/example/site/blob/abc/data/c.yml?plain=1#L1) | One. | Two. |\n"
    )
    assert "| 12 |" in summary(found, Repository())
    assert summary([], HERE) == "## No errors\n\nThe check found no errors.\n"


def test_words_of_a_page_are_shown_in_the_summary_as_they_are_typed():
    typed = "<script>x</script> | [a](b) **c** #1 @name ![d](e) <!-- \\| `f|g` `<b>` https://example.org `"
    page = markdown.markdown(summary([Problem("docs/<b>.md", 1, typed, "")], HERE), extensions=["tables"])
    tags = set(re.findall(r"</?(\w+)", page))
    assert tags == {"h2", "p", "h3", "table", "thead", "tr", "th", "tbody", "td", "a", "code"}
    assert len(re.findall("<td", page)) == 3
    assert len(re.findall("<a ", page)) == 1
    for word in ("&#60;script&#62;", "&#124;", "&#42;&#42;c", "&#35;1", "&#64;name", "<code>&lt;b&gt;</code>"):
        assert word in page


def test_a_summary_is_never_larger_than_github_shows():
    found = [Problem(f"docs/{number}.md", 1, "é" * 900, "ü" * 900) for number in range(1000)]
    text = summary(found, HERE)
    assert 900_000 < len(text.encode()) <= 1024 * 1024
    assert re.search(r"\n\d+ more cannot be shown here\. ", text)
    assert len(summary(found, HERE, room=2000).encode()) <= 2000


def test_the_files_of_a_site_in_a_folder_of_its_repository_are_named_from_the_repository(tmp_path):
    place = Repository.of(
        tmp_path / "site",
        {
            "GITHUB_WORKSPACE": str(tmp_path),
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "a/b",
            "GITHUB_SHA": "c",
        },
    )
    assert place == Repository("site/", "https://github.com/a/b/blob/c/")
    assert next(on_lines([Problem("docs/a.md", 1, "One", "")], place)).startswith("::error file=site/docs/a.md,")
    assert Repository.of(tmp_path, {}) == Repository()


def test_the_command_says_an_error_on_its_line_and_adds_it_to_the_summary(tmp_path):
    site = small_site(tmp_path)
    change(site / "docs/index.md", '"contacts_count"', '"contact_count"')
    file = tmp_path / "summary.md"
    file.write_text("# Before\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--folder", str(site), "--annotations", "--summary", str(file)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "GITHUB_WORKSPACE": str(tmp_path)},
    )
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("::stop-commands::")
    assert any(line.startswith("::error file=site/docs/index.md,line=12::The table") for line in lines)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Before\n\n## 1 error to fix\n")
    assert "### site/docs/index.md" not in text
    assert "| 12 | The table `contacts-by-source` has no column `contact_count`. |" in text
