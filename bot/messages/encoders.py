"""What is said of encoders and of how they compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.words import quoted
from embeddings.encoder_choice import EncoderKind

if TYPE_CHECKING:
    from embeddings.encoder_measures import EncoderMeasures

USABLE, UNUSABLE = "dùng được", "chưa dùng được"
CONFIGURED = "đang chọn trong cấu hình"
KINDS = {
    EncoderKind.BUNDLED: "đi kèm chương trình, không cần mạng",
    EncoderKind.SENTENCE_TRANSFORMERS: "mô hình của sentence-transformers",
    EncoderKind.ENDPOINT: "máy chủ embeddings",
}
TITLE = "So sánh các bộ mã hóa"
ENCODER = "Bộ mã hóa"
MEASURE = "Số đo"
WITHOUT_QUESTIONS = (
    "Chưa đo độ chính xác; hãy thêm --questions TỆP với các câu hỏi có đáp án về báo cáo của mình."
)
HOW = (
    "Mỗi bộ mã hóa được đo trong một tiến trình riêng, lần lượt. Khởi động: từ lúc mở tiến trình "
    "đến vectơ đầu tiên. Bộ nhớ: mức cao nhất của tiến trình, gồm cả chương trình. Câu hỏi: thời "
    "gian mã hóa một câu."
)
BETTER_HIGH, BETTER_LOW = "cao thì tốt", "thấp thì tốt"

HIT_AT_1, HIT_AT_3, AUROC = "hit@1", "hit@3", "AUROC"
REFUSAL, FALSE_REFUSAL = "Từ chối đúng", "Từ chối nhầm"
RATE = "Đoạn mã hóa mỗi giây"
QUERY, SLOW_QUERY = "Câu hỏi, trung vị (ms)", "Câu hỏi, phân vị 95 % (ms)"
COLD_START = "Khởi động (giây)"
MEMORY = "Bộ nhớ (MB)"
MODEL_DISK, PACKAGE_DISK = "Mô hình trên đĩa (MB)", "Thư viện thêm trên đĩa (MB)"
DIMENSION = "Số chiều"


def measuring(model: str) -> str:
    """Say which encoder is being measured."""
    return f"Đang đo {quoted(model)}…"


def option_line(name: str, kind: EncoderKind, *, usable: bool, configured: bool) -> str:
    """Return the line of an encoder in the list."""
    shown = name if kind is EncoderKind.BUNDLED or ":" in name else f"{name}:TÊN"
    notes = [USABLE if usable else UNUSABLE, KINDS[kind], *([CONFIGURED] if configured else [])]
    return f"{shown}: {', '.join(notes)}."


def figures(measures: EncoderMeasures) -> dict[str, float | None]:
    """Return an encoder's figures under their names, in the units that the names say."""
    accuracy = measures.accuracy
    return {
        HIT_AT_1: accuracy.hit_at_1 if accuracy else None,
        HIT_AT_3: accuracy.hit_at_3 if accuracy else None,
        AUROC: accuracy.auroc if accuracy else None,
        REFUSAL: accuracy.refusal if accuracy else None,
        FALSE_REFUSAL: accuracy.false_refusal if accuracy else None,
        RATE: measures.passage_rate,
        QUERY: 1000 * measures.query_median,
        SLOW_QUERY: 1000 * measures.query_slow,
        COLD_START: measures.cold_start,
        MEMORY: measures.memory / 1e6,
        MODEL_DISK: measures.model_bytes / 1e6,
        PACKAGE_DISK: measures.package_bytes / 1e6,
        DIMENSION: measures.dimension,
    }


HIGH_IS_GOOD = frozenset({HIT_AT_1, HIT_AT_3, AUROC, REFUSAL, RATE})
NEITHER = frozenset({DIMENSION})
SHARES = frozenset({HIT_AT_1, HIT_AT_3, AUROC, REFUSAL, FALSE_REFUSAL})


def figure(name: str, value: float | None) -> str:
    """Write a figure: a share with three decimals, what is small with one, the rest whole."""
    if value is None:
        return "–"
    if name in SHARES:
        return f"{value:.3f}"
    return f"{value:.0f}" if value >= 20 or value == int(value) else f"{value:.1f}"


def direction(name: str) -> str:
    """Say whether a figure is better high or low."""
    if name in NEITHER:
        return ""
    return BETTER_HIGH if name in HIGH_IS_GOOD else BETTER_LOW
