"""Lists of web addresses: nothing is fetched, so that they are refused with what to do."""

import re
from collections.abc import Sequence

from index.errors import UnreadableFile

LISTED = 0.8  # of the lines, beside a heading and remarks
LOOKED_AT = 2_000  # lines
_ADDRESS = re.compile(r"(?:[-*•>+]|\d{1,4}[.)、])?\s*[\"'<(\[]*https?://[^\s,;]+", re.IGNORECASE)
_REMARK = "#"


def refuse_address_list(lines: Sequence[str]) -> None:
    """Raise ``UnreadableFile`` when lines are hardly more than web addresses."""
    told = [line.strip() for line in lines[:LOOKED_AT]]
    told = [line for line in told if line and not line.startswith(_REMARK)]
    found = [bool(_ADDRESS.fullmatch(line)) for line in told]
    heading = len(found) > 1 and not found[0]
    if found and sum(found) >= LISTED * (len(found) - heading):
        raise UnreadableFile(
            "a list of web addresses: nothing is fetched; save the pages as HTML and index those"
        )
