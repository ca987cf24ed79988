"""The program's own index, a Telegram, and bots that talk to it."""

from __future__ import annotations

from tests.e2e.conftest import lan, make_bot, server

__all__ = ["lan", "make_bot", "server"]
