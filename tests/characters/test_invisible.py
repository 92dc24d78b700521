"""Letters that nobody sees, that turn text round, or that are what is left of damaged text."""

from __future__ import annotations

import pytest

from macros.characters.invisible import unseen

DELETE = "Delete it; if you cannot find it, delete the words around it and type them again"

HARMFUL = {
    "zero width space": "safe\u200bguarding",
    "zero width joiner between Latin letters": "safe\u200dguarding",
    "zero width non-joiner between Latin letters": "safe\u200cguarding",
    "word joiner": "safe\u2060guarding",
    "soft hyphen": "safe\u00adguarding",
    "byte order mark in the middle": "One\ufeff two",
    "Hangul filler": "a\u3164b",
    "blank Braille": "a\u2800b",
    "variation selector behind a letter": "a\ufe0fb",
    "tag letters without a flag": "a\U000e0041b",
    "right-to-left override": "a\u202eb",
    "isolate": "a\u2066b",
    "right-to-left mark": "a\u200fb",
    "Arabic letter mark": "a\u061cb",
    "NUL": "a\x00b",
    "escape": "a\x1bb",
    "delete": "a\x7fb",
    "form feed": "a\x0cb",
    "vertical tab": "a\x0bb",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
    "next line": "a\x85b",
    "quotation mark of Windows": "child\x92s",
    "private use": "a\ue000b",
    "private use of a higher plane": "a\U000f0000b",
    "bullet of Word's Symbol": "\uf0b7 the name",
    "lone surrogate": "a\ud800b",
    "no character": "a\ufffeb",
    "lost character": "a\ufffdb",
    "lost picture": "a\ufffcb",
    "hard space before an item": "\u00a0- the name",
    "hard space behind the sign of an item": "-\u00a0the name",
    "hard space behind a number": "1.\u00a0the name",
    "wide space at the start": "\u2003Words",
    "apostrophe read wrongly": "childâ€™s",
    "quotation mark read wrongly": "â€œsafeâ€\x9d",
    "dash read wrongly": "2022â€“23",
    "letter read wrongly": "cafÃ©",
    "pound read wrongly": "Â£5",
    "apostrophe read wrongly on a Mac": "child‚Äôs",
    "apostrophe read wrongly twice": "childÃ¢â‚¬â„¢s",
    "Bengali read wrongly": "à¦¬à¦¾",
    "hard space read wrongly": "WordsÂ and more",
    "byte order mark read wrongly": "ï»¿Words",
    "bold letters of mathematics": "𝗦𝗮𝗳𝗲",
    "letters joined by a PDF": "ﬁnd",
    "Cyrillic letter in a word": "s\u0430fe",
    "Greek letter in a word": "p\u03bflice",
    "wide letter in a word": "saf\uff45",
    "marks piled on a letter": "Z\u0337\u0322\u0327\u0321\u0327",
}

SOUND = [
    "\ufeffA byte order mark at the start of a file.",
    "Plain words, £5, 50%, “quoted”, it’s 2022–23 — and so on… • ° × ½ é ß Łódź",
    "£5\u00a0million and 10\u202f000",
    "A family 👨\u200d👩\u200d👧, a heart ❤\ufe0f, a key 1\ufe0f\u20e3, a teacher 👩🏽\u200d🏫 and a flag 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "क्\u200dष می\u200cخواهم বাংলা ਪੰਜਾਬੀ اردو 中文 Українська мова",
    "Spaß” and café”—done, ‘“so”’ and 5°…",
    "Windows\r\nline\r\nends and\rold ones of the Mac\tand tabs.",
    "नि\u200dऀ",
    "5 μm, 3 kΩ, πr and Αθήνα, ＡＢ",
]


@pytest.mark.parametrize("name", HARMFUL)
def test_a_letter_that_does_harm_unseen_is_told_once_at_its_line(name):
    assert [line for line, _, _ in unseen(f"First line.\n{HARMFUL[name]}\nLast line.")] == [2]


@pytest.mark.parametrize("text", SOUND)
def test_a_letter_that_has_its_use_is_left_alone(text):
    assert list(unseen(text)) == []


def test_the_words_say_what_it_is_and_where():
    assert list(unseen("One\nsafe\u200bguarding\ncafÃ©\nre-re\u00adferral\nchild\x92s")) == [
        (2, "An invisible character (zero width space, U+200B) is here after “safe”, and on line 4", DELETE),
        (
            3,
            "The text is damaged after “caf”: `Ã©` was `é` before it was saved or pasted wrongly",
            "Type `é` in its place, and save the file as UTF-8",
        ),
        (
            5,
            "A damaged letter (U+0092) is here after “child”",
            "Type `’` or what was meant, and save the file as UTF-8",
        ),
    ]


def test_one_kind_is_told_once_however_often_it_is_there():
    assert list(unseen("a\u00ad\n" * 1000)) == [
        (1, "An invisible character (soft hyphen, U+00AD) is here after “a”, and on lines 2, 3, 4 and others", DELETE)
    ]


@pytest.mark.parametrize("part", ["\u200b", "\x00", "é”", "Ã©", "\u0301", "\u00a0\n", "a\u200d", " ", "1.", "> "])
def test_a_text_of_one_letter_many_times_is_read_in_bounded_time(part):
    assert len(list(unseen(part * 50_000))) <= 1
