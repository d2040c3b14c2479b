"""The Gradio page: what stands where, and which event calls what."""

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


def build_page(events: PageEvents) -> Any:
    """Return the page (``gradio.Blocks``), its events bound to ``events``."""
    with gr.Blocks(
        title="Yinju", fill_height=True, fill_width=True, analytics_enabled=False,
        delete_cache=(3600, 86_400),
    ) as page:  # fmt: skip
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

        everything = [session, top, chat, ask, tools, check, library, panel]
        turn = [session, chat, ask, panel]
        asking: dict[str, Any] = {
            "concurrency_limit": 8,
            "concurrency_id": "ask",
            "api_visibility": "private",
        }
        quick: dict[str, Any] = {
            "queue": False,
            "api_visibility": "private",
            "show_progress": "hidden",
        }
        page.load(events.load, None, everything, **quick)
        top.select(events.switch, [session], everything, **quick)
        running: Any = [
            ask.submit(events.ask, [ask, session], turn, **asking, show_progress="hidden"),
            chat.example_select(events.example, [session], turn, **asking, show_progress="hidden"),
            chat.retry(events.retry, [session], turn, **asking, show_progress="hidden"),
            chat.edit(events.edit, [session], turn, **asking, show_progress="hidden"),
        ]
        ask.stop(events.stop, [session], turn, cancels=running, **quick)
        chat.undo(events.undo, [session], turn, **quick)
        tools.select(events.export, [session], tools, **quick)
        chat.like(events.like, [session], None, **quick)
        check.submit(events.check, [session], [session, check, panel], **asking)
        tools.clear(events.clear, [session], turn, cancels=running, **quick)
    return page


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
