"""Tells open tabs that there is something new to see: server-sent events, a number at a time."""

import asyncio
import time
from collections.abc import AsyncIterator

ALIVE_S = 15


class News:
    """The number of what can be seen now.

    A tab that shows another one loads itself again, so that it misses nothing between its page and its first
    event, nor while it was hidden, nor when the preview was started anew.
    """

    def __init__(self) -> None:
        """Begin with a number that no earlier preview had."""
        self._run = f"{time.time_ns():x}"
        self._count = 0
        self._next = asyncio.Event()
        self._closed = False

    @property
    def version(self) -> str:
        """Give the number of this moment."""
        return f"{self._run}-{self._count}"

    def publish(self) -> None:
        """Tell every open tab."""
        self._count += 1
        self._wake()

    def close(self) -> None:
        """End every stream, so that the server can."""
        self._closed = True
        self._wake()

    async def stream(self) -> AsyncIterator[bytes]:
        """Give the number now, and each new one; a comment now and then finds out who is gone."""
        told = ""
        while not self._closed:
            waiting = self._next
            if told != self.version:
                told = self.version
                yield f"data: {told}\n\n".encode()
            else:
                yield b":\n\n"
            try:
                await asyncio.wait_for(waiting.wait(), ALIVE_S)
            except TimeoutError:
                continue

    def _wake(self) -> None:
        """Wake those who wait, and let the next ones wait for the next time."""
        self._next, before = asyncio.Event(), self._next
        before.set()
