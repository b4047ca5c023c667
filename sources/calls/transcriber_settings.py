"""The table `[transcriber]` of skiptrace.toml: where recordings are made into words, and how."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from skiptrace.errors import UsageError
from skiptrace.locale import mark

Kind = TypeVar("Kind", str, bool, float)

THIS_MACHINE = mark("this machine")
_PATH = "/audio/transcriptions"
_FORMATS = ("verbose_json", "diarized_json", "json")
# Whisper writes numbers as it has seen them; a prompt in the wished form makes digits likelier.
_PROMPT = "这是客服与客户的电话录音,电话号码写成阿拉伯数字,例如 13800138000、0571-88001234。"


@dataclass(frozen=True, slots=True)
class TranscriberSettings:
    """Either `url` (a server that speaks OpenAI's audio API) or `folder` (a model here).

    url: the full address. key: sent as bearer token, "" for none. timeout_s: for one question,
    and for all the waiting between its repetitions. max_mb, max_minutes: of one piece of audio.
    agent_channel: which channel of a stereo recording the lender's side is on, None: not known.
    """

    url: str = ""
    folder: Path | None = None
    model: str = "whisper-1"
    key_env: str = ""
    private: bool = False
    ca_file: Path | None = None
    language: str = "zh"
    prompt: str = _PROMPT
    response_format: str = "verbose_json"
    timeout_s: float = 600.0
    max_mb: float = 24.0
    max_minutes: float = 20.0
    agent_channel: int | None = None

    @property
    def place(self) -> str:
        """Where recordings go: host and port, or this machine."""
        return urlsplit(self.url).netloc if self.url else THIS_MACHINE

    def key(self) -> str:
        """The key from the environment; raises UsageError when it is not there."""
        if not self.key_env:
            return ""
        key = os.environ.get(self.key_env, "").strip()
        if not key:
            raise UsageError(
                f"transcriber: the environment has no {self.key_env}",
                "set it to the service's key, or take key_env out of skiptrace.toml",
            )
        return key


def transcriber_settings(table: Mapping[str, object]) -> TranscriberSettings | None:
    """The settings in the table, None for an empty one; raises UsageError for what is wrong."""
    if not table:
        return None
    unknown = sorted(set(table) - _KNOWN)
    if unknown:
        raise UsageError(
            f"[transcriber] has an unknown key '{unknown[0]}'",
            f"known keys: {', '.join(sorted(_KNOWN))}",
        )
    url, folder = _get(table, "url", str, ""), _get(table, "model_folder", str, "")
    if bool(url) == bool(folder):
        raise UsageError(
            "[transcriber] needs either url or model_folder",
            "url: a server in OpenAI's form; model_folder: a faster-whisper model on this machine",
        )
    ca_file = _get(table, "ca_file", str, "")
    defaults = TranscriberSettings()
    return TranscriberSettings(
        url=_whole(url),
        folder=Path(folder) if folder else None,
        model=_get(table, "model", str, Path(folder).name if folder else defaults.model),
        key_env=_get(table, "key_env", str, ""),
        private=_get(table, "private", bool, default=False),
        ca_file=Path(ca_file) if ca_file else None,
        language=_get(table, "language", str, defaults.language),
        prompt=_get(table, "prompt", str, defaults.prompt),
        response_format=_one_of(_get(table, "response_format", str, _FORMATS[0]), _FORMATS),
        timeout_s=_positive(table, "timeout_s", defaults.timeout_s),
        max_mb=_positive(table, "max_mb", defaults.max_mb),
        max_minutes=_positive(table, "max_minutes", defaults.max_minutes),
        agent_channel=_channel(table),
    )


_KNOWN = frozenset(
    """url model_folder model key_env private ca_file language prompt response_format timeout_s
    max_mb max_minutes agent_channel""".split()
)


def _get(table: Mapping[str, object], name: str, kind: type[Kind], default: Kind) -> Kind:
    value = table.get(name, default)
    if not isinstance(value, kind):
        raise _wrong(name)
    return value


def _positive(table: Mapping[str, object], name: str, default: float) -> float:
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 1:
        raise _wrong(name)
    return float(value)


def _channel(table: Mapping[str, object]) -> int | None:
    value = table.get("agent_channel")
    if value is not None and (isinstance(value, bool) or value not in (0, 1)):
        raise _wrong("agent_channel")
    return value if isinstance(value, int) else None


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise _wrong("response_format")
    return value


def _wrong(name: str) -> UsageError:
    return UsageError(f"[transcriber]: '{name}' has a wrong value", "see docs/guide.md")


def _whole(url: str) -> str:
    """The address of the question itself: `https://host`, `.../v1` and the whole are understood."""
    bare = url.rstrip("/")
    if not bare or bare.endswith(_PATH):
        return bare
    return f"{bare}{_PATH}" if urlsplit(bare).path else f"{bare}/v1{_PATH}"
