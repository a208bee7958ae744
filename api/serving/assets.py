"""Addresses of the static files: each carries a digest of its content, so that a browser may keep it for a year."""

import hashlib
from functools import cached_property
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
_DIGEST_LENGTH = 10


class Assets:
    """The files below `folder`, served at `/static`."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._folder = folder

    def url(self, path: str) -> str:
        """The address of a file, with its digest. Raises KeyError where there is no such file."""
        return f"/static/{path}?v={self._digests[path]}"

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {
            str(file.relative_to(self._folder)): hashlib.sha256(file.read_bytes()).hexdigest()[:_DIGEST_LENGTH]
            for file in self._folder.rglob("*")
            if file.is_file()
        }
