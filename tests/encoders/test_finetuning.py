"""Fine-tuning on the feedback that the bot collects, a few steps of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.answering import Answerer
from bot.telegram.database import Database
from bot.telegram.lessons import Lessons
from corpus import read_folder
from embeddings.encoder_choice import EncoderChoice, EncoderKind
from embeddings.search import Searcher
from embeddings.sentence_model import SentenceModelEncoder
from embeddings.space import MemorySpace
from scripts import finetune_encoder
from scripts.example_feedback import ask, report_text
from scripts.pairs import Asked, Pair, PairFile

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.bundled import BundledEncoder
    from embeddings.encoder import Encoder
    from tests.cli.conftest import Command

MATTERS = (
    ("Hộ nghèo", "Toàn phường còn 120 hộ nghèo, giảm 30 hộ so với năm trước."),
    ("Thu ngân sách", "Thu ngân sách đạt 12 tỷ đồng, bằng 105% dự toán giao."),
    ("Trường học", "Phường có 4 trường tiểu học với 2.150 học sinh."),
    ("Tiêm chủng", "Tỷ lệ trẻ em được tiêm chủng đầy đủ đạt 98,5%."),
    ("Khiếu nại", "Đã tiếp 85 lượt công dân và giải quyết 14 đơn khiếu nại."),
    ("Cây xanh", "Đã trồng 3.000 cây xanh dọc các tuyến đường chính."),
)


@pytest.fixture
def feedback(command: Command, tmp_path: Path, bundled_encoder: BundledEncoder) -> Path:
    """Ask a bot about a report, vote, and write the table that ``hoibaocao questions`` makes."""
    file = PairFile("office", tuple(pair(title, text) for title, text in MATTERS))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bc1.txt").write_text(report_text(file), encoding="utf-8")
    database = Database(tmp_path / "bot.sqlite3")
    space = MemorySpace.of(read_folder(tmp_path / "reports"), bundled_encoder)
    asked, helpful = ask(file, Answerer(Searcher(space, bundled_encoder)), Lessons(database, 90))
    database.close()
    assert (asked, helpful) == (12, 12)
    (tmp_path / "config.toml").write_text(
        '[telegram]\ndatabase = "bot.sqlite3"\n', encoding="utf-8"
    )
    assert command("questions", "--csv", "feedback.csv").code == 0
    return tmp_path / "feedback.csv"


def test_feedback_of_the_bot_teaches_a_model_and_held_out_questions_judge_it(
    feedback: Path,
    sentence_encoder: Encoder,
    model_folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = feedback.with_name("taught")
    reports = str(feedback.with_name("reports"))
    finetune_encoder.main(
        [str(model_folder), str(feedback), str(out), "--reports", reports, "--steps", "2"]
    )
    told = capsys.readouterr().out
    assert re.search(r"before, \d+ questions held out: hit@1 [01]\.\d{3}, hit@3", told)
    assert re.search(r"after, \d+ questions held out: hit@1 [01]\.\d{3}, hit@3", told)
    taught = SentenceModelEncoder(
        EncoderChoice(kind=EncoderKind.SENTENCE_TRANSFORMERS, place=str(out))
    )
    probe = ["Thu ngân sách đạt bao nhiêu?"]
    cosine = (taught.encode_queries(probe) @ sentence_encoder.encode_queries(probe).T)[0, 0]
    assert 0.9 < cosine < 0.99999
    prompted = taught.encode_passages(probe) @ taught.encode_queries(probe).T
    assert np.isfinite(prompted).all()
    assert prompted[0, 0] < 0.999


def pair(title: str, text: str) -> Pair:
    questions = (f"{title} ra sao?", f"Tình hình {title.lower()} thế nào?")
    return Pair(text, title, "", "", tuple(Asked(q, text, "plain") for q in questions), ())
