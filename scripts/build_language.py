"""Write ``embeddings/language.json`` from the training pairs: ``python -m scripts.build_language``.

Questions in styles that are misspelt or unmarked on purpose are left out, and those that hold raw
keystrokes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from embeddings.folding import syllables
from embeddings.keystrokes import decoded
from embeddings.language import PATH
from embeddings.syllable_shapes import is_syllable
from embeddings.tones import ToneModel, needs_tones
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pairs import PairFile

LEAST_SEEN = 2
"""A pair seen only once is left out: two thirds of the file, and restoration is no worse."""
UNMARKED_STYLES = {"typo", "no_diacritics", "half_diacritics"}


def main() -> None:
    """Count and write."""
    model = frequent(ToneModel.count(text for file in read_pairs() for text in texts(file)))
    model.save(PATH)
    print(f"{len(model.singles)} syllables, {len(model.pairs)} pairs")


def texts(file: PairFile) -> Iterator[str]:
    """Give what is well typed in a file of pairs."""
    for pair in file.pairs:
        asked = (asked.q for asked in pair.qa if asked.style not in UNMARKED_STYLES)
        for text in (f"{pair.title}. {pair.passage}", *(near.q for near in pair.near_miss), *asked):
            if not needs_tones(text) and not has_keystrokes(text):
                yield text


def frequent(model: ToneModel) -> ToneModel:
    """Return a model without the pairs that were seen less than :data:`LEAST_SEEN` times."""
    pairs = {pair: count for pair, count in model.pairs.items() if count >= LEAST_SEEN}
    return replace(model, pairs=pairs)


def has_keystrokes(text: str) -> bool:
    """Tell whether a word is no syllable but the keystrokes of one."""
    return any(
        word.isascii() and not is_syllable(word) and decoded(word) is not None
        for word in syllables(text)
    )


if __name__ == "__main__":
    main()
