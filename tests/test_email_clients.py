"""How much of the newsletter the world's mail programs know, by the tables of caniemail.com.

The score is Mailpit's: 100 less the two features that cost most, one that is known in part and one that is
not known, each weighed by the share of programs and the share of elements. GOV.UK's template has 97.6.
"""

import csv
import re
from pathlib import Path

import pytest
from lxml import html as markup

from tests.test_email_browser import MAILS

TABLE = Path(__file__).parent / "conformance" / "caniemail.csv"
AT_RULE = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
NOT_COUNTED = {"html", "head", "meta"}


def inlined(html: str) -> markup.HtmlElement:
    """Write each rule of the style onto the elements it is for, as it is done for programs that read none."""
    page = markup.document_fromstring(html)
    css = AT_RULE.sub("", "".join(style.text or "" for style in page.iter("style")))
    for selectors, said in RULE.findall(css):
        for selector in selectors.split(","):
            for each in page.cssselect(selector) if ":" not in selector else ():
                each.set("style", f"{said.strip()};{each.get('style', '')}")
    for each in page.iter():
        if style := each.get("style"):
            each.set("style", re.sub(r"\s*([:;])\s*", r"\1", style))
    return page


def costs(html: str) -> dict[str, tuple[float, float]]:
    """Say of each feature in a mail what it costs: known in part, and not known, in percent."""
    page = inlined(html)
    nodes = sum(1 for each in page.iter() if isinstance(each.tag, str) and each.tag not in NOT_COUNTED)
    found: dict[str, tuple[float, float]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            share = 100 * len(page.cssselect(row["selector"])) / nodes
            whole, partly, not_known = (int(row[name]) for name in ("whole", "partly", "not"))
            programs = whole + partly + not_known
            found[row["feature"]] = share * partly / programs, share * not_known / programs
    return found


def score(html: str) -> float:
    """Give the score of a mail."""
    found = costs(html).values()
    return 100 - max(partly for partly, _ in found) - max(not_known for _, not_known in found)


@pytest.mark.parametrize("name", MAILS)
def test_mail_programs_know_what_a_newsletter_uses(name: str) -> None:
    """What Outlook or Gmail would throw away is not what the look of a mail hangs on."""
    worst = sorted(costs(MAILS[name]).items(), key=lambda each: max(each[1]), reverse=True)[:4]

    assert score(MAILS[name]) >= 95, worst


def test_the_score_falls_with_what_no_program_knows() -> None:
    """Half of the programs know no grid; a mail that is all grids is half read."""
    plain = "<html><body>" + "<p>Dag</p>" * 50 + "</body></html>"

    assert score(plain) > 98
    assert score(plain.replace("<p>", '<p style="display: grid">')) < 75
    assert score(plain.replace("<body>", "<style>p { clip-path : none }</style><body>")) < 75
