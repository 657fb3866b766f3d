"""The commands say what happened, in the reader's language, and end with the status that scripts rely on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import DRAFT, LIGHT, SEEDS, TEXT, Folder

ONLY = ",".join(LIGHT)
WELL, ERRORS, COULD_NOT_RUN = 0, 1, 2


def publisher(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, in Dutch unless told otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "publisher", *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "nl_BE.UTF-8", "PYTHONIOENCODING": "utf-8", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site with one good article."""
    folder = Folder(tmp_path)
    folder.seed("zwembad.txt", DRAFT)
    return folder


def test_build_says_what_was_made_and_where_to_look(site: Folder) -> None:
    """The last lines are all that most people read."""
    done = publisher(site.path, "build", "--only", ONLY)

    assert done.returncode == WELL
    assert "1 artikel" in done.stdout
    assert "feeds/index.html" in done.stdout
    assert "outbox/posts" in done.stdout
    assert "nakijken  seeds/zwembad.txt: titel nakijken" in done.stderr
    assert "Traceback" not in done.stderr


def test_drafts_fail_a_strict_build_alone(site: Folder) -> None:
    """A script that publishes may insist on approved titles."""
    assert publisher(site.path, "build", "--only", "feed").returncode == WELL
    assert publisher(site.path, "build", "--only", "feed", "--strict").returncode == ERRORS
    assert publisher(site.path, "check", "--only", "feed").returncode == WELL
    assert publisher(site.path, "check", "--only", "feed", "--strict").returncode == ERRORS


def test_a_bad_seed_is_named_in_both_languages_and_the_rest_is_built(site: Folder) -> None:
    """The person who made the mistake has to understand the sentence."""
    site.seed("fout.txt", " date 2024-13 Een artikel.")

    dutch = publisher(site.path, "build", "--only", "feed")
    english = publisher(site.path, "build", "--only", "feed", LC_ALL="en_GB.UTF-8")

    assert dutch.returncode == english.returncode == ERRORS
    assert "fout  seeds/fout.txt:1: maand 13 bestaat niet (2024-13)." in dutch.stderr
    assert "error  seeds/fout.txt:1: month 13 does not exist (2024-13)." in english.stderr
    assert "zwembad" in site.read("feeds/rss.xml")


def test_json_is_for_programs(site: Folder) -> None:
    """What a script reads must not depend on the language."""
    done = publisher(site.path, "build", "--only", "feed,x", "--json")

    value = json.loads(done.stdout)
    assert value["status"] == WELL
    assert value["articles"] == ["zwembad"]
    paths = {Path(row["path"]).name: row for row in value["artifacts"]}
    assert paths["rss.xml"]["changed"] is True
    assert paths["rss.xml"]["bytes"] == (site.path / "feeds/rss.xml").stat().st_size
    assert {row["code"] for row in value["findings"]} >= {"title.review"}
    assert "nakijken" in value["findings"][0]["message"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_says_also_what_ended_it(site: Folder, command: str) -> None:
    """A program that reads nothing cannot tell a site without articles from a disk without room."""
    site.write("publisher.toml", '[site]\nulr = "x"')

    done = publisher(site.path, command, "--json")

    assert done.returncode == COULD_NOT_RUN
    value = json.loads(done.stdout)
    assert value["status"] == COULD_NOT_RUN
    (fault,) = value["findings"]
    assert (fault["code"], fault["file"], fault["line"]) == ("key.unknown-near", "publisher.toml", 2)
    assert "Bedoel je" in fault["message"]


def test_an_article_that_is_gone_is_named_once(site: Folder) -> None:
    """Who deletes a file by mistake should not have to count files to notice."""
    for number in range(8):
        site.seed(f"{number}.txt", TEXT.replace("Overleie", f"wijk {number}"))
    site.seed("terug.txt", TEXT.replace("Overleie", "Heule"))
    assert "Niet meer online" not in publisher(site.path, "build", "--only", "feed").stdout
    (site.path / "seeds/0.txt").unlink()
    site.seed("terug.toml", "withdrawn = true")
    site.seed("1.txt", " date 2024-13 Een slip.")

    named = publisher(site.path, "build", "--only", "feed")
    again = publisher(site.path, "build", "--only", "feed")
    for number in range(1, 8):
        (site.path / f"seeds/{number}.txt").unlink()
    many = publisher(site.path, "build", "--only", "feed")
    site.seed("terug.toml", "withdrawn = false")
    back = json.loads(publisher(site.path, "build", "--only", "feed", "--json").stdout)

    assert "Niet meer online: seeds/0.txt, seeds/terug.txt.\n" in named.stdout
    assert "Niet meer online" not in again.stdout
    assert "seeds/5.txt, seeds/6.txt en nog 1.\n" in many.stdout
    assert back["left"] == []


def test_many_files_that_are_to_be_built_again_are_one_line(site: Folder) -> None:
    """Who has built the feeds alone knows that the rest is as it was; forty lines hide what is wrong."""
    publisher(site.path, "build", "--only", ONLY)
    site.seed("zwembad.txt", DRAFT.replace("vijf", "zes"))
    publisher(site.path, "build", "--only", "feed")

    told = publisher(site.path, "check", "--only", ONLY)
    listed = json.loads(publisher(site.path, "check", "--only", ONLY, "--json").stdout)

    stale = [row["file"] for row in listed["findings"] if row["code"] == "output.stale"]
    assert len(stale) > 10
    assert f"{stale[0]}: dit bestand en {len(stale) - 1} andere zijn niet wat" in told.stderr
    assert told.stderr.count("publisher build") == 1


def test_inspect_prints_the_article_as_json(tmp_path: Path) -> None:
    """Editors' tools and the scorer read this."""
    (seed,) = SEEDS.glob("003*.txt")

    value = json.loads(publisher(tmp_path, "inspect", str(seed), "--json").stdout)

    assert list(value) == [
        "id",
        "date",
        "language",
        "title",
        "teaser",
        "blocks",
        "sentences",
        "quotes",
        "facts",
        "keywords",
        "hashtags",
        "photo",
    ]
    assert value["date"] == "2023-03"
    assert value["title"]["origin"] == "derived"
    assert set(value["quotes"][0]) == {"text", "speaker", "role", "origin", "confidence"}
    assert {"kind": "amount", "text": "47 miljoen euro"} in value["facts"]


def test_inspect_prints_a_page_for_people(site: Folder) -> None:
    """What was understood, and what to look at."""
    (seed,) = SEEDS.glob("003*.txt")

    done = publisher(site.path, "inspect", str(seed))
    draft = publisher(site.path, "inspect", "seeds/zwembad.txt")

    assert done.returncode == draft.returncode == WELL
    assert "Titel:" in done.stdout
    assert "Ruth Vandenberghe, burgemeester" in done.stdout
    assert "titel nakijken" not in done.stderr
    assert "titel nakijken" in draft.stderr
    missing = publisher(site.path, "inspect", "weg.txt")
    assert missing.returncode == ERRORS
    assert "weg.txt" in missing.stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nope.txt", "nope.txt: dit bestand bestaat niet. Kijk de naam na"),
        ("seeds", "seeds: dit is een map. Noem een bestand erin"),
        ("/proc/self/mem", "/proc/self/mem: dit kan niet gelezen worden"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_as_it_was_given(site: Folder, name: str, words: str) -> None:
    """Who mistypes a name is helped by no advice on rights, and by no folder that they never named."""
    if name.startswith("/proc") and not Path(name).exists():
        pytest.skip("there is no /proc")

    done = publisher(site.path, "inspect", name)

    assert done.returncode == ERRORS
    assert done.stderr.startswith(f"fout  {words}")


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[site]\nulr = "x"', 'publisher.toml:2: "site.ulr" bestaat niet. Bedoel je "url"?'),
        ('[brand]\ncity = 8\n[interface]\nlanguage = "en"', 'publisher.toml:2: "brand.city" must be text'),
    ],
)
def test_a_fault_in_the_settings_is_a_sentence_and_status_two(site: Folder, toml: str, words: str) -> None:
    """Nothing could run, and the sentence says where to repair it."""
    site.write("publisher.toml", toml)

    done = publisher(site.path, "build")

    assert done.returncode == COULD_NOT_RUN
    assert words in done.stderr
    assert not (site.path / "feeds").exists()


def test_what_cannot_run_is_status_two(tmp_path: Path) -> None:
    """A folder without articles, a channel that does not exist, an output that is no folder."""
    assert publisher(tmp_path, "build").returncode == COULD_NOT_RUN
    assert "publisher init" in publisher(tmp_path, "build").stderr
    site = Folder(tmp_path)
    site.seed("a.txt", TEXT)
    assert "Wel: " in publisher(tmp_path, "build", "--only", "zzz").stderr
    assert publisher(tmp_path, "build", "--only", "zzz").returncode == COULD_NOT_RUN
    site.write("feeds", "een bestand")
    done = publisher(tmp_path, "build", "--only", "feed")
    assert done.returncode == COULD_NOT_RUN
    assert "schrijfrechten" in done.stderr
    assert publisher(tmp_path, "build", "--base-url", "geen adres").returncode == COULD_NOT_RUN


def test_without_node_only_a_newsletter_of_ones_own_is_not_made(site: Folder) -> None:
    """A laptop without Node still publishes, and says what a changed template needs."""
    site.write("publisher.toml", '[email]\nnode = "/bestaat/niet/node"\nmjml = "/bestaat/niet/mjml"')
    assert publisher(site.path, "build", "--only", "email").returncode == WELL
    assert (site.path / "outbox/email/2026-10/email.eml").is_file()
    shutil.rmtree(site.path / "outbox")
    shutil.rmtree(site.path / "var")
    path = site.own_templates() / "email" / "newsletter.mjml"
    path.write_text(path.read_text(encoding="utf-8").replace("Lees verder", "Lees meer"), encoding="utf-8")

    done = publisher(site.path, "build")

    assert done.returncode == ERRORS
    assert "npm ci" in done.stderr
    assert (site.path / "feeds/index.html").is_file()
    assert (site.path / "outbox/posts/zwembad/x.txt").is_file()
    assert not (site.path / "outbox/email").exists()


def test_channels_lists_every_folder(tmp_path: Path) -> None:
    """What there is, and what each needs."""
    done = publisher(tmp_path, "channels")

    assert done.returncode == WELL
    for name in ("feed", "page", "email", "card", "x", "whatsapp"):
        assert f"\n{name}" in f"\n{done.stdout}"
    assert "280 tekens" in done.stdout
    rows = json.loads(publisher(tmp_path, "channels", "--json").stdout)
    assert next(row for row in rows if row["name"] == "email")["needs"] == ["node", "mjml"]


def test_init_makes_a_site_that_builds_and_overwrites_nothing(tmp_path: Path) -> None:
    """The first five minutes decide whether somebody stays."""
    done = publisher(tmp_path, "init", "mijn-site")

    folder = tmp_path / "mijn-site"
    assert done.returncode == WELL
    assert "npm ci" in done.stdout
    built = publisher(folder, "build", "--only", ONLY)
    assert built.returncode == WELL, built.stderr
    assert "Voorbeeldstad" in (folder / "feeds/index.html").read_text(encoding="utf-8")
    again = publisher(tmp_path, "init", "mijn-site")
    assert again.returncode == COULD_NOT_RUN
    assert "niets overschreven" in again.stderr


def test_doctor_shows_where_each_setting_comes_from_and_what_is_missing(site: Folder) -> None:
    """Half of all questions to a developer are: which value does it use, and why?"""
    site.write("publisher.toml", '[brand]\ncity = "Waregem"')

    done = publisher(site.path, "doctor", PUBLISHER_EMAIL__MJML="/bestaat/niet")

    assert done.returncode == ERRORS
    line = next(line for line in done.stdout.splitlines() if line.startswith("brand.city"))
    assert line.split()[1:] == ["Waregem", "publisher.toml"]
    assert "omgeving" in next(line for line in done.stdout.splitlines() if line.startswith("email.mjml"))
    assert "npm ci" in done.stdout


def test_doctor_knows_where_a_table_comes_from(site: Folder) -> None:
    """A glossary has as many lines as a city has abbreviations; it is one setting all the same."""
    site.write("publisher.toml", '[tone.glossary]\nOCMW = "Openbaar Centrum"')

    rows = json.loads(publisher(site.path, "doctor", "--json").stdout)["settings"]

    found = {row["key"]: (row["value"], row["origin"]) for row in rows}
    assert found["tone.glossary"] == ("OCMW = Openbaar Centrum", "publisher.toml")
    assert found["tone.emoji"] == ("", "default")


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """Help answers at once; a stopwatch would lie on a shared machine, the list of modules does not."""
    code = (
        "import sys\nfrom publisher.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'jinja2', 'lxml', 'feedgen', 'PIL', 'babel', 'regex', 'twitter_text', 'uharfbuzz',\n"
        "'starlette', 'uvicorn', 'watchfiles', 'anyio', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "--help"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"
    assert "Commands:" in done.stdout
