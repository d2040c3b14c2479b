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

    try:
        serve(load_settings())
    except YinjuError as error:
        sys.exit(f"yinju: {error}")


def command() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, _stop)
    from qa.__main__ import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a command tells what it has kept
    run()


def _stop(*_: object) -> None:
    """End at once: a library that is being imported would make an error of an exception."""
    os.write(2, b"yinju: stopped\n")
    os._exit(130)  # what a shell says of a program that Ctrl-C ended


if __name__ == "__main__":
    main()
