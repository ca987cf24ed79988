"""Everything that a search reads of a generation, comparable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embeddings.generation import Generation

ARRAYS = ("vectors", "unit_passage", "unit_kind", "unit_span", "unit_key")
WORDS = ("scores", "rows", "counts", "columns", "vocabulary", "lengths")


def content(generation: Generation) -> dict[str, object]:
    """Return the content of a generation, but not its number."""
    return {
        "reports": tuple(generation.reports),
        **{name: getattr(generation, name).tobytes() for name in ARRAYS},
        **{name: getattr(generation.lexical, name).tobytes() for name in WORDS},
        "tones": generation.tones,
        "faiss": generation.faiss.reconstruct_n(0, generation.faiss.ntotal).tobytes(),
    }
