"""From raw files to a library that can be searched."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.build import build_index
    from index.library import Library, open_library

__all__ = ["Library", "build_index", "open_library"]


def __getattr__(name: str) -> Any:
    """Import what is asked for now: reading a library must not load what reads files."""
    if name == "build_index":
        from index.build import build_index

        return build_index
    if name in __all__:
        from index import library

        return getattr(library, name)
    raise AttributeError(f"module 'index' has no attribute {name!r}")
