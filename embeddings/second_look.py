"""A second look at the first passages of a ranking, at what is too dear to ask of all passages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from embeddings.folding import fold, syllables
from embeddings.lexical_tokens import lexical_tokens
from embeddings.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.report import Report
    from embeddings.checks import Named
    from embeddings.lexical import LexicalIndex
    from embeddings.question import Question
    from embeddings.shelf import PassageRows
    from embeddings.weights import SecondLookWeights

LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What was seen; ``rows`` is int64, the other arrays float64, shape (looked at,).

    Attributes
    ----------
    rows
        The passages.
    coverage
        Share of the question's tokens, weighted by IDF, that the passage, its titles or its
        report's name hold, in these words or others that say the same.
    absent
        The years, names, dates and documents that the question names and each passage does not
        hold.
    length
        Natural logarithm of the number of the passage's tokens.
    together
        Share of the question's pairs of words, weighted by IDF, that stand near each other in the
        passage, its titles or its report's name.
    otherwise
        Share of the question's words, weighted by IDF, that were typed with tone marks and that
        these hold with other marks only.
    """

    rows: NDArray[np.int64]
    coverage: NDArray[np.float64]
    absent: tuple[tuple[str, ...], ...]
    length: NDArray[np.float64]
    together: NDArray[np.float64]
    otherwise: NDArray[np.float64]

    @classmethod
    def at(
        cls,
        rows: NDArray[np.int64],
        question: Question,
        named: Named,
        passages: PassageRows,
        lexical: LexicalIndex,
    ) -> SecondLook:
        """Look at some passages."""
        places = [passages[int(row)] for row in rows]
        wordings = [Wording.of(place.report, place.passage) for place in places]
        return cls(
            rows=rows,
            coverage=_coverage(rows, question, [place.report for place in places], lexical),
            absent=tuple(named.missing(place.report, place.passage) for place in places),
            length=np.log(np.maximum(lexical.lengths[rows], 1)),
            together=_together(question, wordings, lexical),
            otherwise=_otherwise(question, wordings, lexical),
        )

    @property
    def missing(self) -> NDArray[np.float64]:
        """How many names each passage does not hold."""
        return np.array([len(names) for names in self.absent], np.float64)

    def place(self, row: int) -> int:
        """Return the place of a passage among those looked at."""
        return int(np.flatnonzero(self.rows == row)[0])

    def gains(self, weights: SecondLookWeights) -> dict[str, NDArray[np.float64]]:
        """Return what each passage gains over the worst of them, by the name of what was seen.

        Never below 0, so that the passages looked at stay in front of the others.
        """
        parts = {
            "coverage": weights.coverage * self.coverage,
            "missing": weights.missing * self.missing,
            "length": weights.length * self.length,
            "together": weights.together * self.together,
            "otherwise": weights.otherwise * self.otherwise,
        }
        return {name: part - part.min(initial=np.inf) for name, part in parts.items()}


def _coverage(
    rows: NDArray[np.int64],
    question: Question,
    reports: Sequence[Report],
    lexical: LexicalIndex,
) -> NDArray[np.float64]:
    """Return the share of the question's tokens that each passage holds."""
    tokens = list(question.tokens)
    sought = dict.fromkeys((*tokens, *question.others))
    place = {token: number for number, token in enumerate(sought)}
    found = lexical.holds([*sought], rows)
    held = found[: len(tokens)].copy()
    different = {report.id: report for report in reports}
    names = {number: _name_tokens(report) for number, report in different.items()}
    for column, report in enumerate(reports):
        for token in names[report.id] & question.tokens.keys():
            held[place[token], column] = True
    for equivalent in question.equivalents:
        said = np.zeros(len(rows), np.bool_)
        for other in equivalent.others:
            said |= found[[place[token] for token in other]].all(axis=0)
        held[[place[token] for token in equivalent.tokens if token in question.tokens]] |= said
    weights = lexical.idf(tokens)
    total = weights.sum()
    share: NDArray[np.float64] = weights @ held / total if total > 0 else np.zeros(len(rows))
    return share


def _together(
    question: Question, wordings: Sequence[Wording], lexical: LexicalIndex
) -> NDArray[np.float64]:
    """Return the share of the question's pairs of words that stand near each other."""
    words = fold(" ".join(syllables(question.text))).split()
    held = np.array([wording.held_together(words) for wording in wordings], np.bool_)
    weights = lexical.idf([f"{one}_{other}" for one, other in pairwise(words)])
    return _shares(held.reshape(len(wordings), len(weights)), weights)


def _otherwise(
    question: Question, wordings: Sequence[Wording], lexical: LexicalIndex
) -> NDArray[np.float64]:
    """Return the share of the question's words that are held with other marks only."""
    words = sorted(set(syllables(question.text)))
    folded = fold(" ".join(words)).split()
    typed = [place for place, word in enumerate(words) if word in question.typed_marks]
    held = np.zeros((len(wordings), len(words)), np.bool_)
    for row, wording in enumerate(wordings):
        held[row, typed] = [
            wording.only_otherwise_marked(words[place], folded[place]) for place in typed
        ]
    return _shares(held, lexical.idf(folded))


def _shares(held: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of what each passage, a row, holds, as a share of the whole."""
    total = float(weights.sum())
    share: NDArray[np.float64] = held @ weights / total if total > 0 else np.zeros(len(held))
    return share


def _name_tokens(report: Report) -> set[str]:
    """Return the tokens of what a report is called."""
    year = str(report.dated_year or "")
    parts = (report.kind, report.number, report.issuer, report.place, year)
    return set(lexical_tokens(" ".join(part for part in parts if part)))
