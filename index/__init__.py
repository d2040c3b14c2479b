"""From raw files to a library that can be searched."""

from index.build import build_index
from index.library import Library
from index.opening import open_library

__all__ = ["Library", "build_index", "open_library"]
