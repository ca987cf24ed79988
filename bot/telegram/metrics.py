"""Numbers for Prometheus, on a loopback port when switched on."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    start_http_server,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """Counts questions, times their stages, and reads the state when asked.

    Parameters
    ----------
    waiting
        Number of updates not yet seen through.
    silence
        Seconds since the last poll (or webhook call) that worked.
    generation
        Number of the index's current generation.
    """

    def __init__(
        self,
        waiting: Callable[[], float],
        silence: Callable[[], float],
        generation: Callable[[], float],
    ) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "hoibaocao_questions",
            "Questions by outcome: answered, not_stated, off_topic, refused.",
            ["outcome"],
            registry=self._registry,
        )
        self._stages = Histogram(
            "hoibaocao_stage_seconds",
            "Time of each stage: search, send, total (from the inbox to the reply).",
            ["stage"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._gauge("hoibaocao_waiting_updates", "Updates not yet seen through.", waiting)
        self._gauge("hoibaocao_silence_seconds", "Since Telegram last answered.", silence)
        self._gauge("hoibaocao_index_generation", "Current generation.", generation)

    def _gauge(self, name: str, told: str, read: Callable[[], float]) -> None:
        Gauge(name, told, registry=self._registry).set_function(read)

    def question(self, outcome: str) -> None:
        """Count a question."""
        self._questions.labels(outcome).inc()

    def took(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self._stages.labels(stage).observe(max(0.0, seconds))

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Time what is done inside."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.took(stage, time.perf_counter() - began)

    def page(self) -> bytes:
        """Return all numbers in Prometheus' text format."""
        return generate_latest(self._registry)

    def serve(self, port: int) -> Callable[[], None]:
        """Serve the page on a loopback port; return what stops it.

        Raises
        ------
        OSError
            If the port can't be used.
        """
        server, thread = start_http_server(port, addr="127.0.0.1", registry=self._registry)

        def stop() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        return stop
