"""The conversations of the tabs seen last: a page opened again goes on where it was."""

import re
import threading
from collections import OrderedDict
from dataclasses import replace
from typing import Final

from qa.ui.locale import Locale
from qa.ui.session import Session, Tab

# the header in which a tab names itself; the name is made of random digits by connection.js
TAB_HEADER: Final = "x-yinju-tab"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


class Tabs:
    """Remembers what the last ``most`` tabs were told, each under a name nobody can guess."""

    def __init__(self, most: int = 200) -> None:
        self._most = most
        self._tabs: OrderedDict[tuple[str, str], Tab] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, visitor: str, name: str, locale: Locale) -> Session:
        """Return the session of a tab of ``visitor``: as it was left, or a new one."""
        if not _NAME.fullmatch(name):
            return Session(Tab(locale))
        with self._lock:
            before = self._tabs.pop((visitor, name), Tab())
            tab = self._tabs[visitor, name] = Tab(locale, remarks=dict(before.remarks))
            while len(self._tabs) > self._most:
                self._tabs.popitem(last=False)
        tab.latest = replace(before.latest, tab=tab) if before.latest else Session(tab)
        return tab.latest
