"""What the rules for Markdown as typed find in a body, for their tests."""

from __future__ import annotations

import markdown

from macros.pages.mistyped import RULES
from macros.pages.mistyped.source import Source

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists", "tables", "toc"]
"""What Markdown may do in a page: the same as in the settings of every site, and fenced code, which MkDocs adds."""


SOUND = [
    "Some **bold**, *italic*, ***both***, __bold__, _italic_, `code` and ``a ` b``.",
    "5 * 3 * 2 = 30, a*b*c, snake_case_words, 2024_25, and the figure is provisional*.",
    "Escaped \\*stars\\*, \\[brackets\\], \\`marks\\` and \\_lines\\_.",
    "`**`, `[x](y`, `https://example.org` and `:smile:` are code.",
    "**Bold\nover two lines** and [a link\nover two](page.md).",
    "Name: ______ Date: ____",
    '[words](page.md), [words](page.md "title"), [words](<page.md>), [a [b] c](page.md), [x](page.md#part).',
    "[words](https://example.org/a_(b)) and [words](mailto:a@example.org?subject=A%20b).",
    "[words][guide], [guide][], [guide] and [words] [guide].\n\n[guide]: page.md",
    "<https://example.org>, <a@example.org> and [https://example.org](https://example.org).",
    'He said “[the child] was seen” and "[they] left", and [sic] or […] or [...].',
    "> [The school] did not ring.",
    "Hidden is [c], not available [x], and [low] rounds to zero [note 1].",
    "As they said.[^1]\n\n[^1]: In 2023, see [it](page.md).",
    "At 10:30: start. Ratio 1:2:3. See C:/folder/file:name and 12:00:00.",
    "It cost £5 or $5 to $10; 50% of R&D at AT&T; x < 5 & y > 3; ~50 and 5~10; 2^10; C++ and A++.",
    "A&nbsp;b, &pound;5, &#163;5, &amp; and &eacute;.",
    '{{ number("x", "**[(`") }} and {{ figure(\'==\') }}',
    "![a picture](picture.png){ .wide } and [words](page.md){ .button }",
    "Words.\n{: .lead }",
    "## A heading {: #name }",
    '<span title="[x](y">words</span><br>more',
    "<!-- [x](y -- **a -->\nWords.",
    "Follow @example and #Together.",
    "```\n**a [b](c `d https://example.org [^9] ==x==\n```",
    "~~~~\n```\n[a](b\n~~~~",
    "<div>\n**a [b](c\n</div>",
    "x < 5, x <5, a<b, i<n, a <b, <- this and <= that. It costs $5 and $6.",
    "Words.\n{: #__search }",
    "## A {: #__search }",
    '<a id="place"></a>Words <a href="page.md">more words</a>.',
    '<div markdown="1">\nSome **bold** words.\n</div>',
    "<p>1 * 2 * 3</p>",
    "*words*{: #place } and [words](page.md){: #other }",
]
"""Texts that are as they were meant, though they have signs of Markdown or of HTML."""


def told(body: str) -> list[str]:
    """Each fault as it is told, without the path; the body begins on line 1."""
    source = Source.of("page.md", body, 1)
    return [str(problem).removeprefix("page.md:") for rule in RULES for problem in rule(source)]


def rules(body: str) -> list[tuple[str, int]]:
    """The rule and the line of each fault."""
    source = Source.of("page.md", body, 1)
    return [(rule.__name__, problem.line) for rule in RULES for problem in rule(source)]


def published(body: str) -> str:
    """What Python-Markdown makes of a body."""
    return markdown.markdown(body, extensions=EXTENSIONS)
