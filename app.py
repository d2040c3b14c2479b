"""The ways in: the chat page (``python app.py``) and the command line (``yinju``)."""

import os
import signal
import sys


def main() -> None:
    """Serve the page with the settings of the environment, until it is stopped."""
    # A library that is imported would make an error of an exception: Ctrl-C ends it at once.
    signal.signal(signal.SIGINT, lambda *_: os._exit(_said_stopped()))
    from index.errors import YinjuError
    from qa.settings import load_settings
    from qa.ui import serve

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        serve(load_settings())
    except YinjuError as error:
        sys.exit(f"yinju: {error}")
    except KeyboardInterrupt:
        sys.exit(_said_stopped())


def command() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(_said_stopped()))
    from qa.__main__ import main as run

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _said_stopped() -> int:
    os.write(2, b"yinju: stopped\n")
    return 130  # what a shell says of a program that Ctrl-C ended


if __name__ == "__main__":
    main()
