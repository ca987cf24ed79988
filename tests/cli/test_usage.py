"""A command line that can't be understood: one Vietnamese sentence, exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["aks"], "Không có lệnh “aks”; các lệnh là: ask, chat, index,"),
        (["--jsn"], "Tùy chọn “--jsn” phải đi cùng một lệnh;"),
        (["--config", "c.toml"], "Tùy chọn “--config” phải đi cùng một lệnh;"),
        (["ask"], "Thiếu câu hỏi;"),
        (["ask", "hai", "chữ"], "Thừa tham số “chữ”;"),
        (["ask", "a", "--tpo", "3"], "Không có tùy chọn “--tpo”;"),
        (["ask", "a", "--top"], "Thiếu giá trị cho --top;"),
        (["ask", "a", "--top", "x"], "Giá trị “x” của --top không hợp lệ; phải là số nguyên từ 1"),
        (["ask", "a", "--top", "0"], "Giá trị “0” của --top không hợp lệ; phải là số nguyên từ 1"),
        (["ask", "a", "--json", "--json"], "Tùy chọn --json chỉ được nêu một lần."),
        (["ask", "a", "--jsonl"], "Đã dùng --jsonl thì câu hỏi đọc từ đầu vào;"),
        (["show"], "Thiếu giá trị cho CHỖ;"),
        (["eval"], "Thiếu giá trị cho TỆP;"),
        (
            ["index", "--rollback", "--full"],
            "--rollback, --repair, --watch và",
        ),
        (["ask", "--jsno", "Ai ký?"], "Không có tùy chọn “--jsno”;"),
        (["check", "--json=có"], "Giá trị “có” của --json không hợp lệ;"),
    ],
)
def test_wrong_usage_is_one_sentence_and_code_2(
    command: Command, arguments: list[str], told: str
) -> None:
    outcome = command(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(told)
    assert outcome.err.endswith(".\n")
    assert outcome.err.count("\n") == 1


def test_options_may_stand_before_the_command(command: Command) -> None:
    after = command("reports", "--config", "none.toml", "--json")
    assert after.code == 1
    assert command("--config", "none.toml", "--json", "reports") == after
    assert command("--config=none.toml", "reports", "--json") == after


def test_a_configuration_that_is_refused_is_a_failure(command: Command) -> None:
    outcome = command("reports", "--config", "none.toml")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("Không có tệp cấu hình “none.toml”;")
