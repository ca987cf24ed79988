from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from tests.botapi import Faults, RateLimits
from tests.telegram.crowd import Crowd

if TYPE_CHECKING:
    from tests.botapi import BotApiServer
    from tests.e2e.process import MakeBot

TROUBLE = Faults(
    dropped=0.08, answer_lost=0.08, server_error=0.05, redelivered=0.2, slow=0.1, slow_seconds=0.2
)


def test_killed_again_and_again_it_answers_each_question_once_and_in_order(
    server: BotApiServer, make_bot: MakeBot
) -> None:
    luck = random.Random(7)  # noqa: S311 - no secret, a test's luck
    crowd = Crowd.gather(server, 6)
    bot = make_bot()
    server.set_limits(RateLimits())
    server.set_faults(TROUBLE)
    for first in range(0, 16, 8):
        bot.start()
        for number in range(first, first + 8):
            crowd.ask(number)
        time.sleep(luck.uniform(0.1, 2.5))
        bot.kill()
    server.set_faults(Faults())
    bot.start()
    crowd.wait(60)
    bot.terminate()
    assert bot.wait() == 0
    assert crowd.replies() == crowd.expected()
