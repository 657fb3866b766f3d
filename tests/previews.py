"""A preview that runs: the real command in a folder, and the questions of a browser, polite or not."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlsplit

from tests.sites import Folder

PATIENCE_S = 60
# A machine that is busy with other tests takes its time; what is waited for comes long before.
COMMAND = (sys.executable, "-m", "publisher", "preview", "--no-open")
DUTCH = {"LC_ALL": "nl_BE.UTF-8", "PYTHONIOENCODING": "utf-8"}


def save(site: Folder, name: str, content: str) -> None:
    """Save a file as editors do: whole, beside it, and then in its place."""
    target = site.path / name
    draft = target.with_name(f".{target.name}.tmp")
    draft.parent.mkdir(parents=True, exist_ok=True)
    draft.write_text(content, encoding="utf-8")
    draft.replace(target)


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """Read the body."""
        return self.body.decode()


@dataclass
class Running:
    """A preview at its address."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    address: str = ""

    @property
    def port(self) -> int:
        """Give the port that it took."""
        return urlsplit(self.address).port or 0

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path exactly as it is written."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in names, skip_accept_encoding=True)
        for name, value in names.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    @contextmanager
    def events(self) -> Iterator[Callable[[], str]]:
        """Listen as an open tab does; what is given waits for the next number."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        connection.request("GET", "/~/events")
        response = connection.getresponse()

        def following() -> str:
            while line := response.readline():
                if line.startswith(b"data: "):
                    return line.decode().removeprefix("data: ").strip()
            return ""

        try:
            yield following
        finally:
            response.close()
            connection.close()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, and fail where it never does."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < end, "".join(self.lines)
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.05)

    def said(self, words: str) -> bool:
        """Tell whether the terminal shows these words."""
        return any(words in line for line in self.lines)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it, and give its exit status."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE_S)


@contextmanager
def previewed(site: Folder, *arguments: str, **environ: str) -> Iterator[Running]:
    """Run ``publisher preview`` in a site, on any free port, until the test is over."""
    process = subprocess.Popen(
        [*COMMAND, *(arguments or ("--port", "0"))],
        cwd=site.path,
        env={**os.environ, **DUTCH, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    running = Running(process)
    ready: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        assert process.stdout
        for line in process.stdout:
            running.lines.append(line)
            if line.startswith("Voorbeeld: "):
                ready.put(line.split()[1])
        ready.put("")

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        running.address = ready.get(timeout=PATIENCE_S)
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        thread.join()
        assert process.stdout
        process.stdout.close()
