"""The project's error tree, split by what the caller can do about it.

A message says what failed, with which value, and what to do next.
"""


class YinjuError(Exception):
    """Anything Yinju reports on purpose; the command line exits with status 1."""


class InputError(YinjuError):
    """What was asked or given cannot be used as it is; the command line exits with status 2."""


class SettingsError(InputError):
    """A setting has a value that cannot work."""


class UnreadableFile(InputError):
    """One file cannot be taken into the library; its report carries this reason."""


class DocumentNotFound(InputError):
    """No document with this id is in the library."""


class LibraryNotFound(InputError):
    """The data folder holds no library yet."""


class LibraryMismatch(YinjuError):
    """The library was built with other settings than those in force."""


class LibraryBusy(YinjuError):
    """Another process is writing to the library."""


class LibraryDamaged(YinjuError):
    """The catalog, the only truth, cannot be read."""


class StorageFailed(YinjuError):
    """The disk refused: full, read-only or gone."""


class VectorStoreFailed(YinjuError):
    """The vector store is down, slow, damaged or holds another library."""


class ModelFailed(YinjuError):
    """A configured model could not be reached or answered nonsense."""
