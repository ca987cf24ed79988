"""Write ``embeddings/language.json`` from the training pairs: ``python -m scripts.build_language``.

Questions in styles that are misspelt or unmarked on purpose are left out, and those that hold raw
keystrokes.
"""

from __future__ import annotations

from dataclasses import replace

from embeddings.folding import syllables
from embeddings.keystrokes import decoded
from embeddings.language import PATH
from embeddings.syllable_shapes import is_syllable
from embeddings.tones import ToneModel, needs_tones
from scripts.pairs import read_pairs

LEAST_SEEN = 2
"""A pair seen only once is left out: two thirds of the file, and restoration is no worse."""
UNMARKED_STYLES = {"typo", "no_diacritics", "half_diacritics"}


def main() -> None:
    """Count and write."""
    texts = []
    for file in read_pairs():
        for pair in file.pairs:
            texts.append(f"{pair.title}. {pair.passage}")
            texts += [near.q for near in pair.near_miss]
            texts += [asked.q for asked in pair.qa if asked.style not in UNMARKED_STYLES]
    model = ToneModel.count(
        text for text in texts if not needs_tones(text) and not has_keystrokes(text)
    )
    pairs = {pair: count for pair, count in model.pairs.items() if count >= LEAST_SEEN}
    model = replace(model, pairs=pairs)
    model.save(PATH)
    print(f"{len(texts)} texts, {len(model.singles)} syllables, {len(model.pairs)} pairs")


def has_keystrokes(text: str) -> bool:
    """Tell whether a word is no syllable but the keystrokes of one."""
    return any(
        word.isascii() and not is_syllable(word) and decoded(word) is not None
        for word in syllables(text)
    )


if __name__ == "__main__":
    main()
