"""Plain text and Markdown: bytes to characters, or a refusal.

Strict UTF-8 is tried first and needs no library. Only bytes that are not UTF-8 are
given to charset-normalizer, which chooses among the encodings that Chinese texts
have; a decoded text must then look like Chinese (share of very common characters:
real texts have 0.55 and more, wrongly decoded ones 0.16 and less; UTF-8 that was once
taken for GBK has 0.08 and less, a list of names 0.12).
Line breaks stay as they are, so that offsets hold in the decoded file.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from unionnlp.errors import EncodingError, ReadingError
from unionnlp.reading.source import Content, Job

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters that every Chinese text of some length uses, simplified and traditional,
# with the full-width marks; written for this check alone.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子产种面方后多定行学法所民得经十三之进着等部度家力里如水化高自二理起小物现实加量都两体制当使点"
    "从业本去把性好应开合还因由其些前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原"
    "又利比但质气第向道命此变条只没结解问意建月公无系军情者最立代想已通并提直题党程展五果料象员革位"
    "入常文总次品式活设及管特件长求老头基资边路级少图山统接知组见计别手期根论运农指几九区强决被干做"
    "必战先回则任取处队南给色光门即保治北造百规领七海口东导志世金增争济阶思术交受联认六共权收证改清"
    "己美再采转更单切打白教速花带安场身车例真务具万每目至达走积示议声报类八离华名确才科张信马节话米"
    "整空元况今集传许步群广石记需段研究观越织装影算低持音众书布复容儿须际商非验连断深难近千周委素技"
    "备半办省列习响支般史感便团往酸市何除消构府称准精值号率族维划选标写存候毛亲快效院查型眼王按格养"
    "易置派层片始却专状育厂识适属圆包住调满县参细听该价严校师职会员工园爱岗"
    "為個國時來們對發動過產種後學這經進著裡現實體當點業還義樣與關間數應開問無軍並題黨員總設長頭資邊"
    "級圖統組見計別論農幾區強決幹戰則處隊給門規領東導濟階術聯認權證轉單帶場車務萬達積議聲報類離華確"
    "張馬節話況傳許廣記觀織裝眾書兒須際連斷難備辦習響團構稱準號維劃選標寫親養層專狀廠識適屬圓調滿"
    "縣細聽該價嚴師職園愛崗"
    "，。、；：！？“”‘’（）《》【】〔〕「」『』—…·　"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SAMPLE = 65_536
_CANDIDATES = ("gb18030", "big5", "cp950", "big5hkscs")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(job: Job) -> Content:
    """Return the decoded text; raise ``EncodingError`` (U101) where it makes no sense."""
    text, used = decode(job.data, job.name, job.encoding)
    return Content(text, used)


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding; ``encoding`` overrides detection."""
    if encoding is not None:
        return _decode_as(data, name, encoding)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, name, codec)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _detect(data, name, error)
    if "\x00" in text:
        return _decode_wide(data, name)
    _refuse_nonsense(text, name)
    return text, "utf-8"


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
        text = data.decode(codec)
    except LookupError:
        raise EncodingError(
            f"{name}: {encoding!r} is no text encoding that Python knows; "
            "try utf-8, gb18030 or big5"
        ) from None
    except (UnicodeError, ValueError) as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise EncodingError(
            f"{name}: not valid {encoding} at byte {at}; "
            "save it as UTF-8 or name its encoding (for example gb18030)"
        ) from error
    _refuse_nonsense(text, name)
    return text, codec


def _decode_wide(data: bytes, name: str) -> tuple[str, str]:
    """Decode UTF-16 that lost its mark; raise ``ReadingError`` where it is no text."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if likeness(text) >= 0.3 and not _controls(text):
            return text, codec
    raise ReadingError(f"{name}: a binary file, not a text; save it as .docx, .pdf or .txt")


def _detect(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str]:
    """Choose among the encodings of Chinese; ``error`` is where UTF-8 failed."""
    for codec in _guesses(data):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if likeness(text) >= 0.3 and not _controls(text):
            _refuse_nonsense(text, name)
            return text, codec
    if error.start and likeness(data[: error.start].decode("utf-8")) >= 0.3:
        raise EncodingError(
            f"{name}: UTF-8 text with a damaged byte at {error.start}; "
            "save it as UTF-8 or name its encoding (for example gb18030)"
        )
    if b"\x00" in data[:_SAMPLE]:
        return _decode_wide(data, name)
    raise EncodingError(
        f"{name}: in no encoding that gives sensible Chinese; "
        "save it as UTF-8 or name its encoding (for example gb18030)"
    )


def _guesses(data: bytes) -> Iterator[str]:
    """Yield candidate encodings, the detector's choice first."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:  # a line feed is never half of a character in these encodings
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    found = [m.encoding for m in from_bytes(sample, cp_isolation=list(_CANDIDATES))]
    if found and found[0] != "gb18030":  # the supersets of Big5 in order, plain first
        found = []
        yield from ("big5", "cp950", "big5hkscs")
    yield from found
    yield from (codec for codec in _CANDIDATES if codec not in found)


def likeness(text: str) -> float:
    """Return the share of very common characters among those outside ASCII."""
    wide = [c for c in text[:20_000] if c > "\x7f"]
    return sum(c in _COMMON for c in wide) / len(wide) if wide else 0.0


def _controls(text: str) -> bool:
    """Return whether control characters are so many that this is no text."""
    return sum(1 for _ in _CONTROL.finditer(text)) > 3 + len(text) // 500


def _refuse_nonsense(text: str, name: str) -> None:
    """Refuse what decodes but is no text: controls, lost characters, wrong earlier decoding."""
    if "\x00" in text or _controls(text):
        raise ReadingError(f"{name}: a binary file, not a text; save it as .docx, .pdf or .txt")
    lost = text.count("\ufffd") + 3 * text.count("锟斤拷")
    sample = text[:20_000]
    hanzi = sum("\u3400" <= c <= "\u9fff" for c in sample)
    latin = sum("\x80" <= c <= "\xff" for c in sample)
    garbled = (hanzi >= 40 and likeness(sample) < 0.09) or latin > 0.25 * len(sample) > hanzi
    if lost > 3 + len(text) // 100 or (garbled and len(sample) > 20):
        raise EncodingError(
            f"{name}: its characters were lost or decoded wrongly before it was saved; "
            "get the original file"
        )
