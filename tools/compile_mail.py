"""Compiles the shipped newsletter anew, where its template or MJML has changed: ``make compiled``."""

from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.channels.email.mjml import SHIPPED, MjmlCli, shipped_name
from publisher.channels.email.theme import themed
from publisher.channels.registry import channel
from publisher.model.site import Brand, Site

ROOT = Path(__file__).parent.parent
NAME = "newsletter.mjml"


def compiled(node: str = "") -> tuple[str, str]:
    """Compile the newsletter; give the name and the text of its file."""
    site = Site(url="https://a.example", language="nl", authority="a.example", since=2023, brand=Brand())
    spec = channel(ROOT / "templates" / "email", site)
    source = themed((spec.folder / NAME).read_text(encoding="utf-8"), spec, NAME)
    with TemporaryDirectory() as cache:
        cli = MjmlCli(search=(ROOT,), cache=Path(cache), node=node)
        html = cli.run(source, NAME, cli.tools.current_node())
    return shipped_name(source), html


def main() -> None:
    """Write it in the place of the one before."""
    name, html = compiled()
    SHIPPED.mkdir(exist_ok=True)
    for path in SHIPPED.glob("*.html"):
        path.unlink()
    (SHIPPED / name).write_text(html, encoding="utf-8")


if __name__ == "__main__":
    main()
