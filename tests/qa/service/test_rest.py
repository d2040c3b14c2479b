"""The REST door, the OpenAI-compatible door and the headers, over the seed documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index import build_index
from index.text import HAN
from qa.assistant import open_assistant
from qa.service.throttle import Throttle
from qa.settings import LimitSettings, ServerSettings, Settings, load_settings
from qa.ui.doors import create_doors
from qa.users import hash_password

ROOT = Path(__file__).parents[3]
NO_WORDS = "there are no words in it; write what to look for"
NOTHING = "there is nothing to check: the text has no words"
LONG = "稿件有 200,001 個字元，最多只能核對 200,000 個。"
CITIES = "朝阳区与多少个城市建立了友好往来关系？"


def doors(settings: Settings) -> TestClient:
    throttle = Throttle(settings.limits.requests_per_minute)
    app = create_doors(open_assistant(settings), settings, throttle)
    return TestClient(app, base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = load_settings({}, data_dir=tmp_path_factory.mktemp("rest"))
    build_index([ROOT / "seeds"], settings.index)
    return settings


@pytest.fixture(scope="module")
def door(settings: Settings) -> Iterator[TestClient]:
    limits = LimitSettings(requests_per_minute=0)
    settings = Settings(index=settings.index, limits=limits)
    with doors(settings) as client:
        yield client


def test_a_question_is_answered_as_the_contract_says(door: TestClient) -> None:
    answer = door.post("/api/ask", json={"question": CITIES, "id": "q1"}).json()
    assert answer["id"] == "q1"
    assert answer["outcome"] == "answered"
    cited = answer["citations"][0]
    document = door.get(f"/api/docs/{cited['doc_id']}").json()
    assert document["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert "30个城市" in cited["quote"]


def test_what_is_no_question_is_an_answer_too(door: TestClient) -> None:
    assert door.post("/api/ask", json={"question": "  "}).json()["outcome"] == "rejected"
    assert door.post("/api/ask", json={"question": "长" * 3000}).json()["outcome"] == "rejected"


def test_a_follow_up_stands_on_the_questions_before_it(door: TestClient) -> None:
    before = ["朝阳区委书记是谁?", "谢谢!"]
    answer = door.post("/api/ask", json={"question": "And in Haidian?", "turns": before}).json()
    assert "于军" in answer["answer"]
    assert (answer["question"], answer["language"]) == ("And in Haidian?", "en")
    said = [{"role": "user", "content": text} for text in before]
    said[1:1] = [{"role": "assistant", "content": "王灏"}]
    asked = {"messages": [*said, {"role": "user", "content": "那海淀区呢?"}]}
    completed = door.post("/v1/chat/completions", json=asked).json()
    assert "于军" in completed["choices"][0]["message"]["content"]


def test_of_a_long_conversation_no_turn_is_too_long_to_be_asked_after(door: TestClient) -> None:
    turns = [*["朝阳区委书记是谁?"] * 49, "长" * 300_000]
    answer = door.post("/api/ask", json={"question": "那海淀区呢?", "turns": turns})
    assert "于军" in answer.json()["answer"]
    refused = door.post("/api/ask", json={"question": "那海淀区呢?", "turns": ["a"] * 51})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/ask", {}),
        ("/api/ask", {"question": 5}),
        ("/api/search", {"query": ""}),
        ("/api/search", {"query": "x", "k": 0}),
        ("/api/search", {"query": "x", "k": 10_000}),
        ("/api/search", {"query": "长" * 3000}),
        ("/api/check", {"text": " "}),
        ("/api/check", {"text": "长" * 300_000}),
        ("/v1/chat/completions", {"messages": []}),
        ("/v1/chat/completions", {"messages": [{"role": "system", "content": "x"}]}),
    ],
)
def test_a_body_that_does_not_fit_is_refused_in_one_sentence(
    door: TestClient, path: str, body: object
) -> None:
    for language, chinese in (("en", False), ("zh-CN,zh;q=0.9", True)):
        refused = door.post(path, json=body, headers={"accept-language": language})
        assert refused.status_code == 422
        (detail,) = refused.json().values()
        assert isinstance(detail, str) and "\n" not in detail
        if "长" not in str(body):
            assert bool(HAN.search(detail)) == chinese


@pytest.mark.parametrize(
    ("method", "path", "content", "status", "sentence"),
    [
        ("POST", "/api/ask", {"query": "x"}, 422, "“question” is missing"),
        ("POST", "/api/ask", {"question": 5}, 422, "“question” needs to be text"),
        ("POST", "/api/ask", {"问": "题"}, 422, "缺少“question”。"),
        ("POST", "/api/search", {"query": "x", "k": 0}, 422, "“k” needs to be at least 1"),
        ("POST", "/api/search", {"query": "友好城市", "k": 999}, 422, "“k”不得大于 100。"),
        ("POST", "/api/search", {"query": "友好城市", "k": "多"}, 422, "“k”须为整数。"),
        ("POST", "/api/search", {"query": "？"}, 422, NO_WORDS),
        ("POST", "/api/search", {"query": "城\u0007"}, 422, "文字中含有控制字符，无法读取。"),
        ("POST", "/api/check", {"text": " "}, 422, NOTHING),
        ("POST", "/api/check", {"text": "國" * 200_001}, 422, LONG),
        ("POST", "/api/ask", "not JSON", 422, "the body needs to be a JSON object"),
        ("GET", "/api/gloss", None, 422, "“text” is missing"),
        ("GET", "/api/docs/0?lang=zh-Hant", None, 404, "沒有編號為 '0' 的文件。"),
        ("DELETE", "/api/docs/0?lang=zh-Hans", None, 404, "没有编号为 '0' 的文档。"),
        ("GET", "/api/none?lang=zh-Hans", None, 404, "没有这个地址。"),
        ("PUT", "/api/ask?lang=en", None, 405, "Method Not Allowed"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_in_the_askers_language(
    door: TestClient, method: str, path: str, content: object, status: int, sentence: str
) -> None:
    answer = door.request(method, path, json=content)
    assert (answer.status_code, answer.json()) == (status, {"detail": sentence})


def test_a_page_of_another_site_is_told_so_in_the_same_form(door: TestClient) -> None:
    answer = door.post("/api/ask?lang=zh-Hans", json={}, headers={"origin": "http://evil.example"})
    assert (answer.status_code, answer.json()) == (403, {"detail": "其他网站不能使用本服务。"})


def test_passages_are_found(door: TestClient) -> None:
    found = door.post("/api/search", json={"query": "cities in 24 countries", "k": 3}).json()
    assert len(found["results"]) == 3
    assert found["results"][0]["file"].startswith(("000_", "002_"))


def test_a_draft_is_read_from_a_file(door: TestClient) -> None:
    read = door.post("/api/draft", files={"file": ("稿件.md", "# 稿件\n\n朝阳。".encode())})
    assert "朝阳。" in read.json()["text"]
    refused = door.post("/api/draft", files={"file": ("../a.xyz", b"x")})
    assert refused.status_code == 422 and "/tmp" not in refused.text


def test_documents_are_listed_and_shown(door: TestClient) -> None:
    listed = door.get("/api/docs").json()
    assert len(listed) == 5
    assert all(not document["removable"] for document in listed)
    shown = door.get(f"/api/docs/{listed[0]['doc_id']}").json()
    last = shown["sentences"][-1]
    assert shown["text"][last["start"] : last["end"]].strip()
    assert door.get("/api/docs/0000000000000000").status_code == 404


def test_the_plain_page_of_a_document(door: TestClient) -> None:
    doc_id = door.get("/api/docs").json()[0]["doc_id"]
    page = door.get(f"/doc/{doc_id}", headers={"accept-language": "zh-TW"})
    assert page.status_code == 200 and '<html lang="zh-Hant">' in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    missing = door.get("/doc/nothing", headers={"accept-language": "zh-TW"})
    assert missing.status_code == 404 and "文件庫中沒有該文件。" in missing.text


def test_the_address_of_a_sentence_outlives_the_index_it_was_given_by(
    door: TestClient, tmp_path: Path
) -> None:
    cited = door.post("/api/ask", json={"question": CITIES}).json()["citations"][0]
    address = f"/doc/{cited['doc_id']}?mark={cited['start']}-{cited['end']}"
    anew = load_settings({"YINJU_CHUNK_TOKENS": "64"}, data_dir=tmp_path)
    build_index([ROOT / "seeds"], anew.index)
    with doors(anew) as other:
        page = other.get(address)
    assert f'<span id="s{cited["start"]}" class="marked">{cited["quote"]}</span>' in page.text


@pytest.mark.parametrize("path", ["/api/docs/nothing", "/api/gloss", "/nothing"])
def test_a_person_is_refused_on_a_page_and_a_program_in_json(door: TestClient, path: str) -> None:
    person = door.get(path, headers={"accept": "text/html,*/*;q=0.8", "accept-language": "zh-CN"})
    assert person.status_code in (404, 422)
    assert '<html lang="zh-Hans">' in person.text and 'href="/"' in person.text
    assert list(door.get(path).json()) == ["detail"]


@pytest.mark.parametrize("path", ["/healthz", "/api/docs", "/static/page.css", "/nothing"])
def test_every_response_is_guarded(door: TestClient, path: str) -> None:
    headers = door.get(path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/server.py", "/static/page.py"]
)
def test_only_scripts_and_styles_are_served(door: TestClient, path: str) -> None:
    assert "import" not in door.get(path).text


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_another_site_may_not_use_the_doors(door: TestClient, path: str) -> None:
    answer = door.post(path, json={"question": "x"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    read = door.get("/api/docs", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in read.headers


def test_the_doors_are_explained_without_a_script(door: TestClient) -> None:
    page = door.get("/api/")
    assert "POST /api/ask" in page.text and "<script" not in page.text
    assert "/api/ask" in door.get("/openapi.json").json()["paths"]


def test_an_openai_client_gets_text_and_citations(door: TestClient) -> None:
    body = {"model": "any", "messages": [{"role": "user", "content": CITIES}]}
    answer = door.post("/v1/chat/completions", json=body).json()
    assert "[1]" in answer["choices"][0]["message"]["content"]
    assert answer["yinju"]["citations"]
    assert door.get("/v1/models").json()["data"][0]["id"] == "yinju"


def test_an_openai_stream_ends_with_the_citations(door: TestClient) -> None:
    parts = [{"type": "text", "text": CITIES}]
    body = {"stream": True, "messages": [{"role": "user", "content": parts}]}
    lines = door.post("/v1/chat/completions", json=body).text.split("\n\n")
    assert lines[-2] == "data: [DONE]"
    assert '"yinju"' in lines[-3] and '"finish_reason": "stop"' in lines[-3]


def test_words_are_glossed(door: TestClient) -> None:
    words = door.get("/api/gloss", params={"text": "與30個城市建立了关系"}).json()
    assert "".join(word["text"] for word in words) == "與30個城市建立了关系"
    assert {"text": "城市", "pinyin": "chéng shì", "gloss": "city; town"} in words


def test_a_body_beyond_the_limit_is_refused(settings: Settings) -> None:
    settings = Settings(index=settings.index, limits=LimitSettings(upload_bytes=1000))
    with doors(settings) as door:
        told = door.post("/api/ask", json={"question": "长" * 6000})
        untold = door.post("/api/ask", content=(b"x" * 1000 for _ in range(20)))
    assert told.status_code == 413
    assert untold.status_code in (400, 413)


def test_a_client_that_asks_too_often_is_told_to_wait(settings: Settings) -> None:
    settings = Settings(index=settings.index, limits=LimitSettings(requests_per_minute=2))
    with doors(settings) as door:
        codes = [door.post("/api/search", json={"query": "x"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_the_questions_before_it_count_as_asked(settings: Settings) -> None:
    settings = Settings(index=settings.index, limits=LimitSettings(requests_per_minute=7))
    turns = ["朝阳区委书记是谁?"] * 10
    said = {"messages": [{"role": "user", "content": text} for text in [*turns, "那海淀区呢?"]]}
    body = {"question": "那海淀区呢?", "turns": turns}
    for path, asked in (("/api/ask", body), ("/v1/chat/completions", said)):
        with doors(settings) as door:
            codes = [door.post(path, json=asked).status_code for _ in range(3)]
        assert codes == [200, 200, 429], path


def test_uploads_can_be_switched_off(settings: Settings) -> None:
    settings = Settings(index=settings.index, limits=LimitSettings(uploads=False))
    with doors(settings) as door:
        assert door.post("/api/docs", files={"files": ("a.txt", b"x")}).status_code == 403
        assert door.get("/api/docs").status_code == 200


def test_a_password_guards_every_door(settings: Settings, tmp_path: Path) -> None:
    users = tmp_path / "users"
    users.write_text(f"li:{hash_password('right')}\n", encoding="utf-8")
    settings = Settings(index=settings.index, server=ServerSettings(users_file=users))
    with doors(settings) as door:
        for path in ("/", "/api/docs", "/doc/x", "/v1/models", "/static/page.css"):
            assert door.get(path).status_code == 401, path
        assert door.get("/api/docs", auth=("li", "right")).status_code == 200
        assert door.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:7860", 200), ("localhost", 200), ("[::1]:7860", 200), ("evil.example", 403)],
)
def test_a_name_that_was_pointed_here_is_not_answered(
    door: TestClient, host: str, status: int
) -> None:
    assert door.get("/api/docs", headers={"host": host}).status_code == status


def test_under_a_name_of_its_own_the_service_answers(settings: Settings) -> None:
    server = ServerSettings(host="0.0.0.0", allow_anonymous=True)
    with doors(Settings(index=settings.index, server=server)) as client:
        assert client.get("/api/docs", headers={"host": "qa.example"}).status_code == 200
