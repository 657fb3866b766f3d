"""A save is seen at once, and a mistake ends nothing: the last good output stays, with the reason."""

import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher.model.artifact import Finding
from publisher.settings import read_settings
from publisher.web.overview import Overview
from publisher.web.rebuild import Look, Rebuilder
from publisher.web.serve import opened, serve
from tests.previews import COMMAND, PATIENCE_S, previewed, save
from tests.sites import TEXT
from tests.test_preview import LIGHT, PAGE, WELL, site_of

STOPPED = 130


def test_a_save_is_a_new_page_and_open_tabs_hear_of_it(tmp_path: Path) -> None:
    """The reason to have a preview."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as first, running.events() as second:
        before = first()
        assert second() == before
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")

        assert first() == second() != before
        assert "ligweide" in running.ask(PAGE).text
        assert running.ask("/over/ons/rss.xml").text.count("<item>") == 2
        running.until(lambda: running.said("opnieuw gebouwd"))


def test_a_tab_that_closes_harms_no_other(tmp_path: Path) -> None:
    """People close tabs."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as staying:
        before = staying()
        with running.events() as closing:
            closing()
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")

        assert staying() != before
        assert running.end() == WELL
        assert "Traceback" not in "".join(running.lines)


def test_a_broken_seed_is_said_everywhere_and_mended_by_the_next_save(tmp_path: Path) -> None:
    """The editor looks at the browser, the developer at the terminal."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as following:
        following()
        save(site, "seeds/zwembad.txt", " date 2026-13 De stad opent een zwembad.")
        following()
        overview, page = running.ask("/~/"), running.ask(PAGE)
        save(site, "seeds/zwembad.txt", TEXT)
        following()
        mended = running.ask("/~/"), running.ask(PAGE)

    assert "Maand 13 bestaat niet" in overview.text
    assert overview.text.index("Eerst dit: fouten") < overview.text.index("works")
    assert "Maand 13 bestaat niet" in page.text
    assert running.said("fout  seeds/zwembad.txt:1: maand 13 bestaat niet")
    assert "Maand 13" not in mended[0].text
    assert mended[1].status == 200


def test_an_issue_file_is_heard_of_from_its_first_save(tmp_path: Path) -> None:
    """The folder is not there before an editor wants something of a newsletter."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as following:
        following()
        (tmp_path / "issues").mkdir()
        save(site, "issues/2026-10.toml", 'lead = "feest"')
        following()
        broken = running.ask("/~/")
        save(site, "issues/2026-10.toml", 'subject = "Het najaar in de stad"')
        following()
        mended = running.ask("/~/")

    assert "issues/2026-10.toml" in broken.text
    assert "issues/2026-10.toml" not in mended.text


def test_the_page_of_a_mail_says_that_it_is_an_older_one(tmp_path: Path) -> None:
    """Who looks at the last good newsletter reads there why it is not the one that was just saved."""
    site = site_of(tmp_path, LIGHT.replace('"email", ', ""))
    with previewed(site) as running, running.events() as following:
        following()
        fine = running.ask("/~/")
        save(site, "issues/2026-10.toml", "subject = Zonder")
        running.until(lambda: "issues/2026-10.toml" in running.ask("/~/").text)
        broken, page = running.ask("/~/"), running.ask("/~/mail/email/2026-10/")

    letter = '<a href="/~/mail/email/2026-10/">Nieuwsbrief</a> <span class="tally'
    assert f'{letter}">in orde' in fine.text or f'{letter} review">' in fine.text
    assert f'{letter} error">1 fout</span>' in broken.text
    assert "issues/2026-10.toml:1" in page.text
    assert "De nieuwsbrief van oktober 2026 is gebleven zoals hij was" in page.text
    assert '/~/outbox/email/2026-10/email.html?theme=light"' in page.text


def test_broken_settings_leave_the_last_good_output(tmp_path: Path) -> None:
    """A comma too many in publisher.toml is no reason to see nothing."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as following:
        following()
        save(site, "publisher.toml", LIGHT + "[brand]\ncity = \n")
        following()
        broken, page = running.ask("/~/"), running.ask(PAGE)
        save(site, "publisher.toml", LIGHT + '[brand]\ncity = "Waregem"\n')
        following()
        mended = running.ask("/~/"), running.ask(PAGE)

    assert "kon niet verwerkt worden" in broken.text
    assert "publisher.toml:6" in broken.text
    assert page.status == 200
    assert "kon niet verwerkt worden" in page.text
    assert running.said("fout  publisher.toml:6")
    assert "kon niet verwerkt worden" not in mended[0].text + mended[1].text
    assert "Waregem" in mended[1].text


def test_a_broken_template_leaves_the_last_good_page(tmp_path: Path) -> None:
    """Web developers save half a tag."""
    site = site_of(tmp_path)
    shutil.copytree(Path(__file__).parent.parent / "templates", tmp_path / "templates")
    template = tmp_path / "templates/page/article.html.j2"
    good = template.read_text(encoding="utf-8")
    with previewed(site) as running, running.events() as following:
        following()
        save(site, "templates/page/article.html.j2", good + "{% if %}")
        following()
        overview, page = running.ask("/~/"), running.ask(PAGE)
        save(site, "templates/page/article.html.j2", good.replace("<h1>", '<h1 id="titel">'))
        running.until(lambda: 'id="titel"' in running.ask(PAGE).text)
        running.until(lambda: "kon niet verwerkt" not in running.ask(PAGE).text)

    assert "templates/page/article.html.j2" in overview.text
    assert page.status == 200
    assert "kon niet verwerkt worden" in page.text
    assert "templates/page/article.html.j2:" in page.text


def test_a_page_that_a_broken_channel_no_longer_makes_says_why(tmp_path: Path) -> None:
    """A page that is there one moment and gone the next would send them looking for it elsewhere."""
    site = site_of(tmp_path)
    shutil.copytree(Path(__file__).parent.parent / "templates", tmp_path / "templates")
    with previewed(site) as running, running.events() as following:
        following()
        before = running.ask("/over/ons/nieuws/nergens/")
        options = (tmp_path / "templates/page/channel.toml").read_text(encoding="utf-8")
        save(site, "templates/page/channel.toml", f"{options}\nrws = 3\n")
        following()
        page = running.ask(PAGE)

    assert (before.status, page.status) == (404, 404)
    assert "channel.toml" not in before.text
    assert "templates/page/channel.toml" in page.text


def test_a_full_disk_is_said_and_survived(tmp_path: Path) -> None:
    """The last good output stays; nothing is half written."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as following:
        following()
        before = resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (64, resource.RLIM_INFINITY))
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")
        following()
        full, page = running.ask("/~/"), running.ask(PAGE)
        resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, before)
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een strand.")
        running.until(lambda: "strand" in running.ask(PAGE).text)
        running.until(lambda: "kon niet verwerkt" not in running.ask("/~/").text)

    assert "De schijf is vol" in full.text
    assert "ligweide" not in page.text
    assert page.text.count("</publisher-bar>") == 1


def test_folders_that_come_and_go_are_followed(tmp_path: Path) -> None:
    """Git takes a folder away and puts another one in its place."""
    site = site_of(tmp_path)
    with previewed(site) as running:
        (tmp_path / "seeds").rename(tmp_path / "weg")
        running.until(lambda: "Er is geen map met artikels" in running.ask("/~/").text)
        without = running.ask(PAGE)
        shutil.copytree(tmp_path / "weg", tmp_path / "seeds")
        running.until(lambda: "kon niet verwerkt" not in running.ask("/~/").text)
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")
        running.until(lambda: "ligweide" in running.ask(PAGE).text)
        save(site, "templates/x/channel.toml", 'kind = "post"\nlimit = 280\n')
        # templates of one's own, and the newsletter that the settings leave out is not among them
        running.until(lambda: "geen kanaal &#34;email&#34;" in running.ask("/~/").text)

    assert without.status == 200


def test_it_ends_in_the_middle_of_a_build_and_leaves_no_helper_behind(tmp_path: Path) -> None:
    """A process that nobody sees would hold the port, the disk and a core."""
    site = site_of(tmp_path)
    for number in range(400):  # so many are spread over the cores
        site.seed(f"{number}.txt", TEXT.replace("zwembad", f"zwembad {number}"))
    line = [*COMMAND, "--port", "0"]
    with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            process.kill()
            pytest.skip("there is no /proc")
        end = time.monotonic() + PATIENCE_S
        while not (helpers := children.read_text(encoding="utf-8").split()):
            assert time.monotonic() < end
            assert process.poll() is None
        process.terminate()
        _, said = process.communicate(timeout=PATIENCE_S)  # a helper that is left would keep the pipe open

    assert helpers
    assert process.returncode == STOPPED
    assert b"Traceback" not in said


def test_it_ends_where_the_end_comes_before_the_server(tmp_path: Path) -> None:
    """Who presses Ctrl-C in the moment between first build and server has pressed it, too."""
    site = site_of(tmp_path)
    code = (
        "import pathlib\nfrom publisher.settings import read_settings\n"
        "from publisher.web.rebuild import Rebuilder\nfrom publisher.web.serve import opened, serve\n"
        "root = pathlib.Path.cwd()\nrebuilder = Rebuilder(read_settings(root), lambda: read_settings(root))\n"
        "look = rebuilder.build(frozenset())\nrebuilder.stop()\n"
        "with opened(0) as taken:\n    serve(taken, root, look, rebuilder, print)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=site.path,
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )

    assert (done.returncode, done.stderr) == (WELL, "")


def test_a_fault_of_ours_in_what_is_shown_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever writes an article must not lose the preview over a mistake of a programmer."""
    site = site_of(tmp_path)
    rebuilder = Rebuilder(read_settings(tmp_path), lambda: read_settings(tmp_path))
    shown: list[Look] = []

    def save_and_end(look: Look) -> None:
        """Save again after each build that is told, and end after the second one."""
        shown.append(look)
        if len(shown) == 1:
            monkeypatch.undo()
            save(site, "seeds/zwembad.txt", TEXT + " Er is ook een strand.")
        else:
            rebuilder.stop()
            save(site, "seeds/zwembad.txt", TEXT)

    first = rebuilder.build(frozenset())
    site.seed("fout.txt", "geen datum")

    def fails(_overview: Overview, finding: Finding) -> None:
        if finding.code == "seed.no-date":
            raise ZeroDivisionError(finding.code)

    monkeypatch.setattr(Overview, "_place", fails)
    with opened(0) as taken:
        serve(taken, tmp_path, first, rebuilder, save_and_end)

    crashed, mended = shown
    assert crashed.fault
    assert crashed.fault.code == "preview.crashed"
    assert crashed.built.articles == first.built.articles
    assert mended.fault is None
    assert "seed.no-date" in {each.code for each in mended.built.findings}
    assert "ZeroDivisionError" in caplog.text


def test_ten_saves_at_once_end_with_the_last(tmp_path: Path) -> None:
    """What is saved while a build runs is built next."""
    site = site_of(tmp_path)
    with previewed(site) as running:
        for number in range(10):
            save(site, "seeds/zwembad.txt", TEXT + f" Er zijn {number} ligweiden.")

        running.until(lambda: "9 ligweiden" in running.ask(PAGE).text)


def test_what_an_editor_leaves_beside_a_file_is_no_save(tmp_path: Path) -> None:
    """A page that loads itself again while somebody types is a nuisance."""
    site = site_of(tmp_path)
    with previewed(site) as running, running.events() as following:
        following()
        for name in (".zwembad.txt.swp", "zwembad.txt~", "~$zwembad.txt", "4913"):
            site.seed(name, "x")
        save(site, "seeds/zwembad.txt", TEXT + " Er is ook een ligweide.")
        following()

        running.until(lambda: running.said("opnieuw gebouwd"))
        assert sum("gebouwd" in line for line in running.lines) == 1
