"""A question as it is searched for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.folding import clean
from embeddings.followup import completed
from embeddings.lexical_tokens import lexical_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Question:
    """What was made of a question.

    Attributes
    ----------
    text
        Cleaned, completed from the question before, tone marks restored: this is encoded.
    tokens
        The lexical tokens to look for, each with its weight.
    """

    text: str
    tokens: Mapping[str, float]


def understand(question: str, previous: str | None, restore: Callable[[str], str]) -> Question:
    """Work out what to search for.

    Parameters
    ----------
    question
        As typed.
    previous
        The question asked before it in the same conversation, if any.
    restore
        Puts tone marks back where a text lacks them.
    """
    text = completed(clean(question), clean(previous) if previous else None)
    restored = restore(text)
    return Question(restored, dict.fromkeys(lexical_tokens(restored), 1.0))
