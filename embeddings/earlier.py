"""What was asked before a question, and what answered that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Earlier:
    """The question before another one in the same conversation, and its answer.

    Attributes
    ----------
    question
        As typed, or as :func:`embeddings.followup.in_context` gave it.
    answer
        The words that answered it, the closest first: what was marked, and its passage. Empty where
        nothing answered, ``None`` where that is not known.
    """

    question: str
    answer: tuple[str, ...] | None = None


def answering(text: str, highlight: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return the words that answered: those marked in a passage, and the whole of it.

    Parameters
    ----------
    text
        The passage.
    highlight
        ``(start, end)`` offsets into it.
    """
    return (" ".join(text[start:end] for start, end in highlight), text)
