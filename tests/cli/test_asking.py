"""Questions asked with ``ask`` and ``chat``, of the real index of the bundled report."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from bot.json_output import bad_question_object
from bot.messages import answers
from tests.conftest import IN_ANSWER, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Command
    from tests.conftest import FirstAsk

OFF_TOPIC = "Cách nấu phở bò ngon tại nhà?"
CITED = ", Báo cáo số 346/BC-UBND ngày 01/12/2023]"
ANSWER_KEYS = {
    "question", "meant", "answered", "certainty", "confidence", "reason", "missing", "passages",
    "list",
}  # fmt: skip


def ask_json(command: Command, *arguments: str) -> dict[str, Any]:
    outcome = command("ask", *arguments, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    answer: dict[str, Any] = json.loads(outcome.out)
    return answer


def test_with_no_index_the_first_question_builds_it_and_says_so(first_ask: FirstAsk) -> None:
    assert first_ask.code == 0
    assert first_ask.err.startswith("Chưa có chỉ mục, đang tạo lần đầu")
    assert first_ask.err.count("\n") == 1
    assert IN_ANSWER in first_ask.out
    assert CITED in first_ask.out


def test_an_answer_is_the_passage_its_place_and_two_more(indexed: Command) -> None:
    outcome = indexed("ask", QUESTION)
    assert (outcome.code, outcome.err) == (0, "")
    best, _, more = outcome.out.partition("Xem thêm:")
    assert IN_ANSWER in best
    assert f"[Mục I.1, đoạn 1{CITED}" in best
    assert more.count(CITED) == 2


def test_json_keeps_the_contract(indexed: Command) -> None:
    answer = ask_json(indexed, QUESTION)
    assert set(answer) == ANSWER_KEYS
    assert (answer["question"], answer["answered"], answer["reason"]) == (QUESTION, True, None)
    assert 0 <= answer["confidence"] <= 1
    best = answer["passages"][0]
    marked = [best["text"][start:end] for start, end in best["highlight"]]
    assert any(IN_ANSWER in words for words in marked)
    assert best["section"]["path"] == ["I", "1"]
    assert len(best["section"]["titles"]) == 2
    assert best["report"] == {
        "id": "346-BC-UBND-2023",
        "number": "346/BC-UBND",
        "date": "2023-12-01",
        "issuer": "UBND thành phố Đông Hà",
        "title": best["report"]["title"],
    }
    scores = [passage["score"] for passage in answer["passages"]]
    assert scores == sorted(scores, reverse=True)


def test_a_list_is_printed_whole_and_not_again_below(indexed: Command) -> None:
    outcome = indexed("ask", "nguyên nhân chủ quan gồm những gì?")
    assert (outcome.code, outcome.err) == (0, "")
    listed, _, more = outcome.out.partition("Xem thêm:")
    assert listed.splitlines()[1] == "5.3.2. Về chủ quan"
    assert listed.count("  • ") == listed.count("[Mục II.5.3.2, gạch đầu dòng") == 2
    assert f"[Mục II.5.3.2, từ gạch đầu dòng 1 đến gạch đầu dòng 2{CITED}" in listed
    assert "II.5.3.2" not in more
    assert more.count(CITED) == 1


def test_json_holds_every_part_of_a_list_in_order(indexed: Command) -> None:
    answer = ask_json(indexed, "liệt kê nhiệm vụ năm 2024", "--top", "1")
    whole = answer["list"]
    assert whole["lead"]["text"].endswith("như sau:")
    assert [part["section"]["item"] for part in whole["parts"] if part["depth"] == 0] == [
        "1", "2", "3", "4", "5",
    ]  # fmt: skip
    assert len(whole["parts"]) == 14
    first = answer["passages"][0]
    assert first["id"] in {part["id"] for part in [whole["lead"], *whole["parts"]]}
    assert set(whole["parts"][0]) == {*first, "depth"}
    assert whole["citation"].endswith("Báo cáo số 346/BC-UBND ngày 01/12/2023")
    assert ask_json(indexed, QUESTION)["list"] is None


def test_top_and_report_narrow_the_answer(indexed: Command) -> None:
    assert len(ask_json(indexed, QUESTION, "--top", "1")["passages"]) == 1
    assert len(ask_json(indexed, QUESTION, "--top", "7")["passages"]) == 7
    assert ask_json(indexed, QUESTION, "--report", "346 /bc-ubnd") == ask_json(indexed, QUESTION)
    refused = indexed("ask", QUESTION, "--report", "1/BC-UBND")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "Không có báo cáo “1/BC-UBND”; hiện có: 346/BC-UBND.\n"


def test_off_topic_or_not_the_exit_code_is_0(indexed: Command) -> None:
    answer = ask_json(indexed, OFF_TOPIC)
    assert answer["answered"] is (answer["reason"] is None)
    assert len(answer["passages"]) == 3


def test_decomposed_letters_change_nothing(indexed: Command) -> None:
    composed = ask_json(indexed, QUESTION)
    decomposed = ask_json(indexed, unicodedata.normalize("NFD", QUESTION))
    assert decomposed["passages"] == composed["passages"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("", "Câu hỏi để trống;"),
        (" \n\t", "Câu hỏi để trống;"),
        ("\0\0", "Câu hỏi"),
        ("\udcc3\udca1\udcff", "Câu hỏi"),
        ("😀🎉", "Câu hỏi không có chữ hay số nào;"),
        ("a" * 10_000, "Câu hỏi dài 10.000 ký tự, quá mức 2.000 ký tự;"),
    ],
)
def test_a_question_that_can_not_be_looked_for_changes_nothing(
    command: Command, tmp_path: Path, question: str, told: str
) -> None:
    outcome = command("ask", question)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(told)
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["\0", "\udcff", "\u200b"])
def test_broken_bytes_inside_a_question_are_passed_over(indexed: Command, damage: str) -> None:
    whole = ask_json(indexed, QUESTION)
    broken = ask_json(indexed, damage + QUESTION.replace(" ", f" {damage}", 1))
    assert broken["passages"][0]["id"] == whole["passages"][0]["id"]


def test_each_line_gets_its_answer_and_bad_ones_a_sentence(
    indexed: Command, feed: Callable[[bytes], None]
) -> None:
    lines = [
        json.dumps({"question": QUESTION, "more": "unknown"}).encode(),
        b"",
        b"{",
        b"[" * 20_000,
        b'"a"',
        b"\xff\xfe",
        b'{"question": 3}',
        b'{"question": "a", "previous": 1}',
        b'{"question": "  "}',
        json.dumps({"question": QUESTION, "previous": None}).encode(),
    ]
    feed(b"\n".join(lines))
    outcome = indexed("ask", "--jsonl")
    written = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 1
    assert [answer["reason"] for answer in written] == [None, *["bad_question"] * 8, None]
    assert [answer["question"] for answer in written[6:9]] == ["", "a", "  "]
    assert all(set(answer) == ANSWER_KEYS for answer in written)
    assert written[0] == written[-1] == ask_json(indexed, QUESTION)
    told = [line.partition(":")[0] for line in outcome.err.splitlines()]
    assert told == [f"Dòng {number}" for number in range(2, 10)]


@pytest.mark.parametrize("name", ["câu 7", 7, 1.5, None, ["a", {"b": 1}]])
def test_what_the_caller_calls_a_line_comes_back_with_its_answer(
    indexed: Command, feed: Callable[[bytes], None], name: object
) -> None:
    rows = [{"id": name, "question": OFF_TOPIC}, {"question": OFF_TOPIC}, {"id": name}]
    feed("\n\n".join(map(json.dumps, rows)).encode() + b"\n\n")
    outcome = indexed("ask", "--jsonl", "--top", "1")
    named, blank, unnamed, _, bad, last = map(json.loads, outcome.out.splitlines())
    assert (outcome.code, named["id"], bad["id"]) == (1, name, name)
    assert {**unnamed, "id": name} == named
    assert blank == last == bad_question_object("")
    assert bad["reason"] == blank["reason"] == "bad_question"


def test_lines_without_a_fault_exit_with_zero(
    indexed: Command, feed: Callable[[bytes], None]
) -> None:
    feed(json.dumps({"question": OFF_TOPIC}).encode() + b"\n")
    outcome = indexed("ask", "--jsonl", "--top", "2")
    assert (outcome.code, outcome.err) == (0, "")
    assert len(json.loads(outcome.out)["passages"]) == 2


def test_chat_hears_a_follow_up_in_the_light_of_the_question_before(
    indexed: Command, feed: Callable[[bytes], None]
) -> None:
    first, second = "UBND thành phố đã ban hành bao nhiêu quyết định?", "Còn công văn thì sao?"
    feed(f"{first}\n{second}\n\n😀\n/moi\n{second}\n/thoat\n{QUESTION}\n".encode())
    outcome = indexed("chat", "--json")
    written = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [answer["question"] for answer in written] == [first, second, second]
    assert written[1] == ask_json(indexed, second, "--previous", first)
    assert written[2] == ask_json(indexed, second)
    assert "không có chữ hay số nào" in outcome.err


def test_chat_names_what_a_follow_up_points_back_to(
    indexed: Command, feed: Callable[[bytes], None]
) -> None:
    first, second = "Thành phố vay vốn AFD cho dự án nào?", "Dự án này gặp khó khăn gì?"
    feed(f"{first}\n{second}\n".encode())
    told = indexed("chat").out
    assert told.count("Hiểu là: “Dự án Phát triển đô thị ven biển miền Trung") == 1
    assert "Hiểu là: “Dự án" in indexed("ask", second, "--previous", first).out
    assert "Hiểu là" not in indexed("ask", second).out


def test_chat_names_its_commands_and_is_kind(
    indexed: Command, feed: Callable[[bytes], None]
) -> None:
    feed("/help\n/thoi-tiet\nxin chào\ncảm ơn bạn nhiều nhé\n".encode())
    outcome = indexed("chat")
    assert (outcome.code, outcome.out) == (0, "")
    told = outcome.err.splitlines()
    assert all(command in line for line in told[:2] for command in ("/moi", "/thoat", "/help"))
    assert told[1].startswith("Không có lệnh “/thoi-tiet”")
    assert told[2:] == [answers.GREETING, *told[3:5], answers.THANKED]
    assert "346/BC-UBND" in told[3]


def test_what_asks_nothing_of_the_reports_is_not_answered_from_them(indexed: Command) -> None:
    told = indexed("ask", "tom tat bao cao").out
    assert told.startswith(answers.OVERVIEW)
    assert "\n  I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH NĂM 2023\n" in told
    assert indexed("ask", "Ai tạo ra bạn?").out.startswith(answers.ABOUT_ME)
    asked = ask_json(indexed, "Ai tạo ra bạn?")
    assert (asked["answered"], asked["reason"]) == (False, "off_topic")
    assert "Câu hỏi được hiểu là" in indexed("ask", "Ai tạo ra bạn?", "--explain").out


def test_a_question_may_begin_with_a_dash(indexed: Command) -> None:
    asked = ask_json(indexed, f"- {QUESTION}", "--previous", "- Họp mấy lần?")
    assert (asked["question"], asked["answered"]) == (f"- {QUESTION}", True)


def test_an_explanation_tells_how_the_answer_came_about(indexed: Command) -> None:
    done = indexed("ask", "GPMB nam 1998 the nao", "--explain")
    assert done.code == 0
    for told in ("Câu hỏi được hiểu là", "năm 1998", "giải phóng", "Điểm của từng đoạn", "“1998”."):
        assert told in done.out


def test_an_explanation_is_data_too(indexed: Command) -> None:
    done = indexed("ask", "Thu ngân sách đạt bao nhiêu?", "--explain", "--json")
    answer = json.loads(done.out)
    ids = [passage["id"] for passage in answer["passages"]]
    assert [passage["id"] for passage in answer["explanation"]["passages"]] == ids


def test_lines_are_not_explained(indexed: Command) -> None:
    done = indexed("ask", "--jsonl", "--explain")
    assert done.code == 2
    assert "--explain" in done.err
