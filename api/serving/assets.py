"""Static files and their addresses: each carries a digest of its content, so that a browser may keep it for a year."""

import gzip
import hashlib
from functools import cached_property, lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parents[1] / "static"
_DIGEST_LENGTH = 10
_FOR_A_YEAR = "public, max-age=31536000, immutable"
_ASKED_EACH_TIME = "no-cache"
_LEAST_COMPRESSED_BYTES = 1_000


class Assets:
    """The files below `folder`, served at `/static`."""

    def __init__(self, folder: Path = STATIC) -> None:
        self._folder = folder

    def url(self, path: str) -> str:
        """The address of a file, with its digest. Raises KeyError where there is no such file."""
        return f"/static/{path}?v={self._digests[path]}"

    def is_this(self, path: str, digest: str | None) -> bool:
        """Whether a file has this digest: an address of another release may not keep the content of this one."""
        return digest is not None and self._digests.get(path) == digest

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {
            str(file.relative_to(self._folder)): hashlib.sha256(file.read_bytes()).hexdigest()[:_DIGEST_LENGTH]
            for file in self._folder.rglob("*")
            if file.is_file()
        }


class PublicFiles(StaticFiles):
    """The static files as they are sent: kept for a year at an address with their digest, compressed once."""

    def __init__(self, folder: Path = STATIC) -> None:
        super().__init__(directory=folder)
        self._assets = Assets(folder)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or that it has not changed. Raises HTTPException where there is none."""
        sent = await super().get_response(path, scope)
        is_named = self._assets.is_this(path, QueryParams(scope["query_string"]).get("v"))
        sent.headers["Cache-Control"] = _FOR_A_YEAR if is_named else _ASKED_EACH_TIME
        asked = Headers(scope=scope)
        if not isinstance(sent, FileResponse) or "range" in asked or "gzip" not in asked.get("accept-encoding", ""):
            return sent
        content = await run_in_threadpool(_compressed, str(sent.path), sent.headers["etag"])
        if content is None:
            return sent
        kept = {name: sent.headers[name] for name in ("Cache-Control", "ETag", "Last-Modified")}
        kept |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(content, media_type=sent.media_type, headers=kept)


@lru_cache(maxsize=64)
def _compressed(path: str, _version: str) -> bytes | None:
    """The content of a file, compressed as well as it can be; None where it is small."""
    content = Path(path).read_bytes()
    return gzip.compress(content, mtime=0) if len(content) >= _LEAST_COMPRESSED_BYTES else None
