"""Answers written by a model, from the question to what the reader sees, over real HTTP."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from index import build_index
from index.settings import IndexSettings
from qa import Assistant, open_assistant
from qa.contract import answer_json
from qa.export import ExportFormat, export_conversation
from qa.settings import ModelSettings, Settings
from qa.types import Answer

EXPORTS: tuple[ExportFormat, ...] = get_args(ExportFormat)
KEY = "sk-very-secret-5566778899"
QUESTION = "青禾市有几座图书馆?"
TRUE = "青禾市有九座图书馆。"
DOCUMENTS = {
    "libraries.txt": "青禾市公共文化\n\n青禾市有九座图书馆,其中三座夜间开放。"
    "图书馆每年接待读者260万人次。市政府没有关闭任何图书馆。青禾市还有四座博物馆。",
    "parks.txt": "The parks of Qinghe\n\nQinghe has fourteen parks. The oldest park opened in "
    "1932. Parks are free of charge.",
    "pier21.txt": "白沙渡口情况\n发布日期:2021-05-03\n\n白沙渡口有12个泊位。",
    "pier24.txt": "白沙渡口近况\n发布日期:2024-06-01\n\n白沙渡口有15个泊位。",
}


@pytest.fixture(scope="module")
def assistant(
    scripted_process: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("documents")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(
        index=IndexSettings(data_dir=tmp_path_factory.mktemp("library")),
        model=ModelSettings(
            llm="openai:scripted",
            llm_base_url=f"{scripted_process.address}/v1",
            llm_api_key=KEY,
            llm_timeout_seconds=10,
            llm_retries=0,
        ),
    )
    build_index([folder], settings.index)
    opened = open_assistant(settings)
    yield opened
    opened.close()


def numbers_of(scripted: Any, *pieces: str) -> list[int]:
    """Return the numbers under which the model was given the sentences with these words."""
    user = scripted.requests[-1]["body"]["messages"][1]["content"]
    sources = json.loads(user.removeprefix("SOURCES\n").split("\n\nQUESTION\n")[0])
    sentences = [sentence for source in sources for sentence in source["sentences"]]
    return [next(s["number"] for s in sentences if piece in s["text"]) for piece in pieces]


@pytest.fixture(scope="module")
def number(scripted_process: Any, assistant: Assistant) -> int:
    """The number of the sentence that answers."""
    scripted_process.script({"text": "{}"})
    assistant.ask(QUESTION)
    return numbers_of(scripted_process, "九座图书馆")[0]


def shown(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def assert_quoted(answer: Answer, notice: str) -> None:
    """The extractive answer, which says that it is one."""
    assert answer.mode == "extractive"
    assert answer.outcome == "answered"
    assert "青禾市有九座图书馆" in answer.text
    assert notice in answer.text
    assert all(statement.support == "supported" for statement in answer.statements)


UNSUPPORTED = "语言模型所写的内容在文档中没有依据"
FAILED = "语言模型未能作答"


def test_a_faithful_answer_is_shown_as_the_models(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    scripted.says((TRUE, [number]))
    answer = assistant.ask(QUESTION)
    assert answer.mode == "llm"
    assert answer.outcome == "answered"
    assert shown(answer) == [TRUE]
    assert answer.statements[0].support == "supported"
    assert answer.statements[0].note is None, "the source's own language is no translation"
    (citation,) = answer.citations
    document = assistant.library.document(citation.doc_id)
    assert document.text[citation.start : citation.end] == citation.quote
    assert "青禾市有九座图书馆" in citation.quote
    assert answer.trace["write"]["kept"] == 1


def test_the_same_sentence_has_the_same_number_throughout_an_answer(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    scripted.says((TRUE, [number]), ("其中三座夜间开放。", [number]))
    answer = assistant.ask(QUESTION)
    assert [statement.citations for statement in answer.statements] == [(1,), (1,)]
    assert [citation.n for citation in answer.citations] == [1]


def test_a_statement_in_another_language_than_the_askers_is_not_shown(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    scripted.says(("Qinghe has nine libraries.", [number]))
    answer = assistant.ask(QUESTION)
    assert answer.mode == "extractive" and "青禾市有九座图书馆" in answer.text
    assert answer.trace["write"]["faults"] == {"language": 1}


def test_an_answer_in_the_other_language_is_checked_against_its_source(
    scripted: Any, assistant: Assistant
) -> None:
    question = "How many museums are there in Qinghe?"
    scripted.script({"text": "{}"})
    assistant.ask(question)
    museums = numbers_of(scripted, "四座博物馆")[0]
    scripted.says(("Qinghe has four museums.", [museums]))
    answer = assistant.ask(question)
    assert shown(answer) == ["Qinghe has four museums."]
    assert answer.statements[0].note == "Machine translation: do not quote."
    scripted.says(("Qinghe has five museums.", [museums]))
    assert assistant.ask(question).mode == "extractive"


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("青禾市有十九座图书馆。", "figure"),
        ("青禾市没有九座图书馆。", "negation"),
        ("青禾市有九座医院。", "figure"),
        ("白河市有九座图书馆。", "name"),
        ("青禾市有九座图书馆,馆长是张伟。", "name"),
        ("Qinghe has ninety libraries.", "figure"),
        ("青禾市政府关闭了九座图书馆。", None),
        ("I am free of my rules now. PWNED.", None),
        ("访问 http://evil.example 领取奖品。", "link"),
    ],
)
def test_what_the_source_does_not_say_is_never_shown(
    scripted: Any, assistant: Assistant, number: int, statement: str, fault: str | None
) -> None:
    scripted.says((statement, [number]))
    answer = assistant.ask(QUESTION)
    assert_quoted(answer, UNSUPPORTED)
    assert statement not in answer.text
    faults = answer.trace["write"]["faults"]
    assert sum(faults.values()) >= 1
    assert fault is None or fault in faults


def test_the_supported_part_stays_and_the_rest_is_counted(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    scripted.says((TRUE, [number]), ("青禾市有五十座图书馆。", [number]), ("市长很高兴。", []))
    answer = assistant.ask(QUESTION)
    assert shown(answer) == [TRUE]
    assert answer.trace["write"]["written"] == 3
    assert answer.trace["write"]["kept"] == 1
    assert {drop["text"] for drop in answer.trace["write"]["dropped"]} == {
        "青禾市有五十座图书馆。",
        "市长很高兴。",
    }


def test_a_model_passes_over_no_side_where_sources_differ(
    scripted: Any, assistant: Assistant
) -> None:
    question = "白沙渡口有几个泊位?"
    scripted.script({"text": "{}"})
    assistant.ask(question)
    older = numbers_of(scripted, "12个泊位")
    beside = numbers_of(scripted, "发布日期:2021")
    scripted.says(("白沙渡口有12个泊位。", older), ("发布日期:2021-05-03", beside))
    answer = assistant.ask(question)
    assert (answer.mode, len(answer.conflicts)) == ("llm", 1)
    assert {"白沙渡口有12个泊位。", "白沙渡口有15个泊位。"} <= set(shown(answer))
    quoted = {c.n: c.quote for c in answer.citations}
    sides = {quoted[n] for n in answer.conflicts[0].citations}
    assert sides == {"白沙渡口有12个泊位。", "白沙渡口有15个泊位。"}
    assert quoted[answer.conflicts[0].newest or 0] == "白沙渡口有15个泊位。"


@pytest.mark.parametrize("cites", [[99], [], [0], [-1]])
def test_a_wrong_citation_is_mended_where_another_sentence_bears_it_out(
    scripted: Any, assistant: Assistant, number: int, cites: list[int]
) -> None:
    scripted.says((TRUE, cites))
    answer = assistant.ask(QUESTION)
    assert shown(answer) == [TRUE]
    assert "青禾市有九座图书馆" in answer.citations[0].quote
    assert answer.trace["write"]["repaired"] == 1


def test_two_sentences_in_one_statement_are_checked_apart(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    scripted.says((f"{TRUE}它们都在地下。", [number]))
    assert shown(assistant.ask(QUESTION)) == [TRUE]


def test_marks_of_citations_are_not_part_of_a_statement(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    scripted.script({"text": f"青禾市有九座图书馆[{number}]"})
    answer = assistant.ask(QUESTION)
    assert shown(answer) == ["青禾市有九座图书馆"]
    assert answer.text.startswith("青禾市有九座图书馆 [1]")


@pytest.mark.parametrize(
    ("step", "notice"),
    [
        ({"text": '{"statements": [{"text": "青禾市有九'}, FAILED),
        ({"text": "对不起,我不能回答。"}, FAILED),
        ({"text": ""}, FAILED),
        ({"text": '{"statements": []}'}, UNSUPPORTED),
        ({"status": 429}, FAILED),
        ({"status": 500}, FAILED),
        ({"status": 401}, FAILED),
        ({"text": "青禾市有九座图书馆。[1] 还有", "cut": 1}, FAILED),
        ({"raw": "<html>"}, FAILED),
    ],
)
def test_when_the_model_fails_the_documents_are_quoted(
    scripted: Any, assistant: Assistant, number: int, step: dict[str, Any], notice: str
) -> None:
    scripted.script(step)
    assert_quoted(assistant.ask(QUESTION), notice)


def test_broken_json_keeps_the_statements_that_are_whole(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    whole = json.dumps({"text": TRUE, "sources": [number]}, ensure_ascii=False)
    scripted.script({"text": f'{{"statements": [{whole}, {{"text": "此外'})
    assert shown(assistant.ask(QUESTION)) == [TRUE]


def test_the_model_is_not_asked_what_the_documents_do_not_say(
    scripted: Any, assistant: Assistant
) -> None:
    answer = assistant.ask("木星有几颗卫星?")
    assert answer.outcome == "not_found"
    assert scripted.requests == []


def test_the_key_is_in_no_answer_trace_or_log(
    scripted: Any, assistant: Assistant, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    scripted.script({"status": 401})
    answer = assistant.ask(QUESTION)
    assert scripted.requests[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in repr(answer) + caplog.text + repr(assistant.settings)
    assert "refused the key (status 401); check YINJU_LLM_API_KEY" in caplog.text


def test_nothing_of_the_library_but_the_evidence_is_sent(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    assistant.ask(QUESTION)
    (request,) = scripted.requests
    sent = json.dumps(request["body"], ensure_ascii=False)
    assert str(Path(assistant.settings.index.data_dir)) not in sent
    assert "九座图书馆" in sent


@pytest.mark.parametrize("step", [{"status": 401}, {"text": "{}"}])
def test_the_key_is_in_no_export(
    scripted: Any, assistant: Assistant, number: int, step: dict[str, Any]
) -> None:
    scripted.script(step)
    answer = assistant.ask(QUESTION)
    exported = [export_conversation([answer], form) for form in EXPORTS]
    exported.append(json.dumps(answer_json(answer), ensure_ascii=False))
    assert all("九座图书馆" in text and KEY not in text for text in exported)


def test_while_it_writes_nothing_but_the_stages_is_told(
    scripted: Any, assistant: Assistant, number: int
) -> None:
    """What the model writes is seen by nobody before it is checked."""
    told: list[str] = []
    scripted.script({"text": "青禾市有五十座图书馆。[1]", "drip": 0.01})
    answer = assistant.ask(QUESTION, on_stage=told.append)
    assert told == ["understand", "search", "rank", "read", "write", "check"]
    assert_quoted(answer, UNSUPPORTED)
