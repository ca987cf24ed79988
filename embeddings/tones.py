"""Tone marks put back into questions that were typed without them.

A bigram model of syllables, counted in the corpus (and in general office language, see
:meth:`ToneModel.joined`), read with the Viterbi algorithm: the likeliest marked syllables whose
folded forms are what was typed.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from embeddings.folding import fold, marked, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

START = "^"
PAIR_SHARE = 0.9
"""Weight of the pair count against the single count (linear interpolation)."""
MARKED_SHARE = 0.35
"""From this share of marked syllables on, a question counts as typed with tone marks.

Ordinary Vietnamese has marks on about three syllables in four.
"""
MOST_PAIRS = 50_000
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ToneModel:
    """Counts of syllables and of their pairs.

    Attributes
    ----------
    singles
        Times each syllable (lower case, NFC) was seen.
    pairs
        Times each neighbouring pair, joined with a space, was seen.
    forms
        The syllables of each folded form.
    total
        Sum of ``singles``.
    """

    singles: Mapping[str, int]
    pairs: Mapping[str, int]
    forms: Mapping[str, tuple[str, ...]]
    total: int

    @classmethod
    def count(cls, texts: Iterable[str]) -> ToneModel:
        """Count a model in texts; only letters count, digits are no syllables."""
        singles: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for text in texts:
            words = [START, *(word for word in syllables(text) if word.isalpha())]
            singles.update(words)
            pairs.update(f"{first} {second}" for first, second in pairwise(words))
        return cls._of(singles, pairs)

    @classmethod
    def _of(cls, singles: Mapping[str, int], pairs: Mapping[str, int]) -> ToneModel:
        forms: dict[str, list[str]] = {}
        for word in singles:
            forms.setdefault(fold(word), []).append(word)
        by_form = {form: tuple(words) for form, words in forms.items()}
        return cls(singles, pairs, by_form, sum(singles.values()))

    def joined(self, other: ToneModel, weight: int) -> ToneModel:
        """Return a model that counts ``weight`` times what this one saw, plus what the other did.

        The corpus's own language comes first where the two disagree.
        """
        singles = Counter({word: weight * count for word, count in self.singles.items()})
        pairs = Counter({pair: weight * count for pair, count in self.pairs.items()})
        singles.update(other.singles)
        pairs.update(other.pairs)
        return self._of(singles, pairs)

    def trimmed(self) -> ToneModel:
        """Return the model with its :data:`MOST_PAIRS` most frequent pairs only."""
        if len(self.pairs) <= MOST_PAIRS:
            return self
        ranked = sorted(self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        return self._of(self.singles, dict(ranked[:MOST_PAIRS]))

    def less(self, other: ToneModel) -> ToneModel:
        """Return a model that has not seen what the other, a part of this one, saw."""
        singles, pairs = Counter(self.singles), Counter(self.pairs)
        singles.subtract(other.singles)
        pairs.subtract(other.pairs)
        return self._of(+singles, +pairs)

    def save(self, path: Path) -> None:
        """Write the counts as JSON, in alphabetical order."""
        counts = {"singles": dict(self.singles), "pairs": dict(self.pairs)}
        path.write_text(json.dumps(counts, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> ToneModel:
        """Read what :meth:`save` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            If the file is missing or is no such file.
        """
        counts = json.loads(path.read_text(encoding="utf-8"))
        return cls._of(counts["singles"], counts["pairs"])

    def restore(self, question: str) -> str:
        """Return the question with tone marks, unless it has them already.

        Everything but the letters stays as it is; a syllable that was typed with a mark, or that
        the model has never seen in any form, stays, too.
        """
        words = _WORD.findall(question)
        if not words or not needs_tones(question):
            return question
        best = iter(self._likeliest([word.lower() for word in words]))
        return _WORD.sub(lambda match: _in_case_of(match[0], next(best)), question)

    def _likeliest(self, typed: list[str]) -> list[str]:
        paths: dict[str, tuple[float, list[str]]] = {START: (0.0, [])}
        for word in typed:
            choices = self._choices(word)
            paths = {
                choice: max(
                    (score + self._log_probability(before, choice), [*path, choice])
                    for before, (score, path) in paths.items()
                )
                for choice in choices
            }
        return max(paths.values())[1]

    def _choices(self, word: str) -> tuple[str, ...]:
        if marked(word) or not word.isalpha():
            return (word,)
        return self.forms.get(fold(word), (word,))

    def _log_probability(self, before: str, word: str) -> float:
        single = (self.singles.get(word, 0) + 0.1) / (self.total + 1)
        seen = self.singles.get(before, 0)
        pair = self.pairs.get(f"{before} {word}", 0) / seen if seen else 0.0
        return math.log(PAIR_SHARE * pair + (1 - PAIR_SHARE) * single)


def needs_tones(question: str) -> bool:
    """Tell whether a question was typed without (most of) its tone marks."""
    words = [word for word in syllables(question) if word.isalpha()]
    return bool(words) and sum(map(marked, words)) / len(words) < MARKED_SHARE


def _in_case_of(typed: str, word: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word.capitalize() if typed[0].isupper() else word
