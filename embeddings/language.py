"""Office Vietnamese in general: the syllables and pairs of ``train/pairs``.

It helps to restore tone marks where the indexed reports don't have a word, such as most question
words. ``scripts/build_language.py`` writes the file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from embeddings.tones import ToneModel

PATH = Path(__file__).with_name("language.json")
CORPUS_WEIGHT = 3
"""How many times more a syllable of the indexed reports counts than one of general language."""


@cache
def office_language() -> ToneModel:
    """Return the shipped model."""
    return ToneModel.load(PATH)


def question_language(corpus: ToneModel) -> ToneModel:
    """Return the language that questions about a corpus are restored against."""
    return corpus.joined(office_language(), CORPUS_WEIGHT)
