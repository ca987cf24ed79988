"""Two hundred Vietnamese texts, of one syllable to several times what the model reads at once."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from corpus import bundled_folder, read_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOREIGN = (
    "The People's Committee",
    "人民委员会的报告",
    "시인민위원회 보고서",
    "Отчёт о бюджете",
    "Rapport budgétaire 2023",
    "รายงานประจำปี",
    "تقرير الميزانية",
    "Συμβούλιο, μέτρα ±5 °C",
)
_LETTERS = "NaN -1 1e5 ½ m² km² ≥ ≤ № § † € ₫ 100% 12/BC-UBND a@b.vn https://x.vn/?a=1&b=2 (i) [1]"


def texts() -> list[str]:
    """Return the texts, all different."""
    (report,) = read_folder(bundled_folder())
    passages = [passage.text for passage in report.passages]
    words = " ".join(passages).split()
    return [
        *passages[:20],
        *(" ".join(words[70 * n : 70 * n + (n + 1) // 2]) for n in range(1, 72)),
        *(unicodedata.normalize("NFD", " ".join(words[50 * n : 50 * n + 12])) for n in range(30)),
        *(f"{' '.join(words[31 * n : 31 * n + 6])} {_FOREIGN[n % 8]}, số {n}" for n in range(24)),
        *(f"{n * 7919:,} tỷ đồng; {n / 7:.2f} %; {n}/{n + 1}/2023; {words[n]}" for n in range(32)),
        *_LETTERS.split()[:20],
        *_long(words),
    ]


def _long(words: Sequence[str]) -> list[str]:
    """Return four texts that are longer than the model reads at once."""
    return [" ".join(words[start : start + size]) for start, size in ((0, 420), (600, 500))] + [
        "Đông-Hà-" * 100,
        " ".join(words[2000:2300]).upper(),
    ]
