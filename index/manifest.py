"""What shapes a library: written into it when it is made, compared when it is opened."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from index.errors import LibraryMismatch
from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Manifest:
    """The choices that every row of a library depends on."""

    embedder: str
    dimension: int
    chunk_tokens: int
    overlap_sentences: int
    analyser: str

    @classmethod
    def of(
        cls, settings: IndexSettings, *, embedder: str, dimension: int, analyser: str
    ) -> "Manifest":
        """Return the manifest of a library made now, with these settings and parts."""
        return cls(
            embedder=embedder,
            dimension=dimension,
            chunk_tokens=settings.chunk_tokens,
            overlap_sentences=settings.overlap_sentences,
            analyser=analyser,
        )

    def rows(self) -> list[tuple[str, str]]:
        """Return names and values as they are stored."""
        return [(name, str(value)) for name, value in asdict(self).items()]

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "Manifest":
        """Return the manifest that ``rows`` wrote; raises ``KeyError`` or ``ValueError``."""
        return cls(
            embedder=values["embedder"],
            dimension=int(values["dimension"]),
            chunk_tokens=int(values["chunk_tokens"]),
            overlap_sentences=int(values["overlap_sentences"]),
            analyser=values["analyser"],
        )

    def check(self, wanted: "Manifest", data_dir: Path) -> None:
        """Raise ``LibraryMismatch`` naming every value in which ``wanted`` differs from this."""
        different = [
            f"{field.name} {getattr(self, field.name)!r}, now {getattr(wanted, field.name)!r}"
            for field in fields(self)
            if getattr(self, field.name) != getattr(wanted, field.name)
        ]
        if different:
            raise LibraryMismatch(
                f"the library in {data_dir} was built with {'; '.join(different)}: set the "
                f"settings back, or build it anew with "
                f"`yinju rebuild --data-dir {data_dir}`"
            )
