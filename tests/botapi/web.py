"""The HTTP side: tokens, requests, troubles, answers."""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiogram.methods import GetUpdates
from aiohttp import web

from tests.botapi import asking, editing, lookup, sending
from tests.botapi.failure import ApiError, SchemaError, not_found
from tests.botapi.faults import Trouble
from tests.botapi.journal import UPDATE_METHODS, Call
from tests.botapi.schema import Upload, dump, read_request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.botapi.backend import Backend, Handlers
    from tests.botapi.faults import Dice
    from tests.botapi.journal import Journal

_HANDLERS: Handlers = {
    **sending.HANDLERS,
    **editing.HANDLERS,
    **asking.HANDLERS,
    **lookup.HANDLERS,
}
_TOKEN_FORM = re.compile(r"[1-9][0-9]{0,15}:[A-Za-z0-9_-]{30,60}")
_LARGEST_REQUEST = 64 * 1024 * 1024
_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head></html>"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request as it came in, with the trouble it meets."""

    method: str
    parameters: Mapping[str, object]
    uploads: Mapping[str, Upload]
    trouble: Trouble


class BotApiSite:
    """The routes of the Bot API for one bot."""

    def __init__(self, token: str, backend: Backend, journal: Journal, dice: Dice) -> None:
        self._token = token
        self._backend = backend
        self._journal = journal
        self._dice = dice

    def application(self) -> web.Application:
        """Return the application with all routes."""
        application = web.Application(client_max_size=_LARGEST_REQUEST)
        application.router.add_route("*", "/file/bot{token}/{path:.+}", self._download)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_route("*", "/{rest:.*}", self._nowhere)
        return application

    async def _nowhere(self, _request: web.Request) -> web.Response:
        return _refusal(not_found())

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
        except ApiError as error:
            return _refusal(error)
        path = request.match_info["path"]
        for kept in self._backend.world.files.values():
            if kept.path == path and kept.size <= lookup.DOWNLOAD_LIMIT:
                return web.Response(body=kept.content)
        return _refusal(not_found())

    def _check_token(self, token: str) -> None:
        if not _TOKEN_FORM.fullmatch(token):
            raise not_found()
        if token != self._token:
            raise ApiError(401, "Unauthorized")

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        quiet = method.lower() in UPDATE_METHODS
        trouble = self._dice.trouble()
        parameters, uploads = await _read(request)
        asked = _Asked(method, parameters, uploads, trouble)
        if trouble is Trouble.DROPPED:
            return self._break_off(request, asked)
        if trouble is Trouble.SERVER_ERROR:
            self._note(asked, 502, "Bad Gateway")
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        if trouble is Trouble.SLOW and not quiet:
            await asyncio.sleep(self._dice.faults.slow_seconds)
        response = await self._answer(request, asked)
        return self._break_off(request, asked) if trouble is Trouble.ANSWER_LOST else response

    async def _answer(self, request: web.Request, asked: _Asked) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
            result = await self._carry_out(asked)
        except ApiError as error:
            self._note(asked, error.code, error.description, violation=_is_violation(error))
            return _refusal(error)
        if asked.trouble is not Trouble.ANSWER_LOST:
            self._note(asked, 200)
        return _json({"ok": True, "result": result}, 200)

    async def _carry_out(self, asked: _Asked) -> object:
        request = read_request(asked.method, asked.parameters, asked.uploads)
        if isinstance(request, GetUpdates):
            return await self._backend.queue.poll(request)
        handler = _HANDLERS.get(type(request))
        if handler is None:
            raise SchemaError(404, f"Not Found: this server has no {asked.method}")
        return dump(handler(self._backend, request))

    def _break_off(self, request: web.Request, asked: _Asked) -> web.Response:
        self._note(asked, 0, asked.trouble.value)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    def _note(
        self, asked: _Asked, status: int, description: str = "", *, violation: bool = False
    ) -> None:
        call = Call(time.monotonic(), asked.method, asked.parameters, status, description)
        self._journal.add(call, violation=violation)
        self._backend.world.pulse()


async def _read(request: web.Request) -> tuple[dict[str, object], dict[str, Upload]]:
    """Return the parameters of the query and the body, and the uploaded files."""
    parameters: dict[str, object] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.text()
        parsed = json.loads(body) if body else {}
        parameters |= parsed if isinstance(parsed, dict) else {}
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read())
            else:
                parameters[name] = value if isinstance(value, str) else bytes(value).decode()
    return parameters, uploads


def _is_violation(error: ApiError) -> bool:
    return isinstance(error, SchemaError)


def _refusal(error: ApiError) -> web.Response:
    return _json(error.body, error.code)


def _json(body: object, status: int) -> web.Response:
    return web.Response(text=json.dumps(body), status=status, content_type="application/json")
