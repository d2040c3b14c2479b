"""What a text must hold for a pattern to match in it: quicker to look for than the pattern."""

import re

# One of each group must stand in a text, in lower case or as it is written; "0" is any digit.
Needs = tuple[tuple[str, ...], ...]

_DIGIT = re.compile(r"\d")


class Hints:
    """Tells of one text, by plain words and signs in it, which patterns are worth a search.

    The text is ``numerals.plain``: no letter in it stands for another.
    """

    def __init__(self, text: str) -> None:
        self._text = f"{text}\n{text.lower()}"
        if _DIGIT.search(text):
            self._text += "0"

    def allow(self, needs: Needs) -> bool:
        """Return whether a pattern with these needs can match at all."""
        return all(any(sign in self._text for sign in group) for group in needs)
