"""Where the exported tokenizer cuts as the engine does, and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings.folding import clean
from scripts.export_encoder import bundled_image
from scripts.packed_tokenizer import PackedTokenizer
from tests.encoders.conftest import require_extra
from tests.encoders.vietnamese import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cut = Callable[[str], list[int]]

WHOLE = 100_000


@pytest.fixture(scope="module")
def ours() -> Cut:
    """Cut as the engine does (``tok_content`` in its ``e5.c``)."""
    tokenizer = PackedTokenizer(bundled_image(tuned=False))
    return lambda text: tokenizer.encode(clean(text), WHOLE)


@pytest.fixture(scope="module")
def theirs(model_folder: Path) -> Cut:
    """Cut as sentence-transformers does with the exported tokenizer."""
    require_extra()
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(model_folder / "tokenizer.json"))

    def cut(text: str) -> list[int]:
        pieces: list[int] = tokenizer.encode(clean(text)).ids
        return pieces

    return cut


def test_vietnamese_is_cut_alike(ours: Cut, theirs: Cut) -> None:
    assert [text for text in texts() if ours(text) != theirs(text)] == []


def test_a_run_of_unknown_characters_is_one_piece_there_and_several_here(
    ours: Cut, theirs: Cut
) -> None:
    unknown = 3
    assert ours("số ꙮꙮꙮ").count(unknown) == 3
    assert theirs("số ꙮꙮꙮ").count(unknown) == 1


@pytest.mark.parametrize("text", ["\uff5e", "ｱﾊﾞ", "<mask>"])
def test_signs_younger_than_the_map_composed_neighbours_and_special_pieces_differ(
    ours: Cut, theirs: Cut, text: str
) -> None:
    assert ours(f"số {text}") != theirs(f"số {text}")
