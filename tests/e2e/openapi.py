"""Requests checked against Discord's own OpenAPI description, where it lies beside the checkout."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.shared import shared_dir

URI = "urn:discord"


@cache
def _description() -> dict[str, Any] | None:
    folder = shared_dir()
    path = folder / "discord" / "openapi.json" if folder else None
    return json.loads(path.read_text("utf-8")) if path and path.is_file() else None


def have_description() -> bool:
    """Whether requests can be checked."""
    return _description() is not None


def schema_problems(method: str, path: str, body: Any) -> list[str]:
    """What Discord's description finds wrong with a request; nothing where it is not at hand."""
    description = _description()
    if description is None or path.startswith("/oauth2"):
        return []
    template = _template(path)
    if template is None or method.lower() not in description["paths"][template]:
        return [f"{method} {path} is no call of Discord's"]
    pointer = _schema_pointer(template, method.lower())
    if pointer is None:
        return [] if body is None else ["a body where none is expected"]
    validator = _validator(pointer)
    return [
        f"{'/'.join(map(str, found.absolute_path))}: {found.message[:300]}" for found in validator.iter_errors(body)
    ]


def _template(path: str) -> str | None:
    """The path of the description that ``path`` is a case of, the most literal first."""
    description = _description()
    assert description is not None
    for template in sorted(description["paths"], key=lambda name: name.count("{")):
        if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", template), path):
            return str(template)
    return None


def _schema_pointer(template: str, method: str) -> str | None:
    description = _description()
    assert description is not None
    if "application/json" not in description["paths"][template][method].get("requestBody", {}).get("content", {}):
        return None
    steps = ("paths", template, method, "requestBody", "content", "application/json", "schema")
    return "#/" + "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)


@cache
def _validator(pointer: str) -> Draft202012Validator:
    resource = Resource(contents=_description(), specification=DRAFT202012)
    registry = Registry().with_resource(URI, resource)
    # Braces stand in the paths of the description and must be written as in an address.
    reference = URI + pointer.replace("{", "%7B").replace("}", "%7D")
    return Draft202012Validator({"$ref": reference}, registry=registry)
