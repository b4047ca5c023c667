"""The workspace folder and its settings file, `skiptrace.toml`."""

import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from skiptrace.errors import UsageError

SETTINGS_FILE = "skiptrace.toml"
FOLDED = "call-records"
"""The kind whose lines are folded into figures, and dropped unless the settings keep them."""

SETTINGS_TEMPLATE = """\
# skiptrace 工作区设置 / workspace settings. Every key is optional.

# lang = "zh"            # zh or en; --lang wins
# actor = "z.wang"       # the name written to the audit log; default: the login name
# pack = "cn"            # policy pack

[basis]
# A standing lawful basis per KIND, used when `import` is given no --basis:
# recordings = "contract clause 9.2, recording notice 2024-01"

# Live sources that `skiptrace pull` may ask: see `skiptrace pull` and docs/live-sources.md.
# Keys stand in environment variables, never here.
# [pull.number-check]
# service = "dytns-number-status"
# auth_code = "..."
# budget_per_day = 200
# price = "0.05"

[plugins]
# Adapters of other packages run only when they stand here; `skiptrace sources` lists what is
# installed. "name==1.0" allows that version alone.
# enabled = ["returned-mail"]
[call-records]
# Single calls are folded into figures and dropped; true keeps them as notes beside the figures.
# keep_raw = true
# [transcriber]
# Makes recordings without a transcript into words. Audio leaves this machine only for the host
# named here; without this table such recordings wait. / 录音只发往此处所列主机;未设置则等待转写。
# url = "https://asr.example.com/v1"     # a server in the form of OpenAI's audio API
# private = true                         # it is on this machine or in your own network
# model = "whisper-1"
# key_env = "ASR_KEY"                    # the environment variable that holds its key
# agent_channel = 0                      # stereo: the channel of your own side, 0 left or 1 right
# model_folder = "/models/small"         # instead of url: a faster-whisper model on this machine
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What skiptrace.toml says; None means 'not set'.

    basis: KIND -> standing lawful basis. pull: NAME -> the settings of a live source, as written.
    keep_raw: kinds whose folded lines are kept, too. plugins: names of the plug-ins that may run,
    each perhaps with ==VERSION. transcriber: its table as written; see
    sources/calls/transcriber_settings.py.
    """

    lang: str | None = None
    actor: str | None = None
    pack: str = "cn"
    basis: Mapping[str, str] = field(default_factory=dict)
    pull: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    plugins: tuple[str, ...] = ()
    keep_raw: frozenset[str] = frozenset()
    transcriber: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that holds the database, the settings and the rejects files."""

    folder: Path

    @property
    def database_url(self) -> str:
        """SQLAlchemy URL of the workspace's own SQLite file."""
        # A folder's name may hold what a URL gives a meaning to, such as % and ?.
        return f"sqlite:///{quote((self.folder / 'skiptrace.db').as_posix())}"

    @property
    def settings_path(self) -> Path:
        """Where the settings stand."""
        return self.folder / SETTINGS_FILE

    def create(self) -> None:
        """Makes the folder, readable by its owner only, and a commented settings file."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self.settings_path.exists():
            self.settings_path.write_text(SETTINGS_TEMPLATE, encoding="utf-8")
            self.settings_path.chmod(0o600)

    def settings(self) -> Settings:
        """The settings; a missing file means all defaults.

        Raises UsageError when the file is not TOML, or names a key or type that is not known.
        """
        if not self.settings_path.exists():
            return Settings()
        try:
            table = tomllib.loads(self.settings_path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(
                f"{SETTINGS_FILE} cannot be read: {error}", "mend the file or delete it"
            ) from None
        return _checked(table)


def _checked(table: dict[str, object]) -> Settings:
    known = {"lang": str, "actor": str, "pack": str, "basis": dict, "pull": dict}
    known |= {FOLDED: dict, "plugins": dict, "transcriber": dict}
    for key, value in table.items():
        if key not in known:
            raise UsageError(
                f"{SETTINGS_FILE} has an unknown key '{key}'", f"known keys: {', '.join(known)}"
            )
        if not isinstance(value, known[key]):
            raise UsageError(f"{SETTINGS_FILE}: '{key}' has the wrong type", "see docs/guide.md")
    basis, plugins, transcriber = map(table.get, ("basis", "plugins", "transcriber"))
    return Settings(
        lang=_text(table.get("lang")),
        actor=_text(table.get("actor")),
        pack=_text(table.get("pack")) or "cn",
        basis=_texts(basis) if isinstance(basis, dict) else {},
        pull=_tables("pull", table.get("pull")),
        plugins=_enabled(plugins) if isinstance(plugins, dict) else (),
        keep_raw=_keep_raw(table.get(FOLDED)),
        transcriber=transcriber if isinstance(transcriber, dict) else {},
    )


def _tables(key: str, value: object) -> dict[str, Mapping[str, object]]:
    """Tables by name, as in [pull.NAME]; raises UsageError when one is none."""
    named = value if isinstance(value, dict) else {}
    for name, table in named.items():
        if not isinstance(table, dict):
            raise UsageError(
                f"{SETTINGS_FILE}: '{key}.{name}' has the wrong type", f"write [{key}.{name}]"
            )
    return named


def _keep_raw(table: object) -> frozenset[str]:
    """The kinds of which single lines are kept; UsageError for anything but true or false."""
    if not isinstance(table, dict) or not table:
        return frozenset()
    if set(table) != {"keep_raw"} or not isinstance(table["keep_raw"], bool):
        raise UsageError(f"{SETTINGS_FILE}: [{FOLDED}] knows keep_raw = true or false alone")
    return frozenset({FOLDED}) if table["keep_raw"] else frozenset()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(table: Mapping[str, object]) -> dict[str, str]:
    return {kind: str(reference) for kind, reference in table.items()}


def _enabled(table: Mapping[str, object]) -> tuple[str, ...]:
    names = table.get("enabled", [])
    if set(table) - {"enabled"} or not isinstance(names, list):
        raise UsageError(
            f"{SETTINGS_FILE}: [plugins] holds one key, enabled, a list of names",
            'write: enabled = ["returned-mail"]',
        )
    if not all(isinstance(name, str) and name for name in names):
        raise UsageError(f"{SETTINGS_FILE}: 'plugins' has the wrong type", "see docs/guide.md")
    return tuple(dict.fromkeys(names))


def default_folder() -> Path:
    """$SKIPTRACE_HOME, else the platform's data folder."""
    if home := os.environ.get("SKIPTRACE_HOME"):
        return Path(home)
    from platformdirs import user_data_path

    return user_data_path("skiptrace", appauthor=False)


def login_name() -> str:
    """The operating system's name for who is working; 'unknown' where there is none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
