"""Help in Vietnamese, and a reference that leaves nothing out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.cli.program import COMMANDS
from scripts.write_command_reference import PAGE, reference

if TYPE_CHECKING:
    from tests.cli.conftest import Command

README = PAGE.parents[1] / "README.md"
ENGLISH = re.compile(
    r"\b(usage|commands?|parameters?|arguments?|options?|default|required|display|choices)\b", re.I
)


def test_the_command_reference_is_what_the_program_says() -> None:
    assert PAGE.read_text(encoding="utf-8").strip() == reference().strip()


def test_every_command_stands_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}`" not in text] == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_speaks_vietnamese_only(command: Command, name: str) -> None:
    outcome = command(*filter(None, [name, "--help"]))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Cách dùng: hoibaocao")
    assert ENGLISH.findall(outcome.out) == []


def test_without_a_command_the_help_is_shown(command: Command) -> None:
    assert command() == command("--help")


def test_the_version_is_a_number(command: Command) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", command("--version").out)
