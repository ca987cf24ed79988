"""Write docs/commands.md: what ``--help`` says of each command.

Run from the project's root: ``python -m scripts.write_command_reference``.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from bot.cli.program import COMMANDS, make_app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
_WIDTH = 100
_HEAD = """# Các lệnh của hoibaocao

Trang này do `python -m scripts.write_command_reference` ghi ra từ phần trợ giúp của chương trình.

Mã kết thúc: 0 là xong, 1 là không làm được (kèm một câu nói rõ), 2 là gõ sai cách dùng,
3 là chưa có chỉ mục (chỉ lệnh `check`), 130 là bị dừng bằng Ctrl-C.
"""


def reference() -> str:
    """Return the whole page."""
    parts = [_HEAD, _block(help_of([]))]
    for name in COMMANDS:
        parts += [f"\n## hoibaocao {name}\n", _block(help_of([name]))]
    return "\n".join(parts)


def help_of(tokens: list[str]) -> str:
    """Return the help page of a command, without the spaces that end its lines."""
    out = io.StringIO()
    make_app().help_print(tokens, console=Console(file=out, width=_WIDTH))
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def _block(text: str) -> str:
    return f"```text\n{text}\n```"


if __name__ == "__main__":
    PAGE.write_text(reference() + "\n", encoding="utf-8")
