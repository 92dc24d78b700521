"""A line of metadata shows no mark of Markdown: code, emphasis and links are rendered, all else is text."""

from __future__ import annotations

import pytest

from macros.render import said


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("The column `better` says which.", "The column <code>better</code> says which."),
        ("**Careful**: *not* alike", "<strong>Careful</strong>: <em>not</em> alike"),
        ("See [the guide](https://example.org/a)", 'See <a href="https://example.org/a">the guide</a>'),
        ("[no](javascript:alert)", "[no](javascript:alert)"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
    ],
)
def test_marks_are_rendered_and_nothing_else_is(typed, read):
    assert said(typed) == read
