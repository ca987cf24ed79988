"""Sentences for encoders that can't be used."""

from __future__ import annotations

from bot.encoder_process import EncoderNotMeasured
from bot.messages.errors.sentence import describe
from bot.messages.words import grouped, quoted
from embeddings import encoder_errors as encoders


@describe.register
def _(error: encoders.EncoderExtraMissing) -> str:
    return (
        f"Bộ mã hóa {quoted(error.encoder)} cần thư viện chưa cài; "
        f'hãy chạy pip install "{error.needed}".'
    )


@describe.register
def _(error: encoders.ModelFolderMissing) -> str:
    return (
        f"Không có thư mục mô hình của bộ mã hóa {quoted(error.encoder)}; "
        "hãy sửa encoder.model trong tệp cấu hình."
    )


@describe.register
def _(error: encoders.ModelNotHere) -> str:
    return (
        f"Mô hình của bộ mã hóa {quoted(error.encoder)} chưa được tải về mà encoder.offline "
        "không cho dùng mạng; hãy tải trước khi ngắt mạng hoặc đặt offline = false."
    )


@describe.register
def _(error: encoders.ModelUnreachable) -> str:
    return (
        f"Không tải được mô hình của bộ mã hóa {quoted(error.encoder)}; "
        "hãy kiểm tra tên, bản và kết nối mạng, hoặc chỉ ra thư mục mô hình có sẵn."
    )


@describe.register
def _(error: encoders.ModelNeedsCode) -> str:
    return (
        f"Mô hình của bộ mã hóa {quoted(error.encoder)} đòi chạy mã riêng của nó nên không dùng "
        "được; hãy chọn mô hình khác."
    )


@describe.register
def _(error: encoders.ModelUnusable) -> str:
    return (
        f"Không mở được mô hình của bộ mã hóa {quoted(error.encoder)} ({quoted(error.reason)}); "
        "hãy tải lại mô hình hoặc chọn mô hình khác."
    )


@describe.register
def _(error: encoders.DeviceMissing) -> str:
    return (
        f"Máy này không dùng được thiết bị {quoted(error.device)} cho bộ mã hóa "
        f"{quoted(error.encoder)}; hãy đặt encoder.device thành auto hoặc cpu."
    )


@describe.register
def _(error: encoders.EncoderOutOfMemory) -> str:
    return (
        f"Không đủ bộ nhớ cho bộ mã hóa {quoted(error.encoder)} với {grouped(error.batch)} văn bản "
        "một lần; hãy giảm encoder.batch hoặc chọn mô hình nhỏ hơn."
    )


@describe.register
def _(error: encoders.EndpointUnreachable) -> str:
    return (
        f"Máy chủ của bộ mã hóa {quoted(error.encoder)} không trả lời sau nhiều lần gọi; "
        "hãy kiểm tra địa chỉ, máy chủ và mạng, hoặc tăng encoder.endpoint.timeout_seconds."
    )


@describe.register
def _(error: encoders.EndpointCertificateRefused) -> str:
    return (
        f"Không tin được chứng thư của máy chủ {quoted(error.encoder)}; "
        "hãy chỉ ra tệp chứng thư nội bộ ở encoder.endpoint.certificate."
    )


@describe.register
def _(error: encoders.EndpointKeyRefused) -> str:
    return (
        f"Máy chủ của bộ mã hóa {quoted(error.encoder)} không nhận khóa; "
        f"hãy đặt khóa đúng vào biến môi trường {error.variable}."
    )


@describe.register
def _(error: encoders.EndpointRefused) -> str:
    return (
        f"Máy chủ của bộ mã hóa {quoted(error.encoder)} từ chối (mã {error.status}); "
        "hãy kiểm tra địa chỉ và tên mô hình ở encoder.endpoint."
    )


@describe.register
def _(error: encoders.EndpointAnswerUnusable) -> str:
    return (
        f"Máy chủ của bộ mã hóa {quoted(error.encoder)} trả lời không đúng dạng embeddings của "
        "OpenAI; hãy kiểm tra địa chỉ."
    )


@describe.register
def _(error: encoders.EndpointDimensionChanged) -> str:
    return (
        f"Máy chủ của bộ mã hóa {quoted(error.encoder)} trả vectơ {error.found} chiều, "
        f"lúc trước {error.known} chiều; hãy kiểm tra tên mô hình cho đoạn và cho câu hỏi."
    )


@describe.register
def _(error: EncoderNotMeasured) -> str:
    told = error.reason.removesuffix(".") or (
        "tiến trình bị ngắt giữa chừng, thường vì hết bộ nhớ; hãy thử trên máy lớn hơn"
    )
    return f"Không đo được bộ mã hóa {quoted(error.encoder)}: {told}."
