"""The REST service through its ASGI interface, with real worker processes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from neurosym import NumberGame, Proposal, ScriptedGenerator, UsageError
from neurosym_service import create_app, messages

STRAWBERRY = "How many r are in strawberry?"
ERROR_FIELDS = {"kind", "message", "line", "column", "hint"}
TIME_LIMIT = 60.0


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    script = tmp_path_factory.mktemp("service") / "script.jsonl"
    lines = [
        {"match": "strawberry", "action": "calc", "text": "answer = w1.count(s1)"},
        {"match": "[r1", "action": "answer", "text": "There are {r1}."},
        {"match": "love", "action": "decline", "text": ""},
    ]
    script.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with TestClient(create_app(f"scripted:{script}", workers=1, time_limit=TIME_LIMIT)) as client:
        yield client


def error_of(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert set(response.json()) == {"error"}
    error: dict[str, Any] = response.json()["error"]
    assert set(error) == ERROR_FIELDS
    assert error["message"]
    assert "Traceback" not in response.text
    return error


def run(client: TestClient, program: str, **fields: Any) -> dict[str, Any]:
    response = client.post("/v1/run", json={"program": program, **fields})
    assert response.status_code == 200, response.text
    outcome: dict[str, Any] = response.json()
    return outcome


# ------------------------------------------------------------------------------ endpoints


def test_ask_and_verify(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": STRAWBERRY}).json()
    assert (answer["answer"], answer["value"], answer["abstained"]) == ("There are 3.", "3", False)
    certificate = answer["certificate"]
    assert client.post("/v1/verify", json={"certificate": certificate}).json()["ok"] is True
    certificate["rounds"][0]["text"] = "4"
    changed = client.post("/v1/verify", json={"certificate": certificate})
    assert (changed.status_code, changed.json()["ok"]) == (200, False)
    assert changed.json()["problems"]


def test_an_abstention_is_an_answer(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"question": "What is love?"})
    assert (response.status_code, response.json()["abstained"]) == (200, True)


def test_run_takes_json_values_as_they_are_written(client: TestClient) -> None:
    bindings = {
        "n1": 2**70,
        "n2": 0.1,
        "s1": "é",
        "l1": [1, "a", True, None],
        "n3": {"rational": "1/3"},
        "x1": {"tuple": [{"integer": "1"}]},
    }
    for name, text in {
        "n1": str(2**70),
        "n2": "1/10",
        "s1": "é",
        "l1": "[1, 'a', True, None]",
        "n3": "1/3",
        "x1": "(1,)",
    }.items():
        assert run(client, f"answer = {name}", bindings=bindings)["value"] == text


def test_a_program_that_fails_is_a_200(client: TestClient) -> None:
    outcome = run(client, "x = 1\nanswer = x / 0")
    assert outcome["ok"] is False
    assert set(outcome["error"]) == ERROR_FIELDS
    assert (outcome["error"]["kind"], outcome["error"]["line"]) == ("execution", 2)


def test_a_program_that_never_ends_meets_its_budget(client: TestClient) -> None:
    loop = "x = 0\nwhile True:\n    x += 1\nanswer = x"
    for limit in ({"steps": 1000}, {"seconds": 0.2, "steps": 100_000_000}):
        assert run(client, loop, **limit)["error"]["kind"] == "budget"


def test_learn_agrees_with_the_library(client: TestClient) -> None:
    fields = {"examples": [16, 8, 2, 64], "top": 3, "exact": True, "sequential": True, "predict": [32]}
    learned = client.post("/v1/concepts/learn", json=fields).json()
    game = NumberGame().observe(16, 8, 2, 64)
    best = game.posterior(1, exact=True)[0]
    assert learned["hypotheses"][0]["posterior_exact"] == str(best.posterior)
    assert learned["predictive"]["32"] == pytest.approx(game.predict(32), abs=1e-9)
    assert [len(update["examples"]) for update in learned["sequence"]] == [1, 2, 3, 4]


def test_health(client: TestClient) -> None:
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert health["generator"].startswith("scripted:")


# ------------------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("ask", {}),
        ("ask", {"question": ""}),
        ("ask", {"question": 1}),
        ("ask", {"question": "?", "samples": 0}),
        ("ask", {"question": "?", "unknown": 1}),
        ("ask", []),
        ("run", {"program": "answer = 1", "language": "nonsense"}),
        ("run", {"program": "answer = 1", "steps": 0}),
        ("run", {"program": "answer = n1", "bindings": {"n1": {"nonsense": 1}}}),
        ("run", {"program": "answer = n1", "bindings": {"n1": {"rational": "1/0"}}}),
        ("run", {"program": "answer = n1", "bindings": {"not a name": 1}}),
        ("concepts/learn", {"examples": [0]}),
        ("concepts/learn", {"examples": [101]}),
        ("concepts/learn", {"examples": ["a"]}),
        ("concepts/learn", {"prior": "nonsense"}),
        ("verify", {}),
        ("verify", {"certificate": {}}),
        ("verify", {"certificate": {"schema": "neurosym-certificate/1"}}),
    ],
)
def test_wrong_requests_are_422_in_the_one_schema(client: TestClient, path: str, body: Any) -> None:
    error_of(client.post(f"/v1/{path}", json=body), 422)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[" * 100_000, b"9" * 10_000, b"null", b'"text"', b'{"question": "\\ud800?"}'],
)
def test_bodies_that_are_no_requests(client: TestClient, body: bytes) -> None:
    response = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    error_of(response, response.status_code)
    assert response.status_code in (400, 422)


def test_a_binary_body_is_told_so(client: TestClient) -> None:
    response = client.post("/v1/ask", content=b'"\xff"', headers={"Content-Type": "application/json"})
    assert "UTF-8" in error_of(response, 400)["hint"]


def test_lone_surrogates_and_infinities_are_no_fault(client: TestClient) -> None:
    for data in (b'"\\ud800"', b"1e999", b"NaN"):
        body = b'{"program": "answer = x1", "bindings": {"x1": ' + data + b"}}"
        response = client.post("/v1/run", content=body, headers={"Content-Type": "application/json"})
        assert response.status_code in (200, 422)
        response.json()


def test_unknown_paths_and_methods(client: TestClient) -> None:
    assert error_of(client.get("/nonsense"), 404)["kind"] == "not_found"
    assert error_of(client.get("/v1/run"), 405)["kind"] == "method_not_allowed"


# --------------------------------------------------------------------------------- limits


def test_a_long_body_is_413(client: TestClient) -> None:
    long = b" " * (2 * 2**20 + 1)
    headers = {"Content-Type": "application/json"}
    error_of(client.post("/v1/run", content=long, headers=headers), 413)
    error_of(client.post("/v1/run", content=iter([long[:1000]] * 2200), headers=headers), 413)


def test_a_body_below_the_limit_is_read(client: TestClient) -> None:
    text = "e" * 2**20
    assert run(client, 'answer = t1.count("e")', bindings={"t1": text})["value"] == str(2**20)


def test_the_time_limit_is_504_and_leaves_the_service_whole(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    loop = {"action": "calc", "text": "x = 0\nwhile True:\n    x += 1\nanswer = x"}
    script.write_text(json.dumps(loop), encoding="utf-8")
    with TestClient(create_app(f"scripted:{script}", workers=1, time_limit=1.5)) as client:
        assert error_of(client.post("/v1/ask", json={"question": "For how long?"}), 504)["kind"] == "time"
        assert client.get("/healthz").status_code == 200


def test_a_generator_object_answers_from_a_thread() -> None:
    generator = ScriptedGenerator([Proposal("decline", "", -0.1)])
    with TestClient(create_app(generator, workers=1)) as client:
        assert client.post("/v1/ask", json={"question": "What is love?"}).json()["abstained"] is True
        error_of(client.post("/v1/ask", json={"question": " "}), 422)


def test_an_unknown_generator_is_refused_at_once() -> None:
    with pytest.raises(UsageError):
        create_app("nonsense")


def test_an_unexpected_exception_is_500_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        name = "broken"

        def propose(self, request: object) -> tuple[Proposal, ...]:
            raise RuntimeError("a secret")

    with TestClient(create_app(Broken(), workers=1)) as client:
        response = client.post("/v1/ask", json={"question": "What?"}, headers={"X-Request-ID": "abc-1"})
    assert error_of(response, 500)["kind"] == "internal"
    assert "secret" not in response.text
    assert "abc-1" in response.text
    assert "secret" in caplog.text


def test_request_ids(client: TestClient) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    for given in ("", "with blanks", "x" * 200):
        made = client.get("/healthz", headers={"X-Request-ID": given}).headers["x-request-id"]
        assert len(made) == 32


# -------------------------------------------------------------------------------- OpenAPI


def test_openapi_declares_every_status_code_with_the_one_schema(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    computing = [path for path in document["paths"] if path.startswith("/v1/")]
    assert sorted(computing) == ["/v1/ask", "/v1/concepts/learn", "/v1/run", "/v1/verify"]
    for path in computing:
        responses = document["paths"][path]["post"]["responses"]
        assert set(responses) == {"200", "400", "413", "422", "500", "503", "504"}
        for status, response in responses.items():
            schema = response["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            assert (schema == "ErrorResponse") == (status != "200")
    assert set(document["components"]["schemas"]["ErrorDetail"]["properties"]) == ERROR_FIELDS


def test_responses_are_what_openapi_says(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": STRAWBERRY}).json()
    declined = client.post("/v1/ask", json={"question": "What is love?"}).json()
    for body in (answer, declined):
        messages.AskResponse.model_validate(body, strict=True)
    for program in ("answer = 1/3", "answer = 1/0"):
        messages.RunResponse.model_validate(run(client, program), strict=True)
    fields = {"examples": [16, 8], "exact": True, "sequential": True}
    learned = client.post("/v1/concepts/learn", json=fields).json()
    messages.LearnResponse.model_validate(learned, strict=True)
    verified = client.post("/v1/verify", json={"certificate": answer["certificate"]}).json()
    messages.VerifyResponse.model_validate(verified, strict=True)
