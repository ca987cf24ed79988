"""Write docs/messages.md: every message of the bot and every failure, as people read them.

Run from the project's root: ``python -m scripts.write_messages_page``.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from bot.messages import answers, telegram, telegram_office, terminal, usage
from embeddings.progress import Stage
from scripts.error_samples import sentences

if TYPE_CHECKING:
    from types import ModuleType

PAGE = Path(__file__).parents[1] / "docs" / "messages.md"
_HEAD = """# Những câu chương trình nói

Trang này do `python -m scripts.write_messages_page` ghi ra từ `bot/messages`, với ví dụ ở chỗ câu
có phần thay đổi. Phần trợ giúp của các lệnh nằm ở [`commands.md`](commands.md).
"""
_ROOMS = (
    ("Thay cho câu trả lời, ở mọi nơi", answers),
    ("Bot: với mọi người", telegram),
    ("Bot: với người quản trị", telegram_office),
    ("Dòng lệnh", terminal),
    ("Dòng lệnh gõ sai", usage),
)
_FAILURES = (
    ("Lỗi: tệp báo cáo và bảng từ", "documents"),
    ("Lỗi: chỉ mục", "index"),
    ("Lỗi: bộ mã hóa", "encoders"),
    ("Lỗi: cấu hình", "configuration"),
    ("Lỗi: câu hỏi", "questions"),
    ("Lỗi: điều một lệnh không làm được", "commands"),
    ("Lỗi: bot Telegram", "telegram"),
)
_NAME = "Báo cáo số 346/BC-UBND ngày 01/12/2023"
_TITLE = "Kiểm điểm công tác chỉ đạo, điều hành"
_SAMPLES: dict[str, tuple[object, ...]] = {
    "about": ("tỷ lệ hộ nghèo ở Đông Hà là bao nhiêu?",),
    "added": (_NAME,),
    "ask_to_add": (),
    "ask_to_remove": (_NAME,),
    "ask_to_replace": (_NAME,),
    "found": (5, "cải cách hành chính"),
    "found_more": (30, 57, "thành phố"),
    "held": (3, _NAME, _TITLE),
    "issued": (_NAME, "UBND thành phố Đông Hà"),
    "listed_report": (_NAME, _TITLE),
    "more_sections": (12,),
    "others": (7,),
    "known": ("346-BC-UBND-2023.txt",),
    "understood_as": ("Quyết định số 115/QĐ-UBND do ai ký?",),
    "not_mentioned": (("hộ nghèo", "2019"),),
    "not_in_nearest": (("Thạch Hãn",),),
    "not_held": (("Huế",),),
    "now_report": (_NAME,),
    "only_in": (_NAME,),
    "other_hit": (2, 3),
    "privacy": (90, 30),
    "progress": (Stage.ENCODING, 120, 300),
    "refused": (123456789,),
    "refused_quota": (200, 1_700_000_000.0),
    "removed": (_NAME,),
    "state_failure": ((1_700_000_000.0, telegram_office.NO_REPLY_MADE),),
    "telegram_away": ("Bad Gateway (502)",),
    "state_generation": (3,),
    "state_questions": (120, 103),
    "state_reports": (2,),
    "state_since": (1_700_000_000.0,),
    "state_waiting": (4,),
    "in_short": (14, "II.5.2", "346/BC-UBND"),
    "more_of_list": (9, "Mục II.5.2, gạch đầu dòng 40"),
    "whole_list": (7,),
    "missing_value": ("--top", "hoibaocao ask"),
    "misunderstood": ("hoibaocao ask",),
    "not_an_encoder": ("bge-m3",),
    "no_command": ("--json",),
    "repeated": ("--top",),
    "superfluous": ("mặt", "hoibaocao ask"),
    "system_refused": (OSError(28, "No space left on device", "index"),),
    "unexpected": (ValueError("ví dụ"),),
    "unknown_chat_command": ("/thoitiet",),
    "unknown_command": ("hoi", ("ask", "chat", "index")),
    "unknown_option": ("--jsno", "hoibaocao ask"),
    "wrong_number": ("--top", "0", (1, 50)),
    "wrong_value": ("--since", "hôm qua", "hoibaocao questions"),
    "understood": (
        _TITLE,
        (13, 68, 8),
        {"label_gap": 1, "lost_bullet": 3},
    ),
}
"""Arguments for the messages that are made of something."""
_FACTS = {
    "names": "“hộ nghèo”",
    "number": 5,
    "text": "Theo Quyết định số 115/QĐ-UBND.",
    "line": 3,
    "problem": terminal.EMPTY_ROW,
}
"""What stands in the gaps of the messages that have some."""


def page() -> str:
    """Return the whole page."""
    parts = [_HEAD]
    rooms = [(title, messages(module)) for title, module in _ROOMS]
    rooms += [(title, sentences(room)) for title, room in _FAILURES]
    for title, told in rooms:
        parts.append(f"\n## {title}\n")
        parts += [f"**{name}**\n\n{_quoted(text)}\n" for name, text in told]
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
            found.append((name, value.format_map(_FACTS) if "{" in value else value))
        elif isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
            found += [(f"{name} {key}", text) for key, text in value.items()]
        elif inspect.isfunction(value) and value.__module__ == module.__name__:
            found.append((name, value(*_SAMPLES[name])))
    return found


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() + "  " for line in text.split("\n")).rstrip()


if __name__ == "__main__":
    PAGE.write_text(page() + "\n", encoding="utf-8")
