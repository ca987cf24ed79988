"""Write docs/messages.md: every message of the Telegram bot, as people read it.

Run from the project's root: ``python -m scripts.write_messages_page``.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from bot.messages import telegram, telegram_office
from embeddings.progress import Stage

if TYPE_CHECKING:
    from types import ModuleType

PAGE = Path(__file__).parents[1] / "docs" / "messages.md"
_HEAD = """# Những gì bot Telegram nói

Trang này do `python -m scripts.write_messages_page` ghi ra từ `bot/messages`. Câu báo lỗi của
chương trình (tệp hỏng, câu hỏi quá dài …) nằm ở `bot/messages/errors.py`.
"""
_NAME = "Báo cáo số 346/BC-UBND ngày 01/12/2023"
_SAMPLES: dict[str, tuple[object, ...]] = {
    "about": ("tỷ lệ hộ nghèo ở Đông Hà là bao nhiêu?",),
    "added": (_NAME,),
    "ask_to_add": (),
    "ask_to_remove": (_NAME,),
    "ask_to_replace": (_NAME,),
    "found": (5, "cải cách hành chính"),
    "found_more": (30, 57, "thành phố"),
    "known": ("346-BC-UBND-2023.txt",),
    "not_mentioned": (("hộ nghèo", "2019"),),
    "now_report": (_NAME,),
    "other_hit": (2, 3),
    "privacy": (90, 30),
    "progress": (Stage.ENCODING, 120, 300),
    "refused": (123456789,),
    "refused_quota": (200, 1_700_000_000.0),
    "removed": (_NAME,),
    "state_failure": ((1_700_000_000.0, "Bad Gateway"),),
    "state_generation": (3,),
    "state_questions": (120, 103),
    "state_reports": (2,),
    "state_since": (1_700_000_000.0,),
    "state_waiting": (4,),
    "understood": ("Kiểm điểm công tác chỉ đạo, điều hành", (13, 57, 8), {"label_gap": 1}),
}
"""Arguments for the messages that are made of something."""


def page() -> str:
    """Return the whole page."""
    parts = [_HEAD]
    for title, module in (("Với mọi người", telegram), ("Với người quản trị", telegram_office)):
        parts.append(f"\n## {title}\n")
        parts += [f"**{name}**\n\n{_quoted(text)}\n" for name, text in messages(module)]
    return "\n".join(parts)


def messages(module: ModuleType) -> list[tuple[str, str]]:
    """Return each message of a module with its name, in the order of the source.

    Raises
    ------
    KeyError
        If a message is made of something and has no sample here.
    """
    found: list[tuple[str, str]] = []
    for name, value in vars(module).items():
        if name.startswith("_"):
            continue
        if isinstance(value, str):
            found.append((name, value))
        elif inspect.isfunction(value) and value.__module__ == module.__name__:
            found.append((name, value(*_SAMPLES[name])))
    return found


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() + "  " for line in text.split("\n")).rstrip()


if __name__ == "__main__":
    PAGE.write_text(page() + "\n", encoding="utf-8")
