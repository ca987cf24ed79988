"""The format on disk: its layout is pinned to its number, and written down."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from corpus.report import Report
from embeddings.generation import generation_folder
from embeddings.manifest import FORMAT, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from embeddings.store import Store

PAGE = Path(__file__).parents[2] / "docs" / "index-format.md"
LAYOUTS = {1: "a44a82658e72c12f"}
"""Digest of :func:`layout`, by format. A new layout is a new format: add it, never change one."""


def layout(store: Store) -> str:
    """Describe every file of a generation, and everything in its JSON."""
    folder = generation_folder(store.folder, 1)
    arrays = {path: np.load(path, "r") for path in sorted(folder.rglob("*.npy"))}
    lines = [
        *(f"{path.relative_to(folder)} {array.dtype.str}" for path, array in arrays.items()),
        *sorted(path.name for path in folder.iterdir()),
        *required(Report),
        *required(Manifest),
    ]
    return "\n".join(lines)


def required(kind: type) -> Iterator[str]:
    """Name what must stand in the JSON of a dataclass; what has a default may be missing."""
    for name, facts in msgspec.json.schema(kind)["$defs"].items():
        for key in facts.get("required", ()):
            shape = {part: facts["properties"][key].get(part) for part in ("type", "$ref", "items")}
            yield f"{name}.{key} {shape}"


def test_another_layout_has_another_number(built: Store) -> None:
    assert hashlib.sha256(layout(built).encode()).hexdigest()[:16] == LAYOUTS[FORMAT]


def test_the_page_describes_every_file_of_the_newest_format(built: Store) -> None:
    page = PAGE.read_text(encoding="utf-8")
    chapter = page.partition(f"## Format {FORMAT}\n")[2].partition("\n## ")[0]
    folder = generation_folder(built.folder, 1)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in files if path.relative_to(folder).as_posix() not in chapter] == []
