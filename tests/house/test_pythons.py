"""The code runs on every Python that the project supports, and says which in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MACROS = ROOT / "macros"
INLINED = (ast.ListComp, ast.SetComp, ast.DictComp)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)
"""What begins a scope of its own, which a comprehension does not share."""


def names_lost_by_comprehensions(folder: Path) -> list[str]:
    """Each name that a comprehension binds while the function around it reads the same name of the module.

    CPython 3.12.0 to 3.12.3 lose the module's name there (its issue 118513) and die with UnboundLocalError.
    """
    found = []
    for path in sorted(folder.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                bound = {name for one in _inside(function) if isinstance(one, INLINED) for name in _targets(one)}
                lost = bound & (set(_read(function, frozenset())) - _local(function))
                place = f"{path.relative_to(folder.parent).as_posix()}:{function.lineno}"
                found += [f"{place}: `{name}` in {function.name}" for name in sorted(lost)]
    return found


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """Everything below a node that is in its own scope."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, SCOPES):
            yield child
            yield from _inside(child)


def _targets(comprehension: ast.AST) -> set[str]:
    generators = getattr(comprehension, "generators", [])
    return {name.id for one in generators for name in ast.walk(one.target) if isinstance(name, ast.Name)}


def _read(node: ast.AST, hidden: frozenset[str]) -> Iterator[str]:
    """Each name that is read below a node and not bound by the comprehensions, generators and lambdas around it."""
    for child in ast.iter_child_nodes(node):
        inner = hidden
        if isinstance(child, (*INLINED, ast.GeneratorExp)):
            inner = hidden | _targets(child)
        elif isinstance(child, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef):
            inner = hidden | {one.arg for one in ast.walk(child.args) if isinstance(one, ast.arg)}
        elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Load) and child.id not in hidden:
            yield child.id
        yield from _read(child, inner)


def _local(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """The names that are the function's own: its arguments and what it assigns outside comprehensions."""
    arguments = {one.arg for one in ast.walk(function.args) if isinstance(one, ast.arg)}
    return arguments | set(_assigned(function))


def _assigned(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*INLINED, *SCOPES)):
            yield from (one.target.id for one in ast.walk(child) if isinstance(one, ast.NamedExpr))
            continue
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child.id
        elif isinstance(child, ast.ExceptHandler) and child.name:
            yield child.name
        elif isinstance(child, ast.alias):
            yield (child.asname or child.name).split(".")[0]
        yield from _assigned(child)


def test_no_comprehension_takes_the_name_of_a_function_that_is_called_beside_it():
    assert names_lost_by_comprehensions(MACROS) == []


def test_a_comprehension_that_takes_such_a_name_is_told(tmp_path):
    (tmp_path / "macros").mkdir()
    (tmp_path / "macros" / "share.py").write_text(
        "from macros.wording.value import one\n\n\n"
        "def lost(where):\n    plain = {key: one for key, one in where.items()}\n    return [one(part) for part in plain]\n\n\n"
        "def kept(where):\n    plain = {key: value for key, value in where.items()}\n    return [one(part) for part in plain]\n\n\n"
        "def own(where):\n    one = where[0]\n    return [one for one in where], one\n",
        encoding="utf-8",
    )
    assert names_lost_by_comprehensions(tmp_path / "macros") == ["macros/share.py:4: `one` in lost"]
