"""Imports flow one way: corpus, then retrieval, then bot; and asking a question needs no torch."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_NOT_IMPORT = {"corpus": {"retrieval", "bot"}, "retrieval": {"bot"}, "bot": set()}
HEAVY = ("torch", "transformers", "sentence_transformers", "trafilatura", "discord", "matplotlib", "pymilvus")


def imported(path: Path) -> set[str]:
    """Top-level names that a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", MAY_NOT_IMPORT)
def test_no_module_imports_a_later_package(package: str) -> None:
    modules = sorted((ROOT / package).rglob("*.py"))
    assert modules
    upward = {str(m.relative_to(ROOT)): imported(m) & (MAY_NOT_IMPORT[package] | {"tests"}) for m in modules}
    assert {m: names for m, names in upward.items() if names} == {}


@pytest.mark.parametrize("package", MAY_NOT_IMPORT)
def test_importing_a_package_does_no_work(package: str) -> None:
    code = f"import {package}, sys; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
