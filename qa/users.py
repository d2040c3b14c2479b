"""Who may come in: a file of users and hashed passwords, asked for over HTTP Basic (RFC 7617).

A line is ``name:scrypt$n$r$p$salt$hash``; ``python -m qa.users NAME`` asks for a password and
writes such a line.
"""

import getpass
import hashlib
import hmac
import ipaddress
import os
import sys
from typing import Final

from index.errors import SettingsError
from qa.settings import ServerSettings

_N, _R, _P = 2**14, 8, 1
# the stored form of a password that nobody has
NOBODY: Final = f"scrypt${_N}${_R}${_P}$00$00"
# the style is that of the page which asks for a password
OPEN_PATHS: Final = ("/healthz", "/static/document.css")


def is_loopback(host: str) -> bool:
    """Tell whether ``host`` can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_users(settings: ServerSettings) -> dict[str, str]:
    """Return the users of the settings' file, by name; empty when anybody may come in.

    Raises ``SettingsError`` for an unreadable file, or when the page would stand open to others.
    """
    if settings.users_file is None:
        # with a header of users it is the proxy that asks
        if is_loopback(settings.host) or settings.allow_anonymous or settings.user_header:
            return {}
        raise SettingsError(
            f"YINJU_HOST is {settings.host}, which others can reach: name a file of users in "
            "YINJU_USERS_FILE (python -m qa.users NAME >> FILE), a proxy's header in "
            "YINJU_USER_HEADER, or set YINJU_ALLOW_ANONYMOUS=true"
        )
    try:
        lines = settings.users_file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingsError(f"YINJU_USERS_FILE {settings.users_file}: {error.strerror}") from error
    users = dict(line.split(":", 1) for line in map(str.strip, lines) if _is_user(line))
    if not users:
        raise SettingsError(f"YINJU_USERS_FILE {settings.users_file} holds no user")
    return users


def hash_password(password: str) -> str:
    """Return the stored form of a password, salted (scrypt, RFC 7914)."""
    salt = os.urandom(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_scrypt(password, salt, _N, _R, _P).hex()}"


def password_fits(password: str, stored: str) -> bool:
    """Tell whether ``password`` is the one whose stored form is given."""
    try:
        _, n, r, p, salt, wanted = stored.split("$")
        found = _scrypt(password, bytes.fromhex(salt), int(n), int(r), int(p))
        return hmac.compare_digest(found, bytes.fromhex(wanted))
    except ValueError:
        return False


def _is_user(line: str) -> bool:
    return ":" in line and not line.strip().startswith("#")


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=2**26)


if __name__ == "__main__":
    if len(sys.argv) != 2 or ":" in sys.argv[1]:
        sys.exit("usage: python -m qa.users NAME >> FILE")
    sys.stdout.write(f"{sys.argv[1]}:{hash_password(getpass.getpass())}\n")
