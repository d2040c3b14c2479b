"""The ways in: the chat page (``python app.py``) and the command line (``yinju``)."""

import os
import signal
import sys


def main() -> None:
    """Serve the page with the settings of the environment, until it is stopped."""
    signal.signal(signal.SIGINT, _stop)
    from index.errors import YinjuError
    from qa.settings import load_settings
    from qa.ui import serve

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        serve(load_settings())
    except YinjuError as error:
        sys.exit(f"yinju: {error}")
    except KeyboardInterrupt:
        _stop()


def command() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, _stop)
    from qa.__main__ import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _stop(*_: object) -> None:
    """End with one line: also of a second of imports, which would end in a traceback."""
    os.write(2, b"yinju: stopped\n")
    sys.exit(130)  # as a shell says it of what Ctrl-C ended


if __name__ == "__main__":
    main()
