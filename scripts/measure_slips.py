"""Measure the mending of slips on the training pairs: ``python -m scripts.measure_slips``.

Each file is a report: its questions are read with the language of its own paragraphs and of all
other files, as questions about an office's reports are. It prints how many well-typed questions are
changed in any letter, and of each kind of slip, put into one syllable of a question, how often the
question comes back as it was meant. With ``--unmarked`` every question is typed without tone marks;
it has come back where it is read as it is without the slip, and is changed where it is read with
other letters than were typed.
"""

from __future__ import annotations

import argparse
import random
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from embeddings.folding import fold, marked
from embeddings.glossary import shipped_glossary
from embeddings.language import CORPUS_WEIGHT
from embeddings.tones import ToneModel, needs_tones
from scripts.build_language import UNMARKED_STYLES, frequent, texts
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from scripts.pairs import PairFile

SEED = 11
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_HOOK, _TILDE = "\u0309", "\u0303"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unmarked", action="store_true", help="without tone marks")
    unmarked = parser.parse_args().unmarked
    kept = shipped_glossary().well_typed
    files = read_pairs()
    counted = [ToneModel.count(texts(file)) for file in files]
    whole = ToneModel.count(text for file in files for text in texts(file))
    none = ToneModel.count([])
    changed, asked = 0, 0
    tried: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    for file, own in zip(files, counted, strict=True):
        report = ToneModel.count(f"{pair.title}. {pair.passage}" for pair in file.pairs)
        language = report.joined(frequent(whole.changed(own, none)), CORPUS_WEIGHT)
        rng = random.Random(f"{SEED}{file.name}")  # noqa: S311 (a repeatable choice, no secret)
        for question in _well_typed(file):
            asked += 1
            typed = fold(question) if unmarked else question
            read = language.restore(typed, kept)
            meant = read if unmarked else question
            changed += (fold(read) if unmarked else read) != typed
            for kind, slipped in _slipped(question, kept, rng):
                other = fold(slipped) if unmarked else slipped
                if other == typed:
                    continue
                tried[kind] += 1
                mended[kind] += language.restore(other, kept) == meant
    print(f"well typed: {changed} of {asked} questions changed")
    for kind, times in tried.items():
        print(f"{kind}: {mended[kind] / times:.3f} of {times}")
    print(f"all slips: {mended.total() / tried.total():.3f} of {tried.total()}")


def _well_typed(file: PairFile) -> Iterator[str]:
    questions = [
        asked.q for pair in file.pairs for asked in pair.qa if asked.style not in UNMARKED_STYLES
    ]
    questions += [near.q for pair in file.pairs for near in pair.near_miss]
    return (question for question in questions if not needs_tones(question))


def _slipped(question: str, kept: Collection[str], rng: random.Random) -> Iterator[tuple[str, str]]:
    """Give a question with one slip of each kind that one of its words can have."""
    words = [
        match for match in _WORD.finditer(question) if match[0].islower() and match[0] not in kept
    ]
    for kind, slip in SLIPS.items():
        typed = ((match, slip(match[0], rng)) for match in rng.sample(words, len(words)))
        found = next(((match, word) for match, word in typed if word != match[0]), None)
        if found is not None:
            match, word = found
            yield kind, question[: match.start()] + word + question[match.end() :]
    spaces = [match.start() for match in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", question)]
    if spaces:
        place = rng.choice(spaces)
        yield "joined syllables", question[:place] + question[place + 1 :]


def _neighbouring_key(word: str, rng: random.Random) -> str:
    places = [place for place, letter in enumerate(word) if letter.isascii()]
    if not places:
        return word
    place = rng.choice(places)
    row = next(row for row in _KEY_ROWS if word[place] in row)
    column = row.index(word[place])
    return (
        word[:place]
        + rng.choice(row[max(column - 1, 0) : column] + row[column + 1 : column + 2])
        + word[place + 1 :]
    )


def _doubled(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    return word[:place] + word[place] + word[place:]


def _missing(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    return word[:place] + word[place + 1 :] if len(word) > 3 else word


def _swapped(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _split(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word))
    return f"{word[:place]} {word[place:]}" if len(word) > 2 else word


def _without_marks(word: str, _: random.Random) -> str:
    return fold(word) if marked(word) else word


def _other_tone(word: str, _: random.Random) -> str:
    swap = {_HOOK: _TILDE, _TILDE: _HOOK}
    letters = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(swap.get(letter, letter) for letter in letters))


def _onset(*onsets: str) -> Callable[[str, random.Random], str]:
    """Return the slip that writes the next of these onsets for one of them."""

    def slip(word: str, _: random.Random) -> str:
        for onset, other in zip(onsets, (*onsets[1:], onsets[0]), strict=True):
            if re.match(rf"{onset}(?!h)[^\W\d_]", word):
                return other + word[len(onset) :]
        return word

    return slip


def _final(first: str, second: str) -> Callable[[str, random.Random], str]:
    """Return the slip that writes one of two finals for the other."""

    def slip(word: str, _: random.Random) -> str:
        for final, other in sorted(
            ((first, second), (second, first)), key=lambda two: -len(two[0])
        ):
            if word.endswith(final) and len(word) > len(final) + 1:
                return word.removesuffix(final) + other
        return word

    return slip


def _i_or_y(word: str, _: random.Random) -> str:
    swap = dict(zip("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị", strict=True))
    alone = len(word) > 1 and word[-1] in swap and fold(word[-2]) not in set("aeoui")
    return word[:-1] + swap[word[-1]] if alone else word


SLIPS = {
    "neighbouring key": _neighbouring_key, "doubled letter": _doubled,
    "missing letter": _missing, "swapped pair": _swapped, "hỏi/ngã": _other_tone,
    "i/y": _i_or_y, "s/x": _onset("s", "x"), "ch/tr": _onset("ch", "tr"),
    "d/gi": _onset("d", "gi"), "l/n": _onset("l", "n"), "j for gi": _onset("gi", "j"),
    "f for ph": _onset("ph", "f"), "n/ng": _final("n", "ng"), "t/c": _final("t", "c"),
    "split syllable": _split, "marks of one syllable lost": _without_marks,
}  # fmt: skip


if __name__ == "__main__":
    main()
