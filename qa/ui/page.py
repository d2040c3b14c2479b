"""The Gradio page: what stands where, and which event calls what."""

from dataclasses import dataclass
from typing import Any, Final

import gradio as gr

from qa.ui.draft_events import DraftEvents
from qa.ui.events import PageEvents
from qa.ui.remark_events import RemarkEvents
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


def build_page(events: PageEvents, drafts: DraftEvents, remarks: RemarkEvents) -> Any:
    """Return the page (``gradio.Blocks``), its events bound to what they call."""
    with gr.Blocks(
        title="Yinju", fill_height=True, fill_width=True, analytics_enabled=False,
        delete_cache=(3600, 86_400),
    ) as page:  # fmt: skip
        parts = _parts()
        _bind_conversation(page, parts, events)
        _bind_drafts(parts, drafts)
        _bind_remarks(parts, remarks)
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
                submit_btn=True,
            )  # fmt: skip
            tools = _island("tools")
            check = _island("check")
            library = _island("library")
        with gr.Column(elem_id="right", scale=5):
            panel = _island("panel")
    return _Parts(session, top, chat, ask, tools, check, library, panel)


# answered at once, beside the queue
_QUICK: Final[dict[str, Any]] = {
    "queue": False,
    "api_visibility": "private",
    "show_progress": "hidden",
}
# what is chosen while the last choice is under way is not lost
_EACH: Final[dict[str, Any]] = {"trigger_mode": "multiple"}
# worked on: so many at a time for all visitors
_WORK: Final[dict[str, Any]] = {
    "concurrency_limit": 8,
    "concurrency_id": "ask",
    "api_visibility": "private",
    "show_progress": "hidden",
}


def _bind_conversation(page: Any, on: _Parts, events: PageEvents) -> None:
    """Say what asking, stopping and changing a question call, and what they change."""
    everything = [on.session, on.top, on.chat, on.ask, on.tools, on.check, on.library, on.panel]
    turn = [on.session, on.chat, on.ask, on.panel]
    page.load(events.load, None, everything, **_QUICK)
    on.top.select(events.switch, [on.session], everything, **_QUICK, **_EACH)
    on.ask.submit(events.ask, [on.ask, on.session], turn, api_name="send", **_WORK)
    on.chat.example_select(events.example, [on.session], turn, **_WORK)
    on.chat.retry(events.retry, [on.session], turn, **_WORK)
    on.chat.edit(events.edit, [on.session], turn, **_WORK)
    # not through `cancels`: what was on its way when it came would be drawn after it
    on.ask.stop(events.stop, [on.session], None, **_QUICK)
    on.chat.undo(events.undo, [on.session], turn, **_QUICK)
    on.tools.clear(events.clear, [on.session], turn, **_QUICK)
    # what a program calls through gradio_client; the page's own events are not meant for it
    gr.api(  # type: ignore[attr-defined]
        events.answer, api_name="ask", concurrency_limit=8, concurrency_id="ask"
    )


def _bind_drafts(on: _Parts, events: DraftEvents) -> None:
    """Say what the draft view calls."""
    draft = [on.session, on.check, on.panel]
    # beside the questions: a long draft takes none of their places
    on.check.submit(events.check, [on.session], draft, **_WORK | {"concurrency_id": "check"})
    on.check.stop(events.stop, [on.session], None, **_QUICK)
    on.check.select(events.export, [on.session], on.check, **_QUICK, **_EACH)


def _bind_remarks(on: _Parts, events: RemarkEvents) -> None:
    """Say what thumbs, notes and the export of the conversation call."""
    on.chat.like(events.like, [on.session], on.tools, **_QUICK, **_EACH)
    on.tools.submit(events.note, [on.session], on.tools, **_QUICK)
    on.tools.select(events.export, [on.session], on.tools, **_QUICK, **_EACH)


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
