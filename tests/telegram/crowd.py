"""Many people asking at once, and what each of them got."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.botapi import DeedKind

if TYPE_CHECKING:
    from aiogram.types import Message

    from tests.botapi import BotApiServer, Person

QUESTIONS = (
    "Thành phố đã làm gì để cải cách hành chính?",
    "Công tác giải phóng mặt bằng có khó khăn gì?",
    "UBND thành phố đã tổ chức bao nhiêu phiên họp?",
    "Nhiệm vụ trọng tâm năm 2024 là những gì?",
    "Vì sao giải ngân vốn đầu tư công còn chậm?",
    "An ninh trật tự trên địa bàn được giữ thế nào?",
    "Ai ký báo cáo này?",
)


@dataclass(slots=True)
class Crowd:
    """People, each in a private chat, with what they asked in order."""

    server: BotApiServer
    people: list[Person]
    asked: dict[int, list[Message]] = field(default_factory=dict)

    @classmethod
    def gather(cls, server: BotApiServer, count: int) -> Crowd:
        return cls(server, [server.person(f"Người {n}") for n in range(count)])

    def ask(self, number: int) -> Message:
        """Have one person, the next in turn, ask the next question; return it as sent."""
        person = self.people[number % len(self.people)]
        message = person.send(QUESTIONS[number % len(QUESTIONS)])
        self.asked.setdefault(person.id, []).append(message)
        return message

    def replies(self) -> dict[int, list[int]]:
        """Return, for each chat, the questions' ids that were replied to, in order of sending."""
        return {
            person.id: [
                m.reply_to_message.message_id for m in person.from_bot if m.reply_to_message
            ]
            for person in self.people
        }

    def expected(self) -> dict[int, list[int]]:
        """Return what :meth:`replies` is when each question is answered once and in order."""
        return {
            person.id: [m.message_id for m in self.asked.get(person.id, [])]
            for person in self.people
        }

    def wait(self, seconds: float) -> None:
        """Wait until the bot has sent as many messages as there were questions."""
        total = sum(len(messages) for messages in self.asked.values())

        def enough() -> bool | None:
            sent = sum(
                deed.kind is DeedKind.SENT for person in self.people for deed in person.room.deeds
            )
            return True if sent >= total else None

        self.server.wait_for(enough, seconds, f"{total} answers")
