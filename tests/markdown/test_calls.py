"""A page may call a macro with values typed out, and hold no other template code."""

from __future__ import annotations

import pytest

from macros.markdown import Call, Misread, calls


def found(text: str) -> list[tuple[str, int, tuple, dict]]:
    return [(one.name, one.line, one.positional, dict(one.named)) for one in calls(text) if isinstance(one, Call)]


def test_every_macro_of_a_text_is_read_with_its_line_and_values():
    text = 'One {{ number("a", "b_count", area="Sandwell") }}\n\n{{ figure("a", only=["x", "y"]) }}\n{{ duties() }}\n'
    assert found(text) == [
        ("number", 1, ("a", "b_count"), {"area": "Sandwell"}),
        ("figure", 3, ("a",), {"only": ["x", "y"]}),
        ("duties", 4, (), {}),
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("'x'", "x"),
        ('"a }} b"', "a }} b"),
        ('"it\'s"', "it's"),
        ("-3", -3),
        ("1.5", 1.5),
        ("true", True),
        ("False", False),
        ("none", None),
        ('{"a": ["b", 2]}', {"a": ["b", 2]}),
        ('"<script>"', "<script>"),
        ('"{% x %}"', "{% x %}"),
    ],
)
def test_a_value_is_a_text_a_number_or_a_list_or_mapping_of_them(typed, value):
    assert found(f"{{{{ figure({typed}) }}}}") == [("figure", 1, (value,), {})]


def test_where_a_call_begins_and_ends_is_known():
    text = 'x {{ call("a") }} y'
    [call] = calls(text)
    assert isinstance(call, Call)
    assert text[call.start : call.end] == '{{ call("a") }}'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('\n{{ figure("a" }}', 2, "cannot be read"),
        ("{{ figure(a) }}", 1, "no quotation marks"),
        ('One\n\n{{ figure("a) }}', 3, "cannot be read"),
        ("{{ figure }}", 1, "no brackets"),
        ("{{ }}", 1, "Nothing is between"),
        ('{{ figure("a")', 1, "nothing closes it"),
        ("a }} b", 1, "nothing opens it"),
        ("{% include 'x' %}", 1, "template code"),
        ("{%- set x = 1 -%}", 1, "template code"),
        ("{% for x in y %}a{% endfor %}", 1, "template code"),
        ("{# a comment #}", 1, "template code"),
        ("{{ page.url }}", 1, "template code"),
        ("{{ config['site_name'] }}", 1, "template code"),
        ("{{ 7 * 7 }}", 1, "template code"),
        ('{{ figure("a") | safe }}', 1, "template code"),
        ('{{ figure("a").title }}', 1, "template code"),
        ('{{ "".__class__.__mro__ }}', 1, "template code"),
        ('{{ figure("a")("b") }}', 1, "template code"),
        ("{{ figure(number('a')) }}", 1, "is a calculation"),
        ('{{ figure("a" + "b") }}', 1, "is a calculation"),
        ('{{ figure("a" * 999999999) }}', 1, "is a calculation"),
        ('{{ figure(f"{x}") }}', 1, "is a calculation"),
        ("{{ figure([x for x in y]) }}", 1, "is a calculation"),
        ("{{ figure(lambda: 1) }}", 1, "is a calculation"),
        ('{{ figure(("a", "b")) }}', 1, "is a calculation"),
        ('{{ figure(b"a") }}', 1, "is a calculation"),
        ("{{ figure(*[1]) }}", 1, "in front of a value"),
        ("{{ figure(**{}) }}", 1, "in front of a value"),
        ('{{ figure("a", kind="b", kind="c") }}', 1, "same option twice"),
        ("{{ figure(“a”) }}", 1, "curly quotation marks"),
        ("{{ figure(‘a’) }}", 1, "curly quotation marks"),
        ('{ figure("a") }', 1, "one curly bracket"),
        (f"{{{{ figure({'[' * 20}{']' * 20}) }}}}", 1, "too long"),
        (f"{{{{ figure({'9' * 5000}) }}}}", 1, "too long"),
        (f"{{{{ figure({'9' * 1900}) }}}}", 1, ""),
    ],
)
def test_whatever_is_no_call_is_told_at_its_line(text, line, words):
    faults = [one for one in calls(text) if isinstance(one, Misread)]
    assert [one.line for one in faults][:1] == ([line] if words else [])
    assert all(words in one.what for one in faults[:1])


@pytest.mark.parametrize(
    "text",
    [
        "```\n{% if x %}{{ x.y }}{# z #}\n```",
        "~~~ yaml\nconstraints: {minimum: {a: 0}}\n~~~",
        "Type `{{ 7 * 7 }}` or `}}`.",
        "```js\nif (err) {\n  cb(err)\n} else {\n}\n```",
        "if (err) {\n  cb(err)\n} else",
    ],
)
def test_signs_in_code_are_signs(text):
    assert list(calls(text)) == []


def test_one_piece_of_template_code_is_one_fault():
    assert len(list(calls("{% raw %}{{ x.y }}{% endraw %}"))) == 1


def test_a_macro_with_a_capital_letter_is_a_macro_that_nobody_knows():
    assert found('{{ Call("x") }}') == [("Call", 1, ("x",), {})]


@pytest.mark.parametrize("text", ["## Events {#events}", "## Events {: #events }", "A set {a, b}.", "Fine { }."])
def test_anchors_and_single_brackets_of_prose_are_left_alone(text):
    assert list(calls(text)) == []


@pytest.mark.parametrize("unit", ["{{", "{{ '", "{%", "{#", "}}", "{{ x(", "{ a(", '{{ x("a") }}'])
def test_no_more_is_read_of_a_page_than_a_page_can_hold(unit):
    found = list(calls(unit * (300_000 // len(unit))))
    assert len(found) <= 1001
