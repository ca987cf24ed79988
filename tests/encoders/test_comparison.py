"""``hoibaocao encoders``: what can be used here, and how encoders compare."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.encoders.test_every_encoder import REPORT, table

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.encoder_choice import EncoderChoice
    from tests.cli.conftest import Command

QUESTIONS = (
    {"id": "a", "question": "Thu ngân sách bao nhiêu?", "evidence": ["Thu ngân sách đạt 12 tỷ"]},
    {"id": "b", "question": "Còn bao nhiêu hộ nghèo?", "evidence": ["còn 120 hộ"]},
)


@pytest.fixture
def office(tmp_path: Path, endpoint_choice: EncoderChoice) -> Path:
    """Configure a short report, an endpoint, and questions on the report."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "bc12.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "config.toml").write_text(
        f'[corpus]\nfolder = "reports"\n{table(endpoint_choice)}', encoding="utf-8"
    )
    lines = (json.dumps({**row, "answerable": True}) for row in QUESTIONS)
    (tmp_path / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_the_bundled_encoder_can_always_be_used(command: Command) -> None:
    outcome = command("encoders")
    assert outcome.code == 0
    first = outcome.out.splitlines()[0]
    assert first.startswith("bundled: dùng được")
    assert "đang chọn" in first


def test_the_configured_encoder_is_tried_and_says_why_it_can_not_be_used(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text(
        '[encoder]\nmodel = "endpoint:http://127.0.0.1:9"\n[encoder.endpoint]\nretries = 0\n',
        encoding="utf-8",
    )
    first, second = json.loads(command("encoders", "--json").out)[:2]
    assert (first["configured"], first["usable"]) == (True, False)
    assert "không trả lời" in first["reason"]
    assert (second["model"], second["configured"], second["usable"]) == ("bundled", False, True)
    assert "không trả lời" in command("encoders").out


def test_a_downloaded_model_is_listed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = tmp_path / "hub" / "models--BAAI--bge-m3" / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    (snapshot / "modules.json").write_text("[]", encoding="utf-8")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    assert "sentence-transformers:BAAI/bge-m3: " in command("encoders").out


def test_two_encoders_are_measured_side_by_side_with_a_picture(
    command: Command, office: Path, endpoint_choice: EncoderChoice
) -> None:
    models = ("bundled", endpoint_choice.name)
    outcome = command(
        "encoders", "compare", *models, "--questions", "questions.jsonl", "--html", "c.html",
        "--json",
    )  # fmt: skip
    assert (outcome.code, outcome.err) == (
        0, f"Đang đo “bundled”…\nĐang đo “{endpoint_choice.name}”…\n"
    )  # fmt: skip
    bundled, endpoint = json.loads(outcome.out)
    assert (bundled["name"], endpoint["name"]) == models
    assert bundled["accuracy"] == endpoint["accuracy"]
    assert bundled["accuracy"]["hit_at_1"] == 1
    assert bundled["model_bytes"] > 50e6
    assert min(bundled["memory"], endpoint["memory"]) > 20e6
    for row in (bundled, endpoint):
        assert 0 < row["query_median"] <= row["query_slow"]
        assert row["cold_start"] > 0
        assert row["passage_rate"] > 0
    page = (office / "c.html").read_text(encoding="utf-8")
    pictures = [ElementTree.fromstring(one) for one in re.findall(r"<svg.*?</svg>", page)]  # noqa: S314 - our own page
    assert {picture.get("aria-label") for picture in pictures} >= {"hit@1", "Bộ nhớ (MB)"}
    assert {len(picture.findall("rect")) for picture in pictures} == {2}
    assert all(name in page for name in models)


def test_without_questions_accuracy_is_not_made_up(command: Command, office: Path) -> None:
    assert office.exists()
    outcome = command("encoders", "compare", "bundled", "bundled")
    assert outcome.code == 0
    assert re.search(r"hit@1\s+–\s+–", outcome.out)
    assert "--questions" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["compare", "bundled"], 2, "ít nhất hai bộ mã hóa"),
        (["compare", "bundled", "bge"], 2, "“bge” không phải tên bộ mã hóa"),
        (["compare", "bundled", "bundled", "--questions", "none"], 1, "tệp câu hỏi"),
        (["--html", "x"], 2, "chỉ đi với compare"),
        (["comparr"], 2, "comparr"),
        (["compare", "sentence-transformers:/none", "bundled"], 1, "Không đo được bộ mã hóa"),
    ],
)
def test_what_can_not_be_compared(
    command: Command, arguments: list[str], code: int, told: str
) -> None:
    outcome = command("encoders", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert told in outcome.err
