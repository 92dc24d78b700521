"""A command that is stopped while its program is loaded says so in a word."""

from __future__ import annotations

import pytest

from macros.system.ended import in_plain_words


def caused(error: Exception) -> Exception:
    """An error that Python raises where Ctrl-C comes while a class is made."""
    error.__cause__ = KeyboardInterrupt()
    return error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), caused(RuntimeError("a class"))], ids=repr)
def test_ctrl_c_is_no_error_to_be_shown_in_full(error, capsys):
    in_plain_words(type(error), error, None)
    assert capsys.readouterr().err == "Aborted!\n"


def test_any_other_error_is_told_in_full(capsys):
    in_plain_words(ValueError, ValueError("the reason"), None)
    assert "ValueError: the reason" in capsys.readouterr().err
