"""The measures of retrieval, on cases small enough to count by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.evaluation import (
    BadQuestionFile,
    Evaluation,
    EvaluationQuestion,
    Failure,
    Judgement,
    auroc,
    evaluate,
    judge,
    measure,
    place_key,
    read_questions,
)
from embeddings.evaluation_json import as_json
from embeddings.hit import Hit, Outcome, SearchResult
from tests.search.texts import make_report, thorough

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.search import Searcher

TEXTS = ("Thu đạt 5 tỷ. Chi hết 4 tỷ.", "Có **214** trường\nđạt chuẩn.", "Ai cũng vui.")
REPORT = make_report(TEXTS)


def question(
    *evidence: str, sections: tuple[str, ...] = ("I",), every: bool = False, style: str = "plain"
) -> EvaluationQuestion:
    """Return an answerable question, or one without an answer if there is no evidence."""
    return EvaluationQuestion(
        id="q", question="Sao?", answerable=bool(evidence), evidence=evidence,
        sections=sections, all=every, style=style,
    )  # fmt: skip


def result(
    *rows: int,
    confidence: float = 0.9,
    outcome: Outcome = Outcome.ANSWERED,
    span: tuple[int, int] = (0, 13),
) -> SearchResult:
    """Return a search that found these passages of the report."""
    hits = tuple(
        Hit(REPORT, REPORT.passages[row], (span,), -place) for place, row in enumerate(rows)
    )
    return SearchResult("sao?", hits, confidence, outcome)


@pytest.mark.parametrize(("rows", "hit_at"), [((0, 1, 2), 1), ((2, 0, 1), 2), ((1, 2, 0), 3)])
def test_a_hit_counts_from_the_first_passage_that_holds_the_evidence(
    rows: tuple[int, ...], hit_at: int
) -> None:
    assert judge(question("đạt 5 tỷ"), result(*rows)).hit_at == hit_at


def test_evidence_that_is_not_found_is_no_hit() -> None:
    judged = judge(question("đạt 6 tỷ"), result(0, 1, 2))
    assert (judged.hit_at, judged.cited, judged.highlighted) == (None, None, None)


def test_any_one_stretch_of_evidence_makes_a_hit() -> None:
    assert judge(question("đạt 6 tỷ", "Chi hết"), result(0)).hit_at == 1


def test_where_all_are_wanted_the_hits_must_hold_them_together() -> None:
    wanted = question("đạt 5 tỷ", "Ai cũng vui", every=True)
    assert judge(wanted, result(0, 1, 2)).hit_at == 3
    assert judge(wanted, result(0, 1)).hit_at is None


def test_white_space_and_asterisks_do_not_matter() -> None:
    assert judge(question("Có 214   trường đạt **chuẩn**"), result(1)).hit_at == 1


def test_a_citation_is_right_where_the_section_and_item_are() -> None:
    assert judge(question("đạt 5 tỷ", sections=("II", "I")), result(0)).cited is True
    assert judge(question("đạt 5 tỷ", sections=("I.2",)), result(0)).cited is False


def test_the_place_of_a_hit_names_the_numbered_item_it_stands_under(searcher: Searcher) -> None:
    places = {place_key(hit) for hit in searcher.search("năm 2024", top=100).hits}
    assert {"I.1", "II", "II(2)", "II(2).2", "HEADER", "END"} <= places


def test_a_highlight_is_right_where_it_overlaps_the_evidence() -> None:
    assert judge(question("đạt 5 tỷ"), result(0, span=(0, 13))).highlighted is True
    assert judge(question("Chi hết 4 tỷ"), result(0, span=(0, 13))).highlighted is False
    assert judge(question("tỷ. Chi"), result(0, span=(14, 27))).highlighted is True


def test_measures_are_shares_of_what_could_be_measured() -> None:
    right = judge(question("đạt 5 tỷ"), result(0, confidence=0.9))
    second = judge(question("đạt 5 tỷ"), result(1, 0, confidence=0.6))
    refused = judge(question("vui"), result(0, confidence=0.2, outcome=Outcome.NOT_STATED))
    wrong = judge(question(), result(0, confidence=0.5))
    honest = judge(question(), result(0, confidence=0.1, outcome=Outcome.OFF_TOPIC))
    measures = measure([right, second, refused, wrong, honest])
    assert measures.questions == 5
    assert measures.hit_at_1 == pytest.approx(1 / 3)
    assert measures.hit_at_3 == pytest.approx(2 / 3)
    assert (measures.citation, measures.highlight) == (1, 1)
    assert measures.auroc == pytest.approx(5 / 6)
    assert measures.refusal == pytest.approx(1 / 2)
    assert measures.false_refusal == pytest.approx(1 / 3)


def test_with_nothing_to_measure_there_is_no_measure() -> None:
    none = measure([])
    assert none.questions == 0
    assert none.hit_at_1 is none.citation is none.auroc is none.refusal is None


def test_failures_are_wrong_or_missing_answers_to_both_kinds_of_question() -> None:
    right = judge(question("đạt 5 tỷ"), result(0))
    second = judge(question("đạt 5 tỷ"), result(1, 0))
    refused = judge(question("đạt 5 tỷ"), result(0, outcome=Outcome.NOT_STATED))
    made_up = judge(question(), result(0))
    honest = judge(question(), result(0, outcome=Outcome.NOT_STATED))
    judgements: tuple[Judgement, ...] = (right, second, refused, made_up, honest)
    evaluation = Evaluation(measure(judgements), {}, judgements)
    assert evaluation.failures == (second, refused, made_up)
    assert [judgement.failures for judgement in evaluation.failures] == [
        (Failure.NOT_FIRST,),
        (Failure.REFUSED,),
        (Failure.ANSWERED,),
    ]
    failed = as_json(evaluation)["failures"]
    assert [row["failures"] for row in failed] == [["not_first"], ["refused"], ["answered"]]
    assert [(row["hit_at"], row["outcome"], row["found"]) for row in failed] == [
        (2, "answered", ["I", "I"]),
        (1, "not_stated", ["I"]),
        (None, "answered", ["I"]),
    ]


def test_all_that_is_wrong_with_an_answer_is_told_the_worst_first() -> None:
    judged = judge(
        question("Chi hết 4 tỷ", sections=("II",)),
        result(0, span=(0, 13), outcome=Outcome.NOT_STATED),
    )
    assert judged.failures == (Failure.REFUSED, Failure.MARKED_WRONG, Failure.CITED_WRONG)
    [told] = as_json(Evaluation(measure([judged]), {}, (judged,)))["failures"]
    assert (told["evidence"], told["marked"]) == (["Chi hết 4 tỷ"], ["Thu đạt 5 tỷ."])
    assert (told["sections"], told["found"]) == (["II"], ["I"])


@pytest.mark.parametrize(
    ("positives", "negatives", "expected"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.9, 0.3], [0.5], 0.5),
        ([], [0.5], None),
        ([0.5], [], None),
    ],
)
def test_auroc_is_the_chance_that_a_positive_scores_above_a_negative(
    positives: list[float], negatives: list[float], expected: float | None
) -> None:
    assert auroc(positives, negatives) == expected


confidences = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@given(confidences, confidences)
@thorough
def test_auroc_of_the_other_way_round_is_the_rest(
    positives: list[float], negatives: list[float]
) -> None:
    there, back = auroc(positives, negatives), auroc(negatives, positives)
    assert there is not None
    assert back == pytest.approx(1 - there)


def test_a_file_of_questions_is_asked_and_measured_by_style(
    searcher: Searcher, tmp_path: Path
) -> None:
    rows = [
        {
            "id": "1", "style": "plain", "answerable": True, "sections": ["I.2.2"],
            "question": "Đã tiếp nhận và xử lý bao nhiêu văn bản đến?",
            "evidence": ["8.400 văn bản đến"],
        },
        {
            "id": "2", "style": "followup", "answerable": True, "sections": ["I.2.2"],
            "question": "Còn công văn?", "evidence": ["2.716 công văn"],
            "previous": "UBND thành phố đã ban hành bao nhiêu quyết định?", "answer": "2.716",
        },
    ]  # fmt: skip
    path = tmp_path / "questions.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    evaluation = evaluate(searcher, read_questions(path))
    assert set(evaluation.styles) == {"plain", "followup"}
    assert (evaluation.overall.questions, evaluation.overall.hit_at_1) == (2, 1)
    assert evaluation.overall.citation == 1


GOOD = '{"id": "1", "question": "Sao?", "answerable": true, "evidence": ["a"]}'


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", None),
        (b"\n \n", None),
        (b"\xff\xfe\x00", None),
        (b"no json\n", 1),
        (f"{GOOD}\n\n[]\n".encode(), 3),
        (f"{GOOD}\n{GOOD.replace('true', '1')}".encode(), 2),
        (GOOD.replace('"a"', "5").encode(), 1),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_first_bad_line(
    tmp_path: Path, content: bytes, line: int | None
) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadQuestionFile) as refused:
        read_questions(path)
    assert (refused.value.path, refused.value.line) == (str(path), line)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile):
        read_questions(tmp_path / "missing.jsonl")
