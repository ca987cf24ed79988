"""Make an office to try fine-tuning on: a report, and a bot that has been asked and voted on.

``python -m scripts.example_feedback FOLDER [--pairs NAME]`` writes one file of ``train/pairs`` as a
report, its questions as asked of the bot, and ``config.toml``. A question counts as voted helpful
if the bundled encoder's search finds its paragraph first, as not helpful otherwise. Then
``hoibaocao questions --csv feedback.csv`` in that folder writes the bot's feedback.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering import Answerer
from bot.telegram.database import Database
from bot.telegram.incoming import Asked, Want
from bot.telegram.lessons import Lessons
from corpus import read_folder
from embeddings.bundled import BundledEncoder
from embeddings.folding import clean
from embeddings.search import Searcher
from embeddings.space import MemorySpace
from scripts.pairs import read_pairs

if TYPE_CHECKING:
    from scripts.pairs import PairFile

DAYS = 90
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def report_text(file: PairFile) -> str:
    """Return the paragraphs as a report, each under its own heading."""
    head = "Số: 1/BC-UBND\n\nBÁO CÁO\n\nTình hình thực hiện nhiệm vụ"
    parts = [
        f"{_roman(number)}. {pair.title.upper()}\n\n{pair.passage}"
        for number, pair in enumerate(file.pairs, 1)
    ]
    return "\n\n".join([head, *parts]) + "\n"


def answerer(reports: Path) -> Answerer:
    """Return what answers questions on a folder of reports, indexed in memory."""
    encoder = BundledEncoder()
    return Answerer(Searcher(MemorySpace.of(read_folder(reports), encoder), encoder))


def ask(file: PairFile, answering: Answerer, lessons: Lessons) -> tuple[int, int]:
    """Ask every question of a file and vote; return how many there are, and the helpful ones."""
    number = helpful = 0
    for pair in file.pairs:
        for one in pair.qa:
            number += 1
            answer = answering.answer(one.q)
            asked = Asked(Want.QUESTION, 1, 0, 1, number, one.q)
            lessons.keep(asked, answer)
            right = clean(answer.quotes[0].passage.text) == clean(pair.passage)
            lessons.vote(asked.chat, asked.message, 1 if right else -1)
            helpful += right
    return number, helpful


def main() -> None:
    """Write the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", help="name of a file in train/pairs; the first by default")
    given = parser.parse_args()
    file = next(one for one in read_pairs() if given.pairs in {None, one.name})
    reports = given.folder / "reports"
    reports.mkdir(parents=True, exist_ok=True)
    (reports / "bc1.txt").write_text(report_text(file), encoding="utf-8")
    (given.folder / "config.toml").write_text(
        '[corpus]\nfolder = "reports"\n[telegram]\ndatabase = "bot.sqlite3"\n', encoding="utf-8"
    )
    database = Database(given.folder / "bot.sqlite3")
    try:
        asked, helpful = ask(file, answerer(reports), Lessons(database, DAYS))
        print(f"{asked} questions asked, {helpful} voted helpful")
    finally:
        database.close()


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        told += sign * count
    return told


if __name__ == "__main__":
    main()
