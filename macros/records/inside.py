"""Finds the model inside a model, and the example that a model gives for a field, for use in messages."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


def model_inside(annotation: Any) -> Any:
    """The model that a type is, or that a list or a union of it has; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = model_inside(inner)
        if found is not None:
            return found
    return None


def example(model: type[BaseModel], place: tuple[str | int, ...]) -> str:
    """The example that the model gives for the field at this place; '' where it gives none."""
    current: Any = model
    found = None
    for part in place:
        if isinstance(part, int) or not isinstance(current, type) or not issubclass(current, BaseModel):
            continue
        found = next((one for name, one in current.model_fields.items() if part in (name, one.alias)), None)
        current = model_inside(found.annotation) if found else current
    return str(found.examples[0]) if found is not None and found.examples else ""
