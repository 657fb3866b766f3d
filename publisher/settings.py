"""What the installer decides: read once from publisher.toml, .env and the environment, then handed on.

The command line wins over the environment, the environment over .env, .env over publisher.toml, and that
over the defaults below. Each setting can be given as ``PUBLISHER_SECTION__KEY``. Nothing else in the
program reads the environment.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import urlsplit

from publisher.addresses import is_safe, is_web
from publisher.errors import SettingsError
from publisher.model.settings import Tables
from publisher.model.site import DARK, LIGHT, Brand, Palette, Site
from publisher.tables import line_of, parsed, value_of

PREFIX = "PUBLISHER_"
DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
SECRET = re.compile(r"password|secret|token|key$|credential", re.IGNORECASE)
SETTINGS_FILE = "publisher.toml"
# A valid e-mail address, as HTML has it.
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that was decided, checked.

    Attributes:
        root: The folder of the site; the paths below are within it unless the command line says otherwise.
        origins: For each dotted setting, where its value came from: a file, ``environment``, ``default``.
        shipped: The folder with the templates and settings that come with the program.
    """

    root: Path
    tables: Tables
    site: Site
    language: str
    seeds: Path
    issues: Path
    templates: Path
    out: Path
    outbox: Path
    var: Path
    shipped: Path
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the command line says; ``None`` where it says nothing."""

    seeds: Path | None = None
    templates: Path | None = None
    out: Path | None = None
    outbox: Path | None = None
    base_url: str | None = None


def shipped_folder() -> Path:
    """Find what comes with the program: the checkout around the package, else ``_data`` within it."""
    package = Path(__file__).resolve().parent
    checkout = package.parent
    return checkout if (checkout / "pyproject.toml").is_file() else package / "_data"


def interface_language(environ: Mapping[str, str], wanted: str = "") -> str:
    """Choose the language of messages: the setting, else the system's, else English."""
    names = (wanted, environ.get("LC_ALL"), environ.get("LC_MESSAGES"), environ.get("LANG"))
    first = next((name for name in names if name), "en")
    return "nl" if first.lower().startswith("nl") else "en"


def read_settings(
    root: Path, choices: Choices | None = None, environ: Mapping[str, str] = os.environ
) -> Settings:
    """Read all settings of the site in ``root``.

    Raises:
        SettingsError: A file cannot be read, or holds an unknown key, a wrong type or an impossible value.
    """
    from dotenv import dotenv_values

    choices = choices or Choices()
    path = root / SETTINGS_FILE
    text = _text(path)
    table = parsed(text, SETTINGS_FILE) if text else {}
    origins = dict.fromkeys(_names(table), SETTINGS_FILE)
    # one colour of a palette may be set alone
    table = _merged({"brand": {"light": asdict(LIGHT), "dark": asdict(DARK)}}, table)
    tables = value_of(Tables, table, file=SETTINGS_FILE, text=text)
    try:
        lines = dotenv_values(root / ".env", interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or "UTF-8"
        raise SettingsError("file.unreadable", file=".env", detail=detail) from error
    dotenv = {key: value or "" for key, value in lines.items()}
    for origin, variables in ((".env", dotenv), ("environment", environ)):
        overlay = _overlay(variables, origin)
        origins |= dict.fromkeys(_names(overlay), origin)
        table = _merged(table, overlay)
        tables = _overruled(table, origin)
    if choices.base_url is not None:
        tables = replace(tables, site=replace(tables.site, url=choices.base_url))
        origins["site.url"] = "--base-url"
    _check_colours(tables.brand, origins, text)
    _check_words(tables, origins, text)
    shipped = shipped_folder()
    own = root / "templates"
    return Settings(
        root=root,
        tables=tables,
        site=_site(tables, origins, text),
        language=interface_language(environ, tables.interface.language),
        seeds=choices.seeds or root / "seeds",
        issues=root / "issues",
        templates=choices.templates or (own if own.is_dir() else shipped / "templates"),
        out=choices.out or root / "feeds",
        outbox=choices.outbox or root / "outbox",
        var=root / "var",
        shipped=shipped,
        origins=origins,
    )


def listed(settings: Settings) -> list[tuple[str, str, str]]:
    """List every setting as name, value (secrets masked) and origin."""
    rows = []
    for name, value in _values(settings.tables):
        shown = "••••" if value and SECRET.search(name) else str(value)
        # of a table, such as a glossary, each line has its own
        within = [origin for key, origin in settings.origins.items() if key.startswith(f"{name}.")]
        rows.append((name, shown, settings.origins.get(name, within[-1] if within else "default")))
    return rows


def _text(path: Path) -> str:
    """Read a settings file; one that is absent is empty."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("file.unreadable", file=path.name, detail=str(error)) from error


def _names(table: Mapping[str, Any], at: str = "") -> list[str]:
    """List the dotted names that a table sets."""
    names: list[str] = []
    for key, value in table.items():
        name = f"{at}.{key}" if at else key
        names += _names(value, name) if isinstance(value, Mapping) else [name]
    return names


def _values(table: object, at: str = "") -> list[tuple[str, object]]:
    """List every dotted name of nested dataclasses with its value."""
    rows: list[tuple[str, object]] = []
    assert is_dataclass(table)
    for each in fields(table):
        name, value = (f"{at}.{each.name}" if at else each.name), getattr(table, each.name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        if isinstance(value, Mapping):
            shown = ", ".join(f"{key} = {text}" for key, text in value.items())
        rows += _values(value, name) if is_dataclass(value) else [(name, shown)]
    return rows


def _overruled(table: Mapping[str, Any], origin: str) -> Tables:
    """Read a table of which a part was laid over it; a variable that cannot be is called by its name."""
    try:
        return value_of(Tables, table, file=origin)
    except SettingsError as error:
        error.file = _origin(origin, str(error.values.get("key", "")))
        raise


def _overlay(variables: Mapping[str, str], origin: str) -> dict[str, Any]:
    """Gather ``PUBLISHER_SECTION__KEY`` variables as a nested table, each in the type it needs."""
    overlay: dict[str, Any] = {}
    for name, value in variables.items():
        if not name.startswith(PREFIX) or "__" not in name:
            continue
        *section, key = name.removeprefix(PREFIX).lower().split("__")
        hint: Any = Tables
        for part in [*section, key]:
            hint = get_type_hints(hint).get(part) if is_dataclass(hint) else None
        here = overlay
        for part in section:
            here = here.setdefault(part, {})
            if not isinstance(here, dict):
                raise SettingsError("key.unknown", file=_origin(origin, name), key=name, near=part)
        here[key] = _typed(value, hint, name, origin)
    return overlay


def _typed(value: str, hint: Any, name: str, origin: str) -> object:
    """Read the text of a variable as a number or a list where the setting is one."""
    if hint is int:
        try:
            return int(value)
        except ValueError as error:
            file = _origin(origin, name)
            raise SettingsError("key.type", file=file, key=name, expected="number") from error
    if hint is not None and hint == tuple[str, ...]:
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one nested table over another."""
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]  # both are mappings
    return merged


def _site(tables: Tables, origins: Mapping[str, str], text: str) -> Site:
    """Check the address and make the Site."""
    url, hub = tables.site.url.strip().rstrip("/"), tables.feed.hub.strip()
    if not is_web(url) or "?" in url or "#" in url:
        raise SettingsError("site.url", url=tables.site.url, **_place("site.url", origins, text))
    if hub and not (is_web(hub) and is_safe(hub)):
        raise SettingsError("feed.hub", url=tables.feed.hub, **_place("feed.hub", origins, text))
    return Site(
        url=url,
        language=tables.site.language,
        authority=tables.feed.authority or str(urlsplit(url).hostname),
        since=tables.feed.since,
        brand=tables.brand,
        hub=hub,
        tone=tables.tone.tone,
    )


def _check_words(tables: Tables, origins: Mapping[str, str], text: str) -> None:
    """Refuse what would be published as nonsense: an empty name, a language or year that there is not."""
    values = {name: str(value) for name, value in _values(tables)}
    rules = {
        **dict.fromkeys(("brand.city", "brand.name", "brand.sender"), (r".*\S.*", "Kortrijk")),
        "site.language": (r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "nl, nl-BE"),
        "feed.authority": (r"([a-z0-9-]+(\.[a-z0-9-]+)+)?", "nieuws.stad.be"),
        "feed.since": (r"(199|20\d)\d", "1990 … 2099"),
        "interface.language": (r"(nl|en)?", "nl, en"),
        "tone.address": (r"je|u", "je, u"),
        **dict.fromkeys(("tone.silence.first", "tone.silence.last"), (rf"({DAY})?", "2030-10-14")),
    }
    for name, (pattern, known) in rules.items():
        if not re.fullmatch(pattern, values[name]):
            place = _place(name, origins, text)
            raise SettingsError("key.choice", key=name, value=values[name], known=known, **place)
    address = "brand.reply_address"
    if not ADDRESS.fullmatch(values[address]):
        place = _place(address, origins, text)
        raise SettingsError("email.address", key=address, value=values[address], **place)


def _place(key: str, origins: Mapping[str, str], text: str) -> dict[str, Any]:
    """Tell in which file and line a setting stands, for an error."""
    origin = origins.get(key, "default")
    line = line_of(text, key) if origin == SETTINGS_FILE else 0
    return {"file": _origin(origin, key), "line": line}


def _origin(origin: str, key: str) -> str:
    """Name where a setting stands; a variable of the environment by its own name."""
    if origin != "environment" or not key:
        return origin
    return key if key.startswith(PREFIX) else f"{PREFIX}{key.upper().replace('.', '__')}"


def _check_colours(brand: Brand, origins: Mapping[str, str], text: str) -> None:
    """Refuse what no channel could show as a colour."""
    for theme in ("light", "dark"):
        palette: Palette = getattr(brand, theme)
        for each in fields(palette):
            value = getattr(palette, each.name)
            if not COLOUR.fullmatch(value):
                name = f"brand.{theme}.{each.name}"
                raise SettingsError("brand.colour", key=name, value=value, **_place(name, origins, text))
