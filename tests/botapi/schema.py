"""Telegram's specification, as the models of aiogram hold it.

aiogram generates one pydantic model for each method and type of the Bot API from Telegram's own
documentation. Its models accept unknown fields; here whatever lands in ``model_extra`` is refused.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from aiogram import methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputFile, TelegramObject
from pydantic import BaseModel, ValidationError

from tests.botapi.failure import SchemaError, not_found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_METHODS: dict[str, type[TelegramMethod[Any]]] = {
    model.__api_method__.lower(): model
    for name in methods.__all__
    if isinstance(model := getattr(methods, name), type)
    and issubclass(model, TelegramMethod)
    and model is not TelegramMethod
}


class ShapeError(AssertionError):
    """The server itself was about to send something outside the specification."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    content: bytes


def read_request(
    name: str, parameters: Mapping[str, object], uploads: Mapping[str, Upload]
) -> TelegramMethod[Any]:
    """Validate a request.

    Parameters
    ----------
    name
        The method as it stands in the path; its case does not matter.
    parameters
        Values as text (form, multipart, query) or as parsed JSON.
    uploads
        File parts by their names; ``attach://`` references are resolved.

    Raises
    ------
    ApiError
        404 for an unknown method, 400 for parameters that do not fit.
    """
    model = _METHODS.get(name.lower())
    if model is None:
        raise not_found()
    values: dict[str, object] = {
        key: _decoded(model, key, value) for key, value in parameters.items()
    }
    attached = {f"attach://{key}" for key in uploads}
    values |= {
        key: _file(uploads[value.removeprefix("attach://")])
        for key, value in values.items()
        if isinstance(value, str) and value in attached
    }
    values |= {key: _file(part) for key, part in uploads.items() if key in model.model_fields}
    try:
        request = model.model_validate(values)
    except ValidationError as error:
        raise SchemaError(400, f"Bad Request: {_first_fault(error)}") from error
    if extra := next(_extras(request), None):
        raise SchemaError(400, f"Bad Request: unknown field {extra} in {model.__api_method__}")
    return request


def dump(result: object) -> object:
    """Return the JSON value of a result or update, proved to fit the specification.

    Raises
    ------
    ShapeError
        If it does not fit: a fault of this server.
    """
    if isinstance(result, list | tuple):
        return [dump(item) for item in result]
    if not isinstance(result, TelegramObject):
        return result
    value = _pruned(result.model_dump(by_alias=True, warnings=False))
    try:
        again = type(result).model_validate(value)
    except ValidationError as error:
        raise ShapeError(str(error)) from error
    if extra := next(_extras(again), None):
        raise ShapeError(f"{extra} in {type(result).__name__}")
    return value


def _decoded(model: type[TelegramMethod[Any]], key: str, value: object) -> object:
    field = model.model_fields.get(key)
    if field is None or not isinstance(value, str) or not _structured(field.annotation):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise SchemaError(400, f"Bad Request: can't parse {key} JSON object") from error


def _structured(annotation: object) -> bool:
    """Whether values of a type travel as JSON inside forms: objects and lists, but no text."""
    leaves = set(_leaves(annotation))
    return str not in leaves and any(
        leaf in (list, dict) or (isinstance(leaf, type) and issubclass(leaf, BaseModel))
        for leaf in leaves
    )


def _leaves(annotation: object) -> Iterator[object]:
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _leaves(part)
    else:
        yield origin or annotation


def _file(part: Upload) -> InputFile:
    return BufferedInputFile(part.content, part.name)


def _extras(value: object, path: str = "") -> Iterator[str]:
    """Yield the dotted names of the fields no model knows."""
    if isinstance(value, BaseModel):
        yield from (f"{path}{name}" for name in value.model_extra or ())
        for name in type(value).model_fields:
            yield from _extras(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _extras(item, f"{path}{index}.")


def _pruned(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: _pruned(item)
            for key, item in value.items()
            if item is not None and not isinstance(item, Default)
        }
    return [_pruned(item) for item in value] if isinstance(value, list) else value


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
