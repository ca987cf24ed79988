"""The sentence of a passage that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from embeddings.answer_types import answer_type, wants_list
from embeddings.fusion import standardised
from embeddings.lexical_tokens import held
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

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


def answer_span(
    text: str,
    spans: Sequence[tuple[int, int]],
    cosines: NDArray[np.float32],
    question: Question,
    lexical: LexicalIndex,
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
    question, lexical
        What is looked for, and how rare each of its words is.

    Returns
    -------
    tuple of (int, int)
        Offsets of what to mark, in order: one sentence, or several where a list is asked for, the
        whole of a list that one of them belongs to; the whole passage where it has no sentences.
    """
    if not spans:
        return ((0, len(text)),)
    sentences = [text[start:end] for start, end in spans]
    shares = covered(sentences, question.own, lexical).astype(np.float32)
    kind = answer_type(question.text)
    typed = np.array([kind is None or kind.is_in(part) for part in sentences], np.float32)
    named = _named(sentences, question, about=kind is None)
    scores = COSINE_WEIGHT * standardised(cosines) + standardised(shares)
    scores += TYPE_BONUS * typed + (ABOUT_BONUS if kind is None else NAMED_BONUS) * named
    if not wants_list(question.text):
        return (spans[int(scores.argmax())],)
    near = scores >= scores.max() - LIST_MARGIN
    for run in _enumerations(sentences):
        near[run] |= near[run].any()
    return tuple(span for span, chosen in zip(spans, near, strict=True) if chosen)


def _named(sentences: Sequence[str], question: Question, *, about: bool) -> NDArray[np.bool_]:
    """Tell which sentences hold something that the question names.

    A foreign word counts only where the question is ``about`` it, and wants no number, person or
    the like: in a paragraph on the thing, the sentence with the number need not name it again.
    """
    tokens = [token for token in question.own if token.startswith(UNITS)]
    if about:
        tokens += [token for token in question.own if _is_foreign(token, question)]
    if not tokens:
        return np.zeros(len(sentences), np.bool_)
    found: NDArray[np.bool_] = np.logical_or.reduce(held(sentences, tokens), axis=1)
    return found


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


def covered(
    texts: Sequence[str], words: Iterable[str], lexical: LexicalIndex
) -> NDArray[np.float64]:
    """Return the share of some tokens that each text holds, each token weighted by its IDF.

    Returns
    -------
    numpy.ndarray
        Shape (texts,), float64.
    """
    tokens = list(words)
    weights = lexical.idf(tokens)
    total = float(weights.sum())
    share: NDArray[np.float64] = held(texts, tokens) @ weights / max(total, 1e-9)
    return share
