"""What a value or a word without quotes is to YAML, and what is reported of one that YAML would read as something else."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from macros.messages import visible

LONGEST_NUMBER = 15
"""The most digits of a number: more cannot be kept exactly."""
PLAIN_INT = re.compile(r"[-+]?(?:0|[1-9]\d*)")
PLAIN_FLOAT = re.compile(r"[-+]?\d+\.\d*")
CURLY = re.compile(r"[“”„‟‘’‚].*[“”‘’]", re.DOTALL)
RESOLVERS = {
    letter: [(tag.rpartition(":")[2], shape) for tag, shape in found if not tag.endswith(":timestamp")]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
"""How YAML reads what has no quotes, its dates left out: a day stays as typed, so that a wrong one can be reported."""
READ_AS: Mapping[str, str] = {
    "null": "nothing",
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "value": "an instruction",
}
Scalar = str | int | float | bool | None
Told = tuple[str, str] | None
"""What is wrong and how to fix it, or nothing."""


def kind_of(text: str) -> str:
    """What YAML takes a text without quotes for: `str`, `null`, `bool`, `int`, `float`, `merge`."""
    shapes: list[tuple[str, re.Pattern[str]]] = [*RESOLVERS.get(text[:1], []), *RESOLVERS.get(None, [])]
    return next((kind for kind, shape in shapes if shape.match(text[:5000])), "str")


def plain(text: str) -> tuple[Scalar, Told]:
    """A value without quotes: a text, a number, true, false or nothing. What is reported is kept as text."""
    kind = kind_of(text)
    if kind == "str":
        if CURLY.fullmatch(text):
            return text, (
                "The quotes around this value are curly, and count as letters",
                'Use straight quotes ", or none',
            )
        return text, None
    if kind == "null":
        return None, None
    if kind == "bool":
        return text.lower() in ("true", "yes", "on"), None
    digits = sum(letter.isdigit() for letter in text)
    if digits > LONGEST_NUMBER:
        return text, (f"`{visible(text)}` is a number of {digits:,} digits", "Put it in quotes, if it is right")
    if kind == "int" and PLAIN_INT.fullmatch(text):
        return int(text), None
    if kind == "float" and PLAIN_FLOAT.fullmatch(text):
        return float(text), None
    what = f"`{visible(text)}` without quotes is read as another number, or as none"
    return text, (what, f'Put it in quotes: "{visible(text)}"')


def word(text: str) -> Told:
    """What is wrong with a word before a colon that has no quotes."""
    kind = kind_of(text)
    if kind not in ("str", "merge"):
        what = f"`{visible(text)}` before a colon is read as {READ_AS[kind]}, and should be a word"
        return what, f'Put it in quotes: "{visible(text)}"' if text else "Write the word"
    if CURLY.fullmatch(text):
        return f"`{visible(text)}` has curly quotes, which count as letters here", "Remove them, or use straight ones"
    if re.fullmatch(r"[\w-]+:[^\s/].*", text):
        what = f"A space is missing after the colon of `{visible(text)}`"
        return what, f"Write `{visible(text.replace(':', ': ', 1))}`"
    return None
