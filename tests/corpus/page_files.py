"""Reads the marked pages of ``tests/corpus/pages`` (see its README): what goes in, what must come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.types import RawArticle

FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class PageFile:
    name: str
    text: str
    paragraphs: tuple[str, ...]
    unwanted: tuple[str, ...]
    facts: dict[str, str]

    @property
    def raw(self) -> RawArticle:
        return RawArticle(source=f"pages/{self.name}", media="text", text=self.text, raw_sha256="0" * 64)


def page_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def page_file(name: str) -> PageFile:
    head, body = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("---\n", 1)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    lines, kept, unwanted = [], [], []
    wrapped = False
    for line in body.splitlines():
        sign, text = line[:2], line[2:]
        lines.append(text)
        if sign == "~ " and wrapped:
            kept[-1] += f" {text}"
        elif sign in {"+ ", "~ "}:
            kept.append(" ".join(text.split()))
        elif sign == "| ":
            unwanted.append(text)
        wrapped = sign == "~ "
    return PageFile(name, "\n".join(lines), tuple(kept), tuple(unwanted), facts)
