"""The Gradio page: what stands where, and which event calls what."""

from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from qa.ui.events import PageEvents
from qa.ui.session import Session

# Never `{{ }}` or `${value}` here: Gradio evaluates the result as JavaScript. Values reach these
# components as data, and our scripts set them with textContent only.
_MOUNT: Final = '<div class="mount"></div>'
_FONTS: Final = (
    "-apple-system", "BlinkMacSystemFont", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans CJK SC",
    "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "system-ui", "sans-serif",
)  # fmt: skip


def page_options() -> dict[str, Any]:
    """Return what ``gradio.mount_gradio_app`` is told about looks and safety."""
    return {
        "theme": _theme(),
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "pwa": False,
        "allowed_paths": [],
        "max_file_size": "1mb",
    }


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components of the page that events read or change."""

    session: gr.State
    top: gr.HTML
    chat: gr.Chatbot
    ask: gr.Textbox
    tools: gr.HTML
    check: gr.HTML
    library: gr.HTML
    panel: gr.HTML


def build_page(events: PageEvents) -> Any:
    """Return the page (``gradio.Blocks``), its events bound to ``events``."""
    with gr.Blocks(
        title="Yinju", fill_height=True, fill_width=True, analytics_enabled=False,
        delete_cache=(3600, 86_400),
    ) as page:  # fmt: skip
        parts = _parts()
        _bind(page, parts, events)
    return page


def _parts() -> _Parts:
    """Put the components in their places: chat, draft and documents left, sources right."""
    session = gr.State(Session())
    top = _island("top")
    with gr.Row(elem_id="main"):
        with gr.Column(elem_id="left", scale=6):
            chat = _chat()
            ask = gr.Textbox(
                elem_id="ask", show_label=False, container=False, lines=1, max_lines=6,
                submit_btn=True, autofocus=True,
            )  # fmt: skip
            tools = _island("tools")
            check = _island("check")
            library = _island("library")
        with gr.Column(elem_id="right", scale=5):
            panel = _island("panel")
    return _Parts(session, top, chat, ask, tools, check, library, panel)


def _bind(page: Any, on: _Parts, events: PageEvents) -> None:
    """Say which event calls what, and what it changes."""
    everything = [on.session, on.top, on.chat, on.ask, on.tools, on.check, on.library, on.panel]
    turn = [on.session, on.chat, on.ask, on.panel]
    quick: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
    asking: dict[str, Any] = {
        "concurrency_limit": 8,
        "concurrency_id": "ask",
        "api_visibility": "private",
        "show_progress": "hidden",
    }
    page.load(events.load, None, everything, **quick)
    on.top.select(events.switch, [on.session], everything, **quick)
    running: Any = [
        on.ask.submit(events.ask, [on.ask, on.session], turn, api_name="send", **asking),
        on.chat.example_select(events.example, [on.session], turn, **asking),
        on.chat.retry(events.retry, [on.session], turn, **asking),
        on.chat.edit(events.edit, [on.session], turn, **asking),
    ]
    on.ask.stop(events.stop, [on.session], turn, cancels=running, **quick)
    on.chat.undo(events.undo, [on.session], turn, **quick)
    on.chat.like(events.like, [on.session], None, **quick)
    on.tools.select(events.export, [on.session], on.tools, **quick)
    on.tools.clear(events.clear, [on.session], turn, cancels=running, **quick)
    on.check.submit(events.check, [on.session], [on.session, on.check, on.panel], **asking)
    # what a program calls through gradio_client; the page's own events are not meant for it
    gr.api(  # type: ignore[attr-defined]
        events.answer, api_name="ask", concurrency_limit=8, concurrency_id="ask"
    )


def _island(name: str) -> gr.HTML:
    """Return a part of the page that the function ``yinju.<name>`` of our scripts fills."""
    script = f"yinju.{name}({{element, props, trigger, watch}});"
    return gr.HTML(
        value={}, elem_id=name, html_template=_MOUNT, js_on_load=script, apply_default_css=False
    )


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat", show_label=False, container=False, height=None, layout="bubble",
        latex_delimiters=[], buttons=["copy"], editable="user", sanitize_html=True,
        allow_tags=False, line_breaks=False, group_consecutive_messages=True,
    )  # fmt: skip


def _theme() -> gr.themes.Base:
    return gr.themes.Default(
        primary_hue="blue",
        neutral_hue="slate",
        font=list(_FONTS),
        font_mono=["ui-monospace", "monospace"],
    ).set(
        body_text_color="#1b2433",
        body_text_color_dark="#e6eaf2",
        body_text_color_subdued="#526075",
        body_text_color_subdued_dark="#a5b0c2",
        input_placeholder_color="#5c6a80",
        input_placeholder_color_dark="#a5b0c2",
        body_background_fill="#fbfbf9",
        body_background_fill_dark="#0d1117",
    )
