"""The sentence of a passage that answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from embeddings.answer_types import answer_type, wants_list
from embeddings.fusion import standardised
from embeddings.lexical_tokens import held
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from embeddings.answer_types import AnswerType
    from embeddings.lexical import LexicalIndex
    from embeddings.question import Question


COSINE_WEIGHT = 3.0
"""Of the z-score of the cosine, that of the share of words held having 1."""
TYPE_BONUS = 2.5
"""For a sentence that holds the kind of thing asked for."""
NAMED_BONUS = 2.5
"""For a sentence that holds a date, month or document of the question …"""
ABOUT_BONUS = 5.0
"""… or one of these or a foreign word ("covid") where no kind of thing is asked for."""
UNITS = ("doc:", "date:", "month:", "quarter:", "months:")
SHORTEST_FOREIGN = 3
LIST_MARGIN = 1.0
"""Where a list is asked for, sentences that score at most so much less are marked, too."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What of a question tells which sentence of a passage answers it.

    Attributes
    ----------
    tokens
        Lexical tokens of the question itself.
    weights
        The IDF of each, as a share of all; float64, shape (tokens,).
    named
        Places, among the tokens, of what the question names.
    kind
        The kind of thing that is asked for, if it is any.
    many
        Whether a list is asked for.
    """

    tokens: tuple[str, ...]
    weights: NDArray[np.float64]
    named: tuple[int, ...]
    kind: AnswerType | None
    many: bool

    @classmethod
    def of(cls, question: Question, lexical: LexicalIndex) -> Sought:
        """Read it off a question; ``lexical`` tells how rare each of its words is."""
        tokens = tuple(question.own)
        weights, kind = lexical.idf(tokens), answer_type(question.text)
        named = _named(tokens, question, about=kind is None)
        return cls(
            tokens,
            weights / max(float(weights.sum()), 1e-9),
            tuple(place for place, token in enumerate(tokens) if token in named),
            kind,
            wants_list(question.text),
        )


def answer_span(
    text: str,
    spans: Sequence[tuple[int, int]],
    cosines: NDArray[np.float32],
    sought: Sought,
) -> tuple[tuple[int, int], ...]:
    """Choose what answers.

    Parameters
    ----------
    text
        The passage.
    spans
        Its sentences, as offsets into ``text``.
    cosines
        Of each sentence with the question; float32, shape (sentences,).

    Returns
    -------
    tuple of (int, int)
        Offsets of what to mark, in order: one sentence, or several where a list is asked for, the
        whole of a list that one of them belongs to; the whole passage where it has no sentences.
    """
    if not spans:
        return ((0, len(text)),)
    sentences = [text[start:end] for start, end in spans]
    found, kind = held(sentences, sought.tokens), sought.kind
    shares = (found @ sought.weights).astype(np.float32)
    scores = COSINE_WEIGHT * standardised(cosines) + standardised(shares)
    if kind is not None:
        scores += TYPE_BONUS * np.array([kind.is_in(part) for part in sentences], np.float32)
    if sought.named:
        named = found[:, sought.named].any(axis=1)
        scores += (ABOUT_BONUS if kind is None else NAMED_BONUS) * named
    if not sought.many:
        return (spans[int(scores.argmax())],)
    near = scores >= scores.max() - LIST_MARGIN
    for run in _enumerations(sentences):
        near[run] |= near[run].any()
    return tuple(span for span, chosen in zip(spans, near, strict=True) if chosen)


def _named(tokens: Sequence[str], question: Question, *, about: bool) -> Collection[str]:
    """Return the tokens of dates, months and documents, and of foreign words.

    A foreign word counts only where the question is ``about`` it, and wants no number, person or
    the like: in a paragraph on the thing, the sentence with the number need not name it again.
    """
    return [
        token
        for token in tokens
        if token.startswith(UNITS) or (about and _is_foreign(token, question))
    ]


def _is_foreign(token: str, question: Question) -> bool:
    """Tell whether a token is a word like "covid": of no Vietnamese shape, and no abbreviation."""
    shaped = len(token) < SHORTEST_FOREIGN or not token.isalpha() or is_syllable(token)
    return not shaped and not any(token in known.tokens for known in question.equivalents)


def _enumerations(sentences: Sequence[str]) -> Iterator[slice]:
    """Give the runs of sentences that are one list: an opening with a colon, parts with ``;``.

    A list is answered by all of its parts, whichever of them comes nearest to the question.
    """
    start = 0
    for place, sentence in enumerate(sentences):
        if sentence.endswith((";", ":")) and place + 1 < len(sentences):
            continue
        opening = sentences[start]
        if place > start and ":" in opening:
            yield slice(start, place + 1)
        start = place + 1
