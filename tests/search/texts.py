"""Free texts for property tests, and reports to hold them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from corpus import Passage, PassageKind, Report, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

thorough = settings(max_examples=80, deadline=None)
brief = settings(max_examples=20, deadline=None)

anything = st.text(st.characters(exclude_categories=()), max_size=120)
"""Any code points, lone surrogates and control characters among them."""

WORDS = (
    "Ủy", "ban", "nhân", "dân", "thành", "phố", "Đông", "Hà", "đã", "tiếp", "1.250", "lượt", "công",
    "dân", "năm", "2023", "đạt", "98,5%", "kế", "hoạch¹", "kết", "luận", "số", "18-KL/TU", "ngày",
    "16/12/2022", "tại", "Quyết", "định", "1234/QĐ-UBND", "ngân", "sách", "được", "giao²", "và",
)  # fmt: skip
ENDS = (" ", " ", " ", ". ", "; ", ": ", ", ", "... ", ".” ", "! ", "? ")

sentences = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)).map("".join), max_size=60
).map("".join)
"""Text that looks like a report's."""


def make_report(
    texts: Sequence[str], *, title: str = "Kết quả năm 2023", caption: str | None = None
) -> Report:
    """Return a report of one section ``I`` with these paragraphs."""
    kind = PassageKind.TABLE if caption else PassageKind.PARAGRAPH
    passages = tuple(
        Passage(f"r.p{number}", kind, text, "I", number=number, caption=caption)
        for number, text in enumerate(texts, 1)
    )
    return Report(
        id="r",
        number="7/BC-UBND",
        kind="BÁO CÁO",
        title="Công tác năm 2021",
        issuer="UBND xã",
        place="Đông Hà",
        date=dt.date(2024, 12, 1),
        year=2024,
        source="r.txt",
        sections=(Section("I", ("I",), (title,)),),
        passages=passages,
    )
