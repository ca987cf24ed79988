"""Tell questions for a list from those for one entry: ``python -m scripts.measure_lists``.

The paragraphs of each file of pairs are set out as lists, eight bullets behind a sentence with a
colon. A question that one of them answers shall get no list, with that bullet as the first hit; a
question for the list shall get it, whichever bullet is the first hit. No encoder is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from corpus.report import Passage, PassageKind, Report, Section
from embeddings.answer_types import wants_list
from embeddings.enumeration import asked_list
from embeddings.folding import clean
from embeddings.glossary import shipped_glossary
from embeddings.language import question_language
from embeddings.lexical import LexicalIndex
from embeddings.question import Knowledge, Question, understand
from embeddings.tones import ToneModel
from embeddings.units import passage_tokens, titled_text
from embeddings.weights import shipped_weights
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pairs import Pair, PairFile

LONG = 8
LISTS = (
    (
        "KẾT QUẢ",
        "Một số kết quả chủ yếu đạt được trong năm như sau:",
        ("Nêu các kết quả chủ yếu", "nhung ket qua nao dat duoc", "Kết quả đạt được là gì?"),
    ),
    (
        "KHÓ KHĂN, HẠN CHẾ",
        "Bên cạnh kết quả đạt được, vẫn còn một số khó khăn, hạn chế sau:",
        ("Còn những khó khăn, hạn chế nào?", "cac kho khan la gi", "kể ra những hạn chế"),
    ),
    (
        "NHIỆM VỤ, GIẢI PHÁP",
        "UBND tập trung chỉ đạo thực hiện các nhiệm vụ, giải pháp trọng tâm sau:",
        ("Nhiệm vụ gồm những gì?", "neu cac giai phap trong tam", "Những nhiệm vụ, giải pháp nào?"),
    ),
)
"""Title, announcement, and questions for the list."""


@dataclass(frozen=True, slots=True)
class Case:
    """A bullet with the questions it answers and those for the list it stands in."""

    bullet: Passage
    own: tuple[str, ...]
    whole: tuple[str, ...]


def main() -> None:
    """Print the counts."""
    single = several = false = asked = found = 0
    for file in read_pairs():
        report, cases = _laid_out(file)
        lexical = LexicalIndex.build([passage_tokens(report, p) for p in report.passages])
        known = _knowledge(report, lexical)
        for case in cases:
            own = [_read(question, known) for question in case.own]
            single += len(own)
            several += sum(wants_list(question.text) for question in own)
            false += sum(_gets_list(question, report, case, lexical) for question in own)
            whole = [_read(question, known) for question in case.whole]
            asked += len(whole)
            found += sum(_gets_list(question, report, case, lexical) for question in whole)
    print(
        f"one entry: {single} questions, {several} of them for several things; {false} got a list"
    )
    print(f"the list: {asked} questions; {found} got it")


def _read(question: str, known: Knowledge) -> Question:
    return understand(question, None, known)


def _gets_list(question: Question, report: Report, case: Case, lexical: LexicalIndex) -> bool:
    return asked_list(question, report, case.bullet, lexical) is not None


def _laid_out(file: PairFile) -> tuple[Report, list[Case]]:
    """Return the paragraphs of a file as lists of bullets, each list a section."""
    sections: list[Section] = []
    passages: list[Passage] = []
    cases: list[Case] = []
    names = (f"{file.name}.p{number}" for number in count())
    for number, pairs in enumerate(_by_list(file.pairs)):
        title, lead, whole = LISTS[number % len(LISTS)]
        key = str(number + 1)
        sections.append(Section(key, (key,), (title,)))
        passages.append(Passage(next(names), PassageKind.PARAGRAPH, lead, key))
        bullets = list(_bullets(pairs, key, names))
        passages += bullets
        cases += [
            Case(bullet, tuple(asked.q for asked in pair.qa), whole)
            for bullet, pair in zip(bullets, pairs, strict=True)
        ]
    report = Report(
        id=file.name, number=None, kind="BÁO CÁO", title="", issuer="", place="", date=None,
        year=None, source=file.name, sections=tuple(sections), passages=tuple(passages),
    )  # fmt: skip
    return report, cases


def _by_list(pairs: tuple[Pair, ...]) -> list[tuple[Pair, ...]]:
    return [pairs[row : row + LONG] for row in range(0, len(pairs), LONG)]


def _bullets(pairs: tuple[Pair, ...], key: str, names: Iterator[str]) -> Iterator[Passage]:
    for number, pair in enumerate(pairs, 1):
        text = clean(pair.passage)
        yield Passage(next(names), PassageKind.BULLET, text, key, number=number, sign="-")


def _knowledge(report: Report, lexical: LexicalIndex) -> Knowledge:
    texts = (titled_text(report, passage) for passage in report.passages)
    language = question_language(ToneModel.count(texts))
    glossary = shipped_glossary()
    return Knowledge(
        lru_cache(16)(lambda text: language.restorations(text, glossary.well_typed)),
        glossary,
        shipped_weights().fusion,
        lambda token: bool((lexical.find([token]) >= 0).all()),
    )


if __name__ == "__main__":
    main()
