"""The README's answer is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Command

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def block(mark: str) -> str:
    """Return the fenced block below a mark."""
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```\n", README, re.DOTALL)
    assert found
    return found[1]


def test_the_answer_in_the_readme_is_the_answer_printed(indexed: Command) -> None:
    words = shlex.split(block("ask"))
    outcome = indexed(*words[words.index(".venv/bin/hoibaocao") + 1 :])
    assert (outcome.code, outcome.err) == (0, "")
    assert block("answer").split() == outcome.out.split()
