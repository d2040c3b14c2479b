"""Whoever embeds the engine keeps what belongs to the process."""

import gc

from qa.assistant import Assistant


def test_warming_changes_nothing_of_the_process(assistant: Assistant) -> None:
    before = gc.get_freeze_count()
    assistant.warm()
    assert gc.get_freeze_count() == before
