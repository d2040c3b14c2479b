"""The chat page: Gradio Blocks mounted in FastAPI, and the plain document page beside it."""

import os

# Gradio reads these when it is imported; without them its server calls two hosts on start.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from qa.ui.serve import serve

__all__ = ["serve"]
