"""Whether anything of a question is recognised: keyboard mash and other languages name nothing.

The nearest passage is near to anything, and the confidence has learnt from questions; so what no
report has a word of, in no reading, is refused by rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.folding import fold, marked, syllables
from embeddings.followup import names_nothing
from embeddings.keystrokes import decoded
from embeddings.syllable_shapes import is_syllable
from embeddings.unmentioned import WORDLESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from embeddings.question import Question
    from embeddings.unmentioned import Held

LONG_ENOUGH = 5
"""Letters of a word of which one slip is mended without a neighbour that tells: shorter ones are
near some syllable whatever they are, as "lol" is to "lớp"."""
SENTENCE = 5
"""Words of a question …"""
SHAPED = 0.75
"""… of which such a share are shaped like syllables: Vietnamese. Whoever asks in other words
throughout than the report's has asked something, and how sure an answer is is left to the
confidence."""
FOREIGN = 0.5
"""Share of words that are no syllables and in no report from which on a question is in another
language …"""
FEWEST_FOREIGN = 2
"""… if they are so many."""


def is_recognised(typed: str, question: Question, held: Held) -> bool:
    """Tell whether a question asks something in Vietnamese that a report may speak of.

    Parameters
    ----------
    typed
        Cleaned, without its courtesies.
    question
        What was made of it.
    held
        What the reports hold.

    Returns
    -------
    bool
        ``False`` where no word that carries meaning stands in a report, neither as typed, nor
        mended beside a neighbour that it was seen beside, nor in other words, and no date, document
        or number of several digits; also where half of the words are foreign. ``True`` of every
        Vietnamese sentence that names anything.
    """
    if is_plain(question, held.is_held):
        return True
    words = syllables(typed)
    read = [syllables(reading.text) for reading in question.readings]
    found = [[*_recognised(words, one, held)] for one in read]
    return any(map(any, found)) and not _is_foreign(words, found[0], held)


def is_plain(question: Question, is_held: Callable[[str], bool]) -> bool:
    """Tell whether it takes no closer look to recognise a question, as it does not for most."""
    if any(_is_quantity(token) and is_held(token) for token in question.tokens):
        return True
    return _is_sentence(syllables(question.text))


def asks_without_naming(typed: str) -> bool:
    """Tell whether a text asks without naming what it asks about: "tại sao", "đến đâu rồi"."""
    return len(syllables(typed)) > 1 and names_nothing(typed)


def _is_quantity(token: str) -> bool:
    kind, colon, value = token.partition(":")
    return bool(colon) and (kind != "num" or len(value) > 1)


def _is_sentence(read: Sequence[str]) -> bool:
    shaped = [word for word in read if is_syllable(fold(word))]
    enough = len(read) >= SENTENCE and len(shaped) >= SHAPED * len(read)
    return enough and any(map(_carries_meaning, shaped))


def _recognised(typed: Sequence[str], read: Sequence[str], held: Held) -> Iterator[bool]:
    """Tell of each word of a reading whether it carries meaning, is held, and was meant."""
    folded = {fold(word) for word in typed}
    for place, word in enumerate(read):
        slip = typed[place] if len(typed) == len(read) else typed[0] if len(typed) == 1 else ""
        meant = (
            fold(word) in folded
            or len(slip) >= LONG_ENOUGH
            or decoded(slip) == word
            or (len(typed) > 1 and _is_beside_its_neighbour(read, place, held))
        )
        yield meant and _carries_meaning(word) and _is_held(word, typed, held)


def _carries_meaning(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word not in WORDLESS


def _is_beside_its_neighbour(read: Sequence[str], place: int, held: Held) -> bool:
    around = read[max(place - 1, 0) : place + 2]
    pairs = (f"{around[start]} {around[start + 1]}" for start in range(len(around) - 1))
    return any(pair in held.language.pairs for pair in pairs)


def _is_held(word: str, typed: Sequence[str], held: Held) -> bool:
    """Tell whether a report has a word; one that was typed with its marks, with these."""
    if fold(word) in held.otherwise or word in held.forms:
        return True
    as_typed = marked(word) and word in typed and word in held.language.singles
    return not as_typed and held.is_held(fold(word))


def _is_foreign(typed: Sequence[str], recognised: Sequence[bool], held: Held) -> bool:
    if len(typed) != len(recognised):  # joined or split syllables were mended
        return False
    foreign = sum(
        not known and _carries_meaning(word) and not is_syllable(fold(word))
        and fold(word) not in held.otherwise
        for word, known in zip(typed, recognised, strict=True)
    )  # fmt: skip
    return foreign >= max(FEWEST_FOREIGN, FOREIGN * len(typed))
