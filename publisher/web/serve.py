"""Runs the preview: a socket on this machine only, builds in a thread beside it, and a clean end.

saved files -Watch-> Rebuilder (in a thread) -> Look -> Preview -> open tabs
"""

import asyncio
import errno
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn

from publisher.errors import ServerError
from publisher.web.door import Door
from publisher.web.overview import Overview
from publisher.web.preview import Preview
from publisher.web.rebuild import Look, Rebuilder, Stopped
from publisher.web.watch import Watch
from publisher.words import Words

LOOPBACK = "127.0.0.1"
PORT = 8000
TRIES = 20  # ports; more than that many previews at once are a mistake
PATIENCE_S = 2  # for an answer that is under way when the preview ends


def opened(port: int | None) -> socket.socket:
    """Take a port of this machine: the one asked for, else the first free one from 8000 on.

    Raises:
        ServerError: ``preview.port``; somebody else has it.
    """
    asked = range(PORT, PORT + TRIES) if port is None else range(port, port + 1)
    for each in asked:
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((LOOPBACK, each))
            taken.listen()
        except OSError as error:
            taken.close()
            if error.errno in {errno.EADDRINUSE, errno.EACCES} and each != asked[-1]:
                continue
            detail = error.strerror or str(error)
            raise ServerError("preview.port", port=each, detail=detail) from error
        return taken
    raise AssertionError  # the last one was taken or refused


def address(taken: socket.socket) -> str:
    """Give the address of a port."""
    return f"http://{LOOPBACK}:{taken.getsockname()[1]}/"


class Server(uvicorn.Server):
    """A server that ends at the first signal, with everything that runs beside it."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        """Keep what is to be told when the end comes."""
        super().__init__(config)
        self._ending = ending

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Listen for Ctrl-C and for ``kill``; uvicorn would raise them again when all is over."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, self.end)
        yield

    def end(self) -> None:
        """Begin to end."""
        self.should_exit = True
        self._ending()


def serve(
    taken: socket.socket, root: Path, look: Look, rebuilder: Rebuilder, tell: Callable[[Look], None]
) -> None:
    """Show the site until Ctrl-C or SIGTERM.

    Args:
        root: The folder of the site.
        look: What there is to see already.
        tell: Is told of each build that changed something.
    """
    asyncio.run(_serve(taken, root, look, rebuilder, tell))


async def _serve(
    taken: socket.socket, root: Path, look: Look, rebuilder: Rebuilder, tell: Callable[[Look], None]
) -> None:
    """Serve and rebuild side by side."""
    preview = Preview(_seen(rebuilder, Look(settings=look.settings), look))
    door = Door(preview.app(), taken.getsockname()[1], Words(look.settings.language))
    config = uvicorn.Config(
        door,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=PATIENCE_S,
    )
    for noisy in ("uvicorn.error", "watchfiles.main"):
        logging.getLogger(noisy).setLevel(logging.ERROR)

    def ending() -> None:
        rebuilder.stop()
        preview.news.close()

    server = Server(config, ending)
    work = asyncio.create_task(_rebuild(preview, root, rebuilder, tell))
    work.add_done_callback(
        lambda _: server.end()
    )  # who sees no saves any more must not think that all is well
    await server.serve([taken])
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work


async def _rebuild(preview: Preview, root: Path, rebuilder: Rebuilder, tell: Callable[[Look], None]) -> None:
    """Build whenever something was saved; what is saved meanwhile is built next."""
    saved: set[Path] = set()
    something = asyncio.Event()

    def found(paths: frozenset[Path]) -> None:
        saved.update(paths)
        something.set()

    def folders() -> tuple[Path, ...]:
        settings = preview.look.settings
        return (settings.seeds, settings.issues, settings.templates)

    def built(changed: frozenset[Path]) -> Overview:
        return _seen(rebuilder, rebuilder.look, rebuilder.build(changed))

    async with asyncio.TaskGroup() as group:
        watching = group.create_task(Watch(root, folders, found).run())
        while True:
            await something.wait()
            something.clear()
            changed = frozenset(saved)
            saved.clear()
            try:
                overview = await asyncio.to_thread(built, changed)
            except Stopped:
                watching.cancel()  # the group would wait for it for ever
                return
            preview.show(overview)
            if overview.look.fresh:
                tell(overview.look)


def _seen(rebuilder: Rebuilder, last: Look, look: Look) -> Overview:
    """Put a Look in order; the last one, with the reason, where that cannot be done."""
    try:
        return Overview(look)
    except Exception as error:  # noqa: BLE001  # a fault of ours, or of a plug-in's finding, ends no preview
        return Overview(rebuilder.crashed(last, error))
