"""A manifest written as another version of the program would have written it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from embeddings.current import read_current, write_current
from embeddings.generation import generation_folder, open_manifest

if TYPE_CHECKING:
    from embeddings.store import Store


def rewritten(store: Store, **fields: Any) -> None:  # noqa: ANN401 - any field of a manifest
    """Change fields of the current generation's manifest, with all seals right."""
    number = read_current(store.folder).number
    _, manifest = open_manifest(store.folder, number)
    folder = generation_folder(store.folder, number)
    write_current(store.folder, replace(manifest, **fields).write(folder))
