"""An office with more reports than fit on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import telegram as messages
from bot.messages import telegram_office as office
from embeddings.store import Store
from tests.botapi import buttons

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.bundled import BundledEncoder
    from tests.botapi import Person
    from tests.e2e.process import MakeBot

REPORT = """\
Số: {number}/BC-UBND

Hải Lệ, ngày 05 tháng {number} năm 2024

BÁO CÁO
Công tác tháng {number}

Xã đã dự trữ {tons} tấn gạo.
"""


def labels(message: object) -> list[str]:
    return [button.text for button in buttons(message)]  # type: ignore[arg-type]


def test_reports_are_listed_page_by_page_the_newest_first(
    make_bot: MakeBot, lan: Person, bundled_encoder: BundledEncoder, tmp_path: Path
) -> None:
    corpus = tmp_path / "reports"
    corpus.mkdir()
    for month in range(1, 11):
        text = REPORT.format(number=month, tons=100 + month)
        (corpus / f"{month}-2024.txt").write_text(text, encoding="utf-8")
    Store(tmp_path / "many").build(corpus, bundled_encoder)
    extra = f"administrators = [{lan.id}]\n"
    bot = make_bot(corpus=corpus, index=tmp_path / "many", extra=extra)
    bot.start()

    lan.send("/baocao")
    first = lan.next_message()
    assert labels(first)[0] == f"✓ {messages.ALL_REPORTS}"
    assert labels(first)[1] == "Báo cáo số 10/BC-UBND ngày 05/10/2024"
    lan.press(first, messages.NEXT_PAGE)
    second = lan.next_edit()
    assert labels(second)[1:3] == [
        "Báo cáo số 2/BC-UBND ngày 05/02/2024",
        "Báo cáo số 1/BC-UBND ngày 05/01/2024",
    ]
    lan.press(second, "Báo cáo số 2/")
    assert "số 2/BC-UBND" in (lan.next_edit().text or "")
    lan.send("Xã đã dự trữ bao nhiêu tấn gạo?")
    assert "102 tấn gạo" in (lan.next_message().text or "")

    lan.send("/xoabaocao")
    removals = lan.next_message()
    assert labels(removals)[0].startswith("Báo cáo số 10/")
    lan.press(removals, messages.NEXT_PAGE)
    assert labels(lan.next_edit())[:2] == labels(second)[1:3]
    lan.send("/trangthai")
    assert office.state_reports(10) in (lan.next_message().text or "")
