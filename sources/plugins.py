"""Plug-ins: adapters that other packages bring, by an entry point of the group skiptrace.sources.

What is installed is told from the packages' metadata. A plug-in's own code runs only once the
settings name it, and only when its kind is needed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from skiptrace.errors import SkiptraceError, SourceFailure, UsageError
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.card_check import adapter_problem

GROUP = "skiptrace.sources"


@dataclass(frozen=True, slots=True)
class Plugin:
    """An installed plug-in as its package's metadata tells it; nothing of it is imported.

    name: of the entry point, which is the kind it gives. entry: where its adapter stands.
    """

    name: str
    distribution: str
    version: str
    entry: EntryPoint

    @property
    def reader(self) -> str:
        """Distribution and version, as its claims carry it."""
        return f"{self.distribution} {self.version}"


@dataclass(frozen=True, slots=True)
class PluginState:
    """A plug-in that is installed, or named in the settings, or both.

    plugin: None when it is named but not installed. adapter: None unless it is enabled and sound.
    problem: why an enabled one cannot be used.
    """

    name: str
    enabled: bool
    plugin: Plugin | None
    adapter: SourceAdapter | None = None
    problem: UsageError | None = None


def installed() -> tuple[Plugin, ...]:
    """Every installed plug-in, by name and distribution."""
    found = [
        Plugin(entry.name, entry.dist.name, entry.dist.version or "?", entry)
        for entry in entry_points(group=GROUP)
        if entry.dist is not None
    ]
    return tuple(sorted(found, key=lambda plugin: (plugin.name, plugin.distribution)))


def states(enabled: Sequence[str], built_in: Sequence[str]) -> list[PluginState]:
    """All plug-ins, installed or named; the enabled ones are imported and checked."""
    found = installed()
    wanted = dict(map(_split, enabled))
    others = [PluginState(p.name, False, p) for p in found if p.name not in wanted]
    return sorted(
        [*(_state(name, pin, found, built_in) for name, pin in wanted.items()), *others],
        key=lambda state: (state.name, state.plugin.distribution if state.plugin else ""),
    )


def _state(name: str, pin: str, found: Sequence[Plugin], built_in: Sequence[str]) -> PluginState:
    plugin = next((p for p in found if p.name == name), None)
    try:
        chosen = _chosen(name, pin, found, built_in)
        return PluginState(name, True, chosen, _loaded(chosen))
    except UsageError as problem:
        return PluginState(name, True, plugin, problem=problem)


def enabled_adapter(
    kind: str, enabled: Sequence[str], built_in: Sequence[str]
) -> SourceAdapter | None:
    """The adapter of an enabled plug-in, None when no plug-in gives the kind.

    Raises UsageError for a plug-in that is installed but not enabled, or enabled and broken.
    """
    wanted = dict(map(_split, enabled))
    if kind in wanted:
        return _loaded(_chosen(kind, wanted[kind], installed(), built_in))
    for plugin in installed():
        if plugin.name == kind:
            raise UsageError(
                f"the kind '{kind}' comes with the plug-in {plugin.reader}, which is not enabled",
                f'to enable it, write in skiptrace.toml: [plugins] enabled = ["{kind}"]',
            )
    return None


def _split(enabled: str) -> tuple[str, str]:
    """(name, version) of an entry of the settings; the version is "" where none is asked for."""
    name, _, pin = enabled.partition("==")
    return name.strip(), pin.strip()


def _chosen(name: str, pin: str, found: Sequence[Plugin], built_in: Sequence[str]) -> Plugin:
    """The one installed plug-in of that name and version, not imported; raises UsageError."""
    named = [plugin for plugin in found if plugin.name == name]
    if not named:
        raise UsageError(
            f"the plug-in '{name}' is enabled but not installed",
            "install its package, or take it out of skiptrace.toml",
        )
    if len(named) > 1:
        packages = ", ".join(plugin.reader for plugin in named)
        raise UsageError(
            f"the plug-in '{name}' comes with several packages: {packages}",
            "uninstall all but one",
        )
    (plugin,) = named
    if pin and pin != plugin.version:
        raise UsageError(
            f"the plug-in '{name}' is installed as version {plugin.version}, enabled is {pin}",
            "install that version, or change skiptrace.toml",
        )
    if name in built_in:
        raise _unusable(plugin, "its kind is one of the product's own")
    return plugin


def _loaded(plugin: Plugin) -> SourceAdapter:
    """Imports the plug-in and checks what it is; raises UsageError naming it."""
    try:
        found = plugin.entry.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may raise anything
        missing = f" ({error.name})" if isinstance(error, ImportError) and error.name else ""
        raise _unusable(plugin, f"it fails to load: {type(error).__name__}{missing}") from None
    if problem := adapter_problem(found):
        raise _unusable(plugin, problem)
    if found.card.kind != plugin.name:
        raise _unusable(plugin, f"its entry point is not named after its kind {found.card.kind}")
    return PluginAdapter(plugin, found)


def _unusable(plugin: Plugin, why: str) -> UsageError:
    return UsageError(
        f"the plug-in '{plugin.name}' ({plugin.reader}) cannot be used: {why}",
        "tell its maker, or take it out of skiptrace.toml",
    )


class PluginAdapter:
    """A plug-in's adapter, held to what an adapter may do.

    Its claims carry the plug-in's distribution and version, and the basis and moment of the import
    whatever it says itself; an error of its own ends the import with its name, not the program.
    """

    def __init__(self, plugin: Plugin, adapter: SourceAdapter) -> None:
        self.card = replace(adapter.card, reader=plugin.reader)
        self._adapter = adapter

    def files(self, path: Path) -> Sequence[Path]:
        """What the plug-in picks there; raises SourceFailure when it fails."""
        try:
            return tuple(self._adapter.files(path))
        except SkiptraceError:
            raise
        except Exception as error:  # noqa: BLE001 - foreign code may raise anything
            raise self._failed(path, type(error).__name__) from None

    def read(self, path: Path, options: ReadOptions) -> Iterator[Record | Reject]:
        """The plug-in's items, stamped; raises SourceFailure when it fails."""
        try:
            for item in self._adapter.read(path, options):
                yield self._stamped(item, path, options)
        except SkiptraceError:
            raise
        except Exception as error:  # noqa: BLE001 - foreign code may raise anything
            raise self._failed(path, type(error).__name__) from None

    def _stamped(self, item: object, path: Path, options: ReadOptions) -> Record | Reject:
        kind = self.card.kind
        if isinstance(item, Reject):
            return replace(item, source=kind)
        if not isinstance(item, Record):
            raise self._failed(path, "an item that is neither a record nor a reject")
        claims = tuple(
            replace(
                claim,
                source=kind,
                record=item.record,
                received_at=options.received_at,
                basis=options.basis,
                reader=self.card.reader,
            )
            for claim in item.claims
        )
        return replace(
            item,
            source=kind,
            claims=claims,
            attempts=tuple(replace(attempt, source=kind) for attempt in item.attempts),
            flags=tuple(replace(flag, source=kind) for flag in item.flags),
        )

    def _failed(self, path: Path, why: str) -> SourceFailure:
        return SourceFailure(
            f"the plug-in {self.card.reader} failed on {path.name}: {why}",
            "what it read before stays imported; tell its maker",
        )
