"""Find the cosine from which ``hoibaocao questions`` takes two questions to mean the same.

``python -m scripts.fit_question_groups`` prints, for each threshold, which share is put together

* of ``train/same_meaning.jsonl``: pairs written to mean the same, which should be;
* of the questions of ``train/pairs`` on different sentences of one paragraph, which should not;
* of the near misses there with the question they are made from: the hardest that should not.

Pairs that don't name the same numbers are left out: they are never put together. The threshold is
the lowest at which fewer than 3.5 near misses in a hundred are put together;
:data:`bot.telegram.question_groups.SAME_MEANING` holds it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bot.telegram.question_groups import SAME_MEANING, meanings, numbers_in
from embeddings.bundled import BundledEncoder
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from embeddings.encoder import Encoder
    from scripts.pairs import Pair

SAME = Path("train/same_meaning.jsonl")
THRESHOLDS = np.arange(0.60, 0.91, 0.02)
_MOST_NEAR_MISSES = 0.035


class SameMeaning(msgspec.Struct, frozen=True):
    """A line of :data:`SAME`."""

    q: str
    same: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Pairs of questions of one kind."""

    name: str
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, name: str, pairs: Iterable[tuple[str, str]]) -> Kind:
        """Keep the pairs that name the same numbers."""
        kept = (pair for pair in pairs if numbers_in(pair[0]) == numbers_in(pair[1]))
        return cls(name, tuple(kept))

    def cosines(self, encoder: Encoder) -> NDArray[np.float64]:
        """Return the cosine of each pair."""
        wordings = sorted({question for pair in self.pairs for question in pair})
        rows = {question: row for row, question in enumerate(wordings)}
        vectors = meanings(wordings, encoder)
        return np.array([vectors[rows[one]] @ vectors[rows[two]] for one, two in self.pairs])


def main() -> None:
    """Measure and print; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=4, help="take one paragraph in so many")
    options = parser.parse_args()
    kinds = _kinds(options.every)
    encoder = BundledEncoder()
    cosines = [kind.cosines(encoder) for kind in kinds]
    print("| cosine | " + " | ".join(f"{k.name} ({len(k.pairs)})" for k in kinds) + " |")
    print("|---" * (1 + len(kinds)) + "|")
    for threshold in THRESHOLDS:
        shares = (f"{100 * np.mean(found >= threshold):.1f} %" for found in cosines)
        print(f"| {threshold:.2f} | {' | '.join(shares)} |")
    best = next(t for t in THRESHOLDS if np.mean(cosines[-1] >= t) < _MOST_NEAR_MISSES)
    print(f"\nBest: {best:.2f}; SAME_MEANING is {SAME_MEANING:.2f}.")


def _kinds(every: int) -> tuple[Kind, Kind, Kind]:
    lines = SAME.read_text(encoding="utf-8").splitlines()
    same = (msgspec.json.decode(line, type=SameMeaning) for line in lines)
    paragraphs = [pair for file in read_pairs() for pair in file.pairs][::every]
    return (
        Kind.of("same meaning", ((one.q, one.same) for one in same)),
        Kind.of("other sentence", (two for pair in paragraphs for two in _others(pair))),
        Kind.of("near miss", (two for pair in paragraphs for two in _near(pair))),
    )


def _others(pair: Pair) -> Iterable[tuple[str, str]]:
    for one, two in combinations(pair.qa, 2):
        if one.sentence not in two.sentence and two.sentence not in one.sentence:
            yield one.q, two.q


def _near(pair: Pair) -> Iterable[tuple[str, str]]:
    return ((asked.q, missed.q) for asked in pair.qa for missed in pair.near_miss)


if __name__ == "__main__":
    main()
