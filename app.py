"""Starts the chat page: settings → library → engine → page."""

from qa.settings import load_settings
from qa.ui import serve


def main() -> None:
    """Serve the page with the settings of the environment, until it is stopped."""
    serve(load_settings())


if __name__ == "__main__":
    main()
