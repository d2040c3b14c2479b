"""The scripts and styles of the page, each under an address that changes when it does."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_TYPES: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_FOREVER: Final = "max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file as it is served; ``version`` is a hash of its content."""

    media_type: str
    content: bytes
    version: str

    def caching(self, asked: str) -> str:
        """Return how long a browser may keep it that asked for version ``asked``."""
        return _FOREVER if asked == self.version else "no-cache"


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Return the scripts and styles that stand beside this module, by name."""
    found = {}
    for path in files("qa.ui").iterdir():
        if media_type := _TYPES.get(path.name[path.name.rfind(".") :]):
            content = path.read_bytes()
            version = hashlib.sha256(content).hexdigest()[:12]
            found[path.name] = StaticFile(media_type, content, version)
    return found


def static_address(name: str) -> str:
    """Return the address of a file, relative to the page: a changed file has another one."""
    return f"static/{name}?v={static_files()[name].version}"
