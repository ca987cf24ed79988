"""Put into README.md what the program prints to the README's own question.

Run from the project's root, where ``index/`` is (or will be made): ``python -m
scripts.write_readme_answer``.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

from bot.cli.opening import open_answerer
from bot.settings import load_settings
from bot.terminal import show_answer

README = Path(__file__).parents[1] / "README.md"
_WIDTH = 80
_QUESTION = re.compile(r'hoibaocao ask "(.*?)"')
_ANSWER = re.compile(r"(?<=<!-- answer -->\n```text\n).*?(?=```\n)", re.DOTALL)


def main() -> None:
    """Rewrite the answer in the README."""
    text = README.read_text(encoding="utf-8")
    asked = _QUESTION.search(text)
    if asked is None:
        raise SystemExit("README.md asks no question")
    out = io.StringIO()
    answer = open_answerer(load_settings()).answer(asked[1])
    show_answer(Console(file=out, width=_WIDTH, highlight=False), answer)
    printed = "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
    README.write_text(_ANSWER.sub(lambda _: printed, text), encoding="utf-8")


if __name__ == "__main__":
    main()
