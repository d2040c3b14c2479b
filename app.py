"""Starts the chat page: settings → library → engine → page."""

import sys

from index.errors import YinjuError
from qa.settings import load_settings
from qa.ui import serve


def main() -> None:
    """Serve the page with the settings of the environment, until it is stopped."""
    try:
        serve(load_settings())
    except YinjuError as error:
        sys.exit(f"yinju: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
