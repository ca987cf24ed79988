"""What to say to what asks nothing that stands in a report: greetings, orders, small talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import answers as messages
from bot.overview import held, overview
from embeddings.asides import Aside, aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.report import Report

_REPLIES = {
    Aside.GREETING: messages.GREETING,
    Aside.THANKS: messages.THANKED,
    Aside.ABOUT_ME: messages.ABOUT_ME,
    Aside.FEELING: messages.FEELING,
    Aside.TASK: messages.TASK,
    Aside.TODAY: messages.TODAY,
}


def small_talk(text: str, reports: Sequence[Report], more: str) -> str | None:
    """Return what to say to a message that asks nothing that stands in a report.

    Parameters
    ----------
    text
        As typed.
    reports
        Those that questions are answered from.
    more
        Where to read on: how to ask, and what is in the reports.

    Returns
    -------
    str or None
        Lines of text; ``None`` when the message is a question to the reports.
    """
    known = aside(text)
    if known is None:
        return None
    if known is Aside.THANKS:
        return messages.THANKED
    if not reports:
        return f"{_REPLIES.get(known, messages.ABOUT_ME)}\n{more}"
    if known is Aside.OVERVIEW:
        return f"{overview(reports)}\n{more}"
    return f"{_REPLIES[known]}\n{held(reports)}\n{more}"
