"""What the search box of the threshold guidance asks for as soon as someone uses it: the page itself has only what is read."""

from __future__ import annotations

import json

from macros.thresholds import Guidance, Indicator

ADDRESS = "search/indicators.json"
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
LENGTHS = {"y": 1, "m": 12, "w": 52, "d": 365}
"""The first letters of the units that an age is typed in, and how many of each are a year."""
MOST = 100
"""The numbers that an age can have are those below this one."""


def asked(guidance: Guidance) -> bytes:
    """How each indicator is found besides by its text, the words that find nothing, and the age band of an age."""
    whole = {
        "rows": {one.id: _found_by(one, guidance) for one in guidance.indicators},
        "ignored": [word.lower() for word in guidance.ignore],
        "bands": bands(guidance),
        "ages": {name: age.name for name, age in guidance.ages.items()},
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def bands(guidance: Guidance) -> dict[str, dict[str, str]]:
    """The age band of each age that someone can type, by its unit and its number: `{"y": {"2": "1-4", "two": "1-4"}}`."""
    years = {
        year: name
        for name, age in guidance.ages.items()
        if age.first is not None
        for year in range(age.first, (age.last or 0) + 1)
    }
    return {
        unit: {
            typed: years[number // length]
            for number in range(MOST)
            if number // length in years
            for typed in (str(number), *NUMBERS.split()[number : number + 1])
        }
        for unit, length in LENGTHS.items()
    }


def typed_for(one: Indicator, guidance: Guidance) -> list[str]:
    """The words that people type for what an indicator says, and for the ages that it is for."""
    return [*one.words, *dict.fromkeys(word for name in one.ages for word in guidance.ages[name].words)]


def _found_by(one: Indicator, guidance: Guidance) -> dict[str, object]:
    """An indicator as the lists of the form choose it, and its words."""
    themes = [guidance.themes[name].name for name in one.themes]
    words = [f"level {one.level}", guidance.ages_in_words(one), *themes, *typed_for(one, guidance)]
    return {
        "level": [str(one.level)],
        "domain": [one.domain],
        "age": one.ages,
        "theme": one.themes,
        "words": " ".join(words),
    }
