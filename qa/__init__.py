"""From a question to a cited answer."""

from qa.assistant import Assistant, open_assistant

__all__ = ["Assistant", "open_assistant"]
