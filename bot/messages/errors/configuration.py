"""Sentences for a configuration file that can't be used."""

from __future__ import annotations

import json
import re

from bot.messages.errors.sentence import describe
from bot.messages.words import listed, quoted
from bot.settings_errors import (
    OutOfRange,
    SettingFolderMissing,
    SettingNotABackend,
    SettingNotAFolder,
    SettingNotAnEncoder,
    SettingNotAWebAddress,
    SettingsFileIsFolder,
    SettingsFileMissing,
    SettingsFileUnreadable,
    SettingsSyntax,
    UnknownSetting,
    ValueKind,
    WrongType,
)

_KINDS = {
    ValueKind.TEXT: "một chuỗi trong dấu ngoặc kép",
    ValueKind.INTEGER: "một số nguyên",
    ValueKind.NUMBER: "một số",
    ValueKind.FLAG: "true hoặc false",
    ValueKind.PATH: "một đường dẫn trong dấu ngoặc kép",
    ValueKind.INTEGERS: "một danh sách số nguyên, ví dụ [1, 2]",
    ValueKind.TEXTS: 'một danh sách chuỗi, ví dụ ["a", "b"]',
    ValueKind.TABLE: "một bảng, viết trong ngoặc vuông trên dòng riêng",
}


@describe.register
def _(error: SettingsFileMissing) -> str:
    return f"Không có tệp cấu hình {quoted(error.file)}; hãy kiểm tra đường dẫn sau --config."


@describe.register
def _(error: SettingsFileIsFolder) -> str:
    return (
        f"{quoted(error.file)} là thư mục, không phải tệp cấu hình; "
        "hãy chỉ ra tệp, ví dụ config.toml trong thư mục đó."
    )


@describe.register
def _(error: SettingsFileUnreadable) -> str:
    return (
        f"Không đọc được tệp cấu hình {quoted(error.file)}; "
        "hãy kiểm tra quyền đọc và lưu tệp ở bảng mã UTF-8."
    )


@describe.register
def _(error: SettingsSyntax) -> str:
    where = f" ở dòng {error.line}" if error.line else ""
    return (
        f"Tệp cấu hình {quoted(error.file)} viết sai cú pháp TOML{where}; "
        "hãy sửa lại theo mẫu config.example.toml."
    )


@describe.register
def _(error: UnknownSetting) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: không có mục {error.key} "
        f"(giá trị {_value(error.value)}); "
        f"chỉ được dùng: {listed(error.allowed)}."
    )


@describe.register
def _(error: WrongType) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {_value(error.value)} không hợp lệ; "
        f"phải là {_KINDS[error.allowed]}."
    )


@describe.register
def _(error: OutOfRange) -> str:
    ends = [
        "" if error.minimum is None else f"nhỏ nhất là {error.minimum}",
        "" if error.maximum is None else f"lớn nhất là {error.maximum}",
    ]
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {_value(error.value)} không hợp lệ; "
        f"giá trị {listed(ends)}."
    )


@describe.register
def _(error: SettingFolderMissing) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {quoted(error.value)} "
        "không phải là thư mục có sẵn; hãy tạo thư mục đó hoặc sửa đường dẫn."
    )


@describe.register
def _(error: SettingNotAWebAddress) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {quoted(error.value)} "
        "không phải là địa chỉ máy chủ; hãy ghi địa chỉ bắt đầu bằng https:// hoặc http://."
    )


@describe.register
def _(error: SettingNotAnEncoder) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {_encoder(error.value)} "
        "không phải tên bộ mã hóa; hãy ghi bundled, sentence-transformers:TÊN hoặc "
        "endpoint:ĐỊA_CHỈ (địa chỉ http hoặc https, không kèm tên và mật khẩu)."
    )


@describe.register
def _(error: SettingNotABackend) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {_value(error.value)} không hợp lệ; "
        f"hãy chọn một trong: {listed(error.allowed)}."
    )


@describe.register
def _(error: SettingNotAFolder) -> str:
    return (
        f"Tệp cấu hình {quoted(error.file)}: {error.key} = {quoted(error.value)} "
        "không phải là thư mục; hãy đặt đường dẫn đến một thư mục."
    )


_TOKEN = re.compile(r"\d+:[\w-]{20,}")
"""A bot token's shape; nobody may read one off a screen or out of a log."""


_LOGIN = re.compile(r"//[^/@]*@")
"""Name and password in an address."""


def _encoder(value: object) -> str:
    return _LOGIN.sub("//…@", _value(value))


def _value(value: object) -> str:
    """Write a value much as it stands in the file, but never a bot token."""
    return _TOKEN.sub("…", json.dumps(value, ensure_ascii=False, default=str))
