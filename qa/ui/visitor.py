"""Whose request an event is, and what a visitor is told of a failure."""

import logging
import secrets

import gradio as gr

from qa.service.throttle import client_of

_log = logging.getLogger(__name__)


def visitor_of(request: gr.Request) -> str:
    """Return the user or the address that an event comes from."""
    return client_of(request.request.scope if request.request else {})


def log_failure(what: str) -> str:
    """Log the exception being handled under a code, and return the code."""
    code = secrets.token_hex(4)
    _log.exception("%s failed, code %s", what, code)
    return code
