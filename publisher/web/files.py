"""The files that a build made, and no others: what is not on the list is not served."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from starlette.responses import FileResponse, Response

from publisher.model.artifact import Place
from publisher.model.manifest import Output


class Shelf:
    """The files of one place, by their path in it."""

    def __init__(self, folder: Path, place: Place, outputs: Iterable[Output]) -> None:
        """Take the files of this place from all that were made."""
        self.folder = folder
        self._types: Mapping[str, str] = {
            each.path: each.media_type for each in outputs if each.place is place
        }

    def __contains__(self, path: str) -> bool:
        """Tell whether there is such a file."""
        return path in self._types

    def kind(self, path: str) -> str:
        """Give the media type of a file, with its encoding; XML and text are UTF-8 here, always."""
        told = self._types[path]
        is_xml = told.endswith(("/xml", "+xml")) and "charset" not in told
        return f"{told}; charset=utf-8" if is_xml else told

    def found(self, path: str) -> Path | None:
        """Give a file on the list that lies where it was written; None where a link has led it elsewhere."""
        if path not in self._types:
            return None
        file = self.folder.resolve() / path
        return file if file == file.resolve() else None

    def read(self, path: str) -> bytes | None:
        """Give the bytes of a file; None where there is none."""
        file = self.found(path)
        try:
            return file.read_bytes() if file else None
        except OSError:
            return None

    def response(self, path: str, headers: Mapping[str, str] | None = None) -> Response | None:
        """Answer with a file, whole or the part that was asked for; None where there is none."""
        file = self.found(path)
        try:
            return (
                FileResponse(file, 200, headers, self.kind(path), stat_result=file.stat()) if file else None
            )
        except OSError:
            return None
