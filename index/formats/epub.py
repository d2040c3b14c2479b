"""Electronic books (.epub): the chapters in reading order, through the HTML door."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from index.errors import UnreadableFile
from index.formats.extracted import PAGE_BREAK, Extracted
from index.formats.html import page_text
from index.formats.zipped import MOST_UNPACKED_BYTES, open_zip, read_member
from index.metadata import from_mapping

_CONTAINER = "META-INF/container.xml"
_LOCKED = "META-INF/rights.xml"


def read_epub(data: bytes) -> Extracted:
    """The text of a book; raises ``UnreadableFile`` when it is damaged or locked."""
    with open_zip(data) as book:
        if _LOCKED in book.namelist():
            raise UnreadableFile("locked: the book is under copy protection")
        root = _xml(book, _CONTAINER)
        paths = [e.get("full-path") for e in root.iter("{*}rootfile")]
        if not paths or not paths[0]:
            raise UnreadableFile("a damaged book: it does not say where its contents are")
        package = _xml(book, paths[0])
        texts: list[str] = []
        warnings: list[str] = []
        for name in _spine(package, posixpath.dirname(paths[0])):
            text, found = page_text(read_member(book, name, MOST_UNPACKED_BYTES))
            texts.append(text.replace(PAGE_BREAK, ""))
            warnings += found
    return Extracted(
        "\n".join(texts),
        from_mapping(_stated(package), "in the description of the book"),
        "epub",
        tuple(warnings[:10]),
    )


def _xml(book: ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(read_member(book, name, MOST_UNPACKED_BYTES), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"a damaged book ({name}: {error})") from error


def _spine(package: Any, folder: str) -> Iterator[str]:
    """Names of the chapters' files in reading order."""
    pages = {e.get("id"): e.get("href") for e in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        href = pages.get(reference.get("idref"))
        if href:
            yield posixpath.normpath(posixpath.join(folder, unquote(href)))


def _stated(package: Any) -> dict[str, str]:
    stated: dict[str, str] = {}
    for name in ("title", "publisher", "date", "language"):
        element = next(package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"), None)
        if element is not None and element.text:
            stated[name] = element.text
    return stated
