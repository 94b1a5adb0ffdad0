"""The bodies of requests and responses, as the OpenAPI document shows them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = [
    "AskRequest",
    "AskResponse",
    "ErrorResponse",
    "Health",
    "LearnRequest",
    "LearnResponse",
    "RunRequest",
    "RunResponse",
    "VerifyRequest",
    "VerifyResponse",
]


def _encodable(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("half of a surrogate pair is no character")
    return text


_Text = Annotated[str, AfterValidator(_encodable)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ErrorDetail(BaseModel):
    """``kind`` is stable and machine-readable; ``line`` and ``column`` are places in a program."""

    kind: str
    message: str
    line: int | None = None
    column: int | None = None
    hint: str | None = None


class ErrorResponse(BaseModel):
    error: ErrorDetail


class DataFile(_Request):
    name: Annotated[_Text, Field(min_length=1, max_length=200)]
    text: _Text


class AskRequest(_Request):
    question: Annotated[_Text, Field(examples=["How many r are in strawberry?"])]
    files: list[DataFile] = []
    samples: Annotated[int, Field(ge=1, le=64)] = 1
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] = 0


class Round(BaseModel):
    """``language_probability`` is how sure the generator was of the language, before it wrote."""

    program: str
    language: str
    language_probability: float
    outcome: RunResponse


class AskResponse(BaseModel):
    """``value`` is canonical text; ``certificate`` can be sent to /v1/verify."""

    model_config = ConfigDict(extra="allow")

    answer: str
    value: str | None
    type: str | None
    exact: bool
    probability: float
    abstained: bool
    reading: str
    language: str
    program: str
    rounds: list[Round]
    grounding: list[dict[str, Any]]
    certificate: dict[str, Any] | None


class RunRequest(_Request):
    """Bindings are JSON values; a number with a point is the exact decimal that is written.

    What JSON lacks is an object with one key: ``{"rational": "1/3"}``, ``{"tuple": [...]}``,
    ``{"set": [...]}``, ``{"dict": [[key, value], ...]}``, ``{"date": "2021-05-04"}``, ``{"integer": "12"}``.
    """

    program: Annotated[_Text, Field(examples=["answer = n1 ** n2"])]
    language: Annotated[str, Field(max_length=50)] = "calc"
    bindings: Annotated[dict[str, Any], Field(examples=[{"n1": 2, "n2": 100}])] = {}
    steps: Annotated[int, Field(ge=1, le=100_000_000)] = 10_000_000
    seconds: Annotated[float, Field(gt=0, le=600)] = 10.0
    trace: Annotated[bool, Field(description="every step that ran, not only the outermost")] = False


class TraceStep(BaseModel):
    """``children`` are the steps inside a call, a loop or a block; ``times``: so many were left out here."""

    line: int
    source: str
    value: str
    children: list[TraceStep] = []
    times: int = 1


class RunResponse(BaseModel):
    """``value`` and what follows it if ``ok``, else ``error``."""

    ok: bool
    value: str | None = None
    type: str | None = None
    exact: bool | None = None
    steps: int
    trace: list[TraceStep] | None = None
    printed: list[str] | None = None
    notes: list[str] | None = None
    error: ErrorDetail | None = None


_Number = Annotated[int, Field(ge=1, le=1_000_000)]


class LearnRequest(_Request):
    examples: Annotated[list[_Number], Field(max_length=1000, examples=[[16, 8, 2, 64]])] = []
    domain: Annotated[int, Field(ge=1, le=10_000)] = 100
    predict: Annotated[list[_Number], Field(max_length=10_000)] = []
    top: Annotated[int, Field(ge=1, le=1000)] = 5
    exact: bool = False
    sequential: bool = False
    prior: Annotated[str, Field(max_length=50)] = "tenenbaum1999"


class HypothesisEntry(BaseModel):
    """The exact numbers are rationals as text, there if they were asked for."""

    concept: str
    name: str
    size: int
    prior: float
    posterior: float
    prior_exact: str | None = None
    posterior_exact: str | None = None


class SequenceEntry(BaseModel):
    examples: list[int]
    hypotheses: list[HypothesisEntry]


class LearnResponse(BaseModel):
    """``predictive`` maps each number of the domain to the probability that it belongs."""

    hypotheses: list[HypothesisEntry]
    predictive: dict[str, float]
    predictive_exact: dict[str, str] | None = None
    sequence: list[SequenceEntry]


class VerifyRequest(_Request):
    certificate: dict[str, Any]


class VerifyResponse(BaseModel):
    ok: bool
    value: str
    rounds: int
    problems: list[str]
    warnings: list[str]


class Health(BaseModel):
    status: Literal["ok"]
    version: str
    generator: str
