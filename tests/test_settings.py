"""Settings come from four places, in one order; a fault names its place and what was probably meant."""

from pathlib import Path

import pytest

from publisher.errors import SettingsError
from publisher.settings import Choices, interface_language, listed, read_settings
from tests.sites import Folder


def fault(folder: Path, environ: dict[str, str] | None = None) -> SettingsError:
    """Give the error that the settings of a folder are refused with."""
    with pytest.raises(SettingsError) as caught:
        read_settings(folder, Choices(), environ or {})
    return caught.value


def test_the_command_line_wins_over_all_and_the_file_over_the_default(tmp_path: Path) -> None:
    """Who has to find out where a value comes from needs one order, everywhere."""
    site = Folder(tmp_path)
    site.write("publisher.toml", '[site]\nurl = "https://toml.example/"\nlanguage = "nl"\n')
    site.write(".env", "PUBLISHER_SITE__URL=https://dotenv.example\nPUBLISHER_FEED__SINCE=2019\n")
    environ = {"PUBLISHER_SITE__URL": "https://environ.example", "PUBLISHER_REQUIRE": "chromium"}

    assert read_settings(tmp_path, Choices(), {}).site.url == "https://dotenv.example"
    assert read_settings(tmp_path, Choices(), environ).site.url == "https://environ.example"
    chosen = read_settings(tmp_path, Choices(base_url="https://option.example/nieuws/"), environ)
    assert chosen.site.url == "https://option.example/nieuws"
    assert chosen.site.since == 2019
    origins = {key: origin for key, _, origin in listed(chosen)}
    assert origins["site.url"] == "--base-url"
    assert origins["site.language"] == "publisher.toml"
    assert origins["feed.since"] == ".env"
    assert origins["brand.city"] == "default"


@pytest.mark.parametrize(
    ("text", "code", "line", "near"),
    [
        ('[site]\nulr = "https://x.example"', "key.unknown-near", 2, "url"),
        ('[sote]\nurl = "https://x.example"', "key.unknown-near", 1, "site"),
        ("[site]\n\nurl = 8", "key.type", 3, None),
        ('[channels]\noff = "x"', "key.type", 2, None),
        ("[site\n", "toml.syntax", 1, None),
        ('[site]\nurl = "nieuws.kortrijk.be"', "site.url", 2, None),
        ('[site]\nurl = "https://"', "site.url", 2, None),
        ('[site]\nurl = "https://x.example/?a=b"', "site.url", 2, None),
        ('[site]\nurl = "https://x.example:port"', "site.url", 2, None),
        ('[brand.light]\npaper = "wit"', "brand.colour", 2, None),
        ('[brand]\ncity = "Kort\\u0007rijk"', "key.control", 2, None),
    ],
)
def test_a_fault_names_its_line_and_the_nearest_key(
    tmp_path: Path, text: str, code: str, line: int, near: str | None
) -> None:
    """Who installs it must not have to read our code."""
    Folder(tmp_path).write("publisher.toml", text)

    error = fault(tmp_path)

    assert (error.code, error.file, error.line) == (code, "publisher.toml", line)
    assert near is None or error.values["near"] == near


def test_one_colour_can_be_set_alone(tmp_path: Path) -> None:
    """A city changes its blue and keeps the rest."""
    Folder(tmp_path).write("publisher.toml", '[brand.dark]\nbloom = "#004400"')

    dark = read_settings(tmp_path, Choices(), {}).site.brand.dark

    assert (dark.bloom, dark.ink) == ("#004400", "#EDF0F9")


def test_a_misspelt_variable_is_an_error_too(tmp_path: Path) -> None:
    """A typing error in .env that changes nothing is found after the sending otherwise."""
    assert fault(tmp_path, {"PUBLISHER_SITE__ULR": "x"}).values["near"] == "url"
    assert fault(tmp_path, {"PUBLISHER_FEED__SINCE": "tja"}).code == "key.type"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("PUBLISHER_EMAIL__NOD", "/usr/bin/node", "key.unknown-near"),
        ("PUBLISHER_BRAND__REPLY_ADDRESS", "nieuws", "email.address"),
        ("PUBLISHER_BRAND__LIGHT__INK", "zwart", "brand.colour"),
        ("PUBLISHER_FEED__SINCE", "vroeger", "key.type"),
    ],
)
def test_a_variable_that_cannot_be_is_called_by_its_name(
    tmp_path: Path, name: str, value: str, code: str
) -> None:
    """Who typed it in a service's settings looks for that name, not for a file called "environment"."""
    found = fault(tmp_path, {name: value})

    assert (found.code, found.file, found.line) == (code, name, 0)


def test_an_address_that_nobody_can_answer_is_named_with_its_line(tmp_path: Path) -> None:
    """Readers of the newsletter write back to it."""
    (tmp_path / "publisher.toml").write_text('[brand]\ncity = "Kortrijk"\nreply_address = "nieuws@"\n')

    found = fault(tmp_path)

    assert (found.code, found.file, found.line) == ("email.address", "publisher.toml", 3)


def test_secrets_are_masked(tmp_path: Path) -> None:
    """What doctor prints is pasted into mails and tickets."""
    from publisher.settings import SECRET

    assert all(SECRET.search(name) for name in ("smtp.password", "mastodon.token", "service.secret_key"))
    assert not any(SECRET.search(key) for key, _, _ in listed(read_settings(tmp_path, Choices(), {})))


@pytest.mark.parametrize(
    ("environ", "wanted", "expected"),
    [
        ({"LANG": "nl_BE.UTF-8"}, "", "nl"),
        ({"LANG": "nl_BE.UTF-8"}, "en", "en"),
        ({"LC_ALL": "fr_BE", "LANG": "nl_BE"}, "", "en"),
        ({}, "nl", "nl"),
        ({}, "", "en"),
    ],
)
def test_messages_speak_the_language_of_the_setting_else_of_the_system(
    environ: dict[str, str], wanted: str, expected: str
) -> None:
    """Editors read Dutch; whoever runs it in English is not forced to."""
    assert interface_language(environ, wanted) == expected
