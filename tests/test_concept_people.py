"""Noise, exponents and ``prior="people"`` against brute force over all hypotheses; fitting; questions."""

from __future__ import annotations

import json
import math
import os
import random
import tomllib
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from neurosym.cli.learn import command
from neurosym.errors import UsageError
from neurosym.languages.concept.answers import Answers, folds, read_answers
from neurosym.languages.concept.design import Design
from neurosym.languages.concept.extension import mask, members
from neurosym.languages.concept.fit import Model, Settings, fit, predicted
from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.listed import LARGEST_LISTED
from neurosym.languages.concept.parse import parse_concept
from neurosym.languages.concept.people import parameters, weighted
from neurosym.languages.concept.people_file import parameter_text
from neurosym.languages.concept.people_space import interval_factors, rows

Extension = frozenset[int]

FITTED = tomllib.loads(
    (files("neurosym.languages.concept") / "people.toml").read_text(encoding="utf-8"), parse_float=Decimal
)


# ------------------------------------------------------------------ brute force, written from the formulas


@cache
def classical_prior(n: int) -> dict[Extension, Decimal]:
    numbers = range(1, n + 1)
    rules = [
        [x for x in numbers if x % 2 == 0],
        [x for x in numbers if x % 2 == 1],
        [x for x in numbers if math.isqrt(x) ** 2 == x],
        [x for x in numbers if round(x ** (1 / 3)) ** 3 == x],
        [x for x in numbers if x > 1 and all(x % d for d in range(2, x))],
        *([x for x in numbers if x % k == 0] for k in range(3, 13)),
        *([x for x in numbers if x in [k**e for e in range(1, 20)]] for k in range(2, 11)),
        *([x for x in numbers if x % 10 == d] for d in range(10)),
    ]
    prior: dict[Extension, Decimal] = {}
    for rule in rules:
        prior[frozenset(rule)] = prior.get(frozenset(rule), Decimal(0)) + Decimal(2) / 3 / len(rules)
    erlang = {
        (a, b): ((b - a + 1) * (-Decimal(b - a + 1) / 10).exp()).quantize(Decimal("1e-18"))
        for a in numbers
        for b in range(a, n + 1)
    }
    for (a, b), weight in erlang.items():
        interval = frozenset(range(a, b + 1))
        prior[interval] = prior.get(interval, Decimal(0)) + weight / sum(erlang.values()) / 3
    return prior


@cache
def people_priors(n: int) -> list[dict[Extension, Decimal]]:
    """For each kind of learner: mass of the group, times product of factors, over the group's sum."""
    listed: list[tuple[str, Extension, Decimal, tuple[str, ...]]] = [
        (row.group, frozenset(members(row.bits)), Decimal(1), row.factors) for row in rows(n)
    ]
    for a in range(1, n + 1):
        for b in range(a, n + 1):
            erlang = ((b - a + 1) * (-Decimal(b - a + 1) / 10).exp()).quantize(Decimal("1e-18"))
            listed.append(("interval", frozenset(range(a, b + 1)), erlang, interval_factors(a, b, n)))
    priors = []
    for kind in range(len(FITTED["kinds"])):
        weights: list[tuple[str, Extension, Decimal]] = []
        for group, extension, weight, names in listed:
            for name in names:
                factor = FITTED["factors"].get(name, Decimal(1))
                weight *= factor[kind] if isinstance(factor, list) else factor
            weights.append((group, extension, weight))
        sums: dict[str, Decimal] = {}
        for group, _, weight in weights:
            sums[group] = sums.get(group, Decimal(0)) + weight
        prior: dict[Extension, Decimal] = {}
        for group, extension, weight in weights:
            mass = (FITTED["groups"][group][kind] * weight / sums[group]).quantize(Decimal("1e-18"))
            prior[extension] = prior.get(extension, Decimal(0)) + mass
        total = sum(prior.values())
        priors.append({extension: mass / total for extension, mass in prior.items()})
    return priors


def brute_force(
    n: int, prior: dict[Extension, Decimal], examples: list[int], exponent: Decimal, noise: Decimal
) -> tuple[dict[Extension, Decimal], Decimal]:
    """The posterior and the evidence."""
    joint = {}
    for extension, mass in prior.items():
        for x in examples:
            inside = (1 - noise) * Decimal(len(extension)) ** -exponent if x in extension else Decimal(0)
            mass *= inside + noise / n
        joint[extension] = mass
    evidence = sum(joint.values(), Decimal(0))
    return {extension: mass / evidence for extension, mass in joint.items()}, evidence


def random_case(rng: random.Random) -> dict[str, Any]:
    n = rng.randint(1, 14)
    case: dict[str, Any] = {"n": n, "prior": rng.choice(["tenenbaum1999", "tenenbaum1999", "people"])}
    case["examples"] = [rng.randint(1, n) for _ in range(rng.randint(0, 6))]
    case["sampling"] = rng.choice([None, "strong", "weak"])
    if case["sampling"] != "weak" and rng.random() < 0.6:
        case["exponent"] = rng.choice([0, 0.5, 1, "1.37", 2, Fraction(7, 4)])
    if rng.random() < 0.7:
        case["noise"] = rng.choice([0, 0.01, "0.1", Fraction(1, 3), 0.9])
    return case


def kinds_of(case: dict[str, Any]) -> list[tuple[Decimal, dict[Extension, Decimal], Decimal, Decimal]]:
    """(share, prior, exponent, noise) of each kind of learner."""

    def decimal(value: Any) -> Decimal:
        ratio = Fraction(str(value))
        return Decimal(ratio.numerator) / ratio.denominator

    exponent = {"weak": Decimal(0), "strong": Decimal(1), None: None}[case["sampling"]]
    exponent = decimal(case["exponent"]) if "exponent" in case else exponent
    noise = decimal(case["noise"]) if "noise" in case else None
    if case["prior"] != "people":
        own = Decimal(1) if exponent is None else exponent
        return [(Decimal(1), classical_prior(case["n"]), own, noise or Decimal(0))]
    return [
        (
            kind["share"],
            prior,
            kind["exponent"] if exponent is None else exponent,
            kind["noise"] if noise is None else noise,
        )
        for kind, prior in zip(FITTED["kinds"], people_priors(case["n"]), strict=True)
    ]


@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_random_cases_by_brute_force(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(100):
        case = random_case(rng)
        n, examples = case["n"], case["examples"]
        options = {name: case.get(name) for name in ("sampling", "exponent", "noise")}
        game = NumberGame(n, case["prior"], **options).observe(*examples)
        with localcontext() as context:
            context.prec = 40
            posterior: dict[Extension, Decimal] = {}
            evidence = Decimal(0)
            for share, prior, exponent, noise in kinds_of(case):
                found, marginal = brute_force(n, prior, examples, exponent, noise)
                evidence += share * marginal
                for extension, mass in found.items():
                    posterior[extension] = posterior.get(extension, Decimal(0)) + share * mass
            lapse, base = (FITTED["lapse"], FITTED["base"]) if case["prior"] == "people" else (0, 0)
            wanted = {
                y: float((1 - lapse) * sum(mass for e, mass in posterior.items() if y in e) + lapse * base)
                for y in range(1, n + 1)
            }
            log_evidence = float(evidence.ln())
        floats, rationals = game.predictive(), game.predictive(exact=True)
        for y in range(1, n + 1):
            assert abs(floats[y] - wanted[y]) < 1e-12, case
            assert abs(float(rationals[y]) - wanted[y]) < 1e-12, case
        assert abs(game.log_evidence() - log_evidence) < 1e-11, case
        for exact in (False, True):
            for h in game.posterior(3, exact=exact):
                extension = frozenset(members(mask(parse_concept(h.concept), n)))
                assert abs(float(h.posterior) - float(posterior[extension])) < 1e-12, case
        assert sum(h.posterior for h in game.posterior(exact=True)) == 1


# ------------------------------------------------------------------------------------ noise and exponent


def test_noise_forgives_one_example_that_does_not_belong() -> None:
    examples = [16, 8, 2, 64, 32, 77]
    strict, tolerant = NumberGame().observe(*examples), NumberGame(noise=0.05).observe(*examples)
    assert strict.posterior(1)[0].concept.startswith("between")
    assert tolerant.posterior(1)[0].concept == "powers(2)"
    assert tolerant.predict(4) > 0.9 > 0.1 > tolerant.predict(76)


def test_one_noisy_example_by_hand() -> None:
    """Over 1..2 after seeing 1: the rules {1}, {2}, {} and both intervals of one, and {1, 2}."""
    game = NumberGame(2, noise=Fraction(1, 2)).observe(1)
    prior = {h.concept: h.prior for h in NumberGame(2).posterior(exact=True)}
    likelihood = {"odd": Fraction(3, 4), "between(1, 2)": Fraction(1, 2)}
    joint = {concept: mass * likelihood.get(concept, Fraction(1, 4)) for concept, mass in prior.items()}
    found = {h.concept: h.posterior for h in game.posterior(exact=True)}
    assert found == {concept: mass / sum(joint.values()) for concept, mass in joint.items()}


def test_weak_sampling_is_the_exponent_0_and_strong_is_1() -> None:
    for sampling, exponent in (("weak", 0), ("strong", 1)):
        named = NumberGame(sampling=sampling, noise=0.1).observe(16, 8)  # type: ignore[arg-type]
        assert named.predictive() == NumberGame(exponent=exponent, noise=0.1).observe(16, 8).predictive()


def test_a_larger_exponent_prefers_smaller_sets() -> None:
    sharpness = [NumberGame(exponent=e).observe(16, 8).predict(10) for e in (0, 0.5, 1, 2)]
    assert sharpness == sorted(sharpness, reverse=True)


def test_a_float_parameter_is_the_decimal_that_it_prints_as() -> None:
    by_float, by_text = NumberGame(30, noise=0.1).observe(7), NumberGame(30, noise="0.1").observe(7)
    assert by_float.predictive(exact=True) == by_text.predictive(exact=True)


@pytest.mark.parametrize(
    "options",
    [
        {"sampling": "other"},
        {"sampling": "weak", "exponent": 1},
        {"exponent": -1},
        {"exponent": 11},
        {"exponent": "much"},
        {"exponent": True},
        {"noise": 1},
        {"noise": -0.1},
        {"noise": float("nan")},
        {"noise": [1]},
        {"noise": 0.1, "domain": LARGEST_LISTED + 1},
        {"prior": "people", "domain": LARGEST_LISTED + 1},
    ],
)
def test_options_without_a_meaning_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        NumberGame(**options)
    assert caught.value.hint


@pytest.mark.parametrize("options", [{}, {"noise": 0}, {"prior": "people"}, {"prior": "people", "noise": 0}])
def test_examples_with_nothing_in_common_are_explained(options: dict[str, Any]) -> None:
    """By intervals that are as long as it takes, by all numbers, or as lapses."""
    game = NumberGame(500, **options).observe(1, 498, 499)
    assert 0 < game.predict(250) <= 1
    assert game.posterior(1)[0].posterior > 0


# ------------------------------------------------------------------------------------------ prior="people"


def test_both_paths_of_people_agree_on_the_usual_domain() -> None:
    for examples in ([], [16], [16, 8, 2, 64], [60, 52, 57, 55], [3] * 40, list(range(1, 60, 7))):
        game = NumberGame(prior="people").observe(*examples)
        floats, rationals = game.predictive(), game.predictive(exact=True)
        assert all(abs(floats[y] - float(rationals[y])) < 1e-12 for y in floats)
        best = game.posterior(1, exact=True)[0]
        assert abs(game.posterior(1)[0].posterior - best.posterior) < 1e-12


def test_people_hypotheses_have_names_and_parse_back() -> None:
    found = {h.concept: h for h in NumberGame(30, prior="people").posterior()}
    assert found["multiples(7)"].name == "multiples of 7"
    assert found["odd & between(10, 20)"].name == "odd numbers between 10 and 20"
    for h in found.values():
        masks = {mask(parse_concept(text), 30) for text in h.concepts}
        assert len(masks) == 1
        assert masks.pop().bit_count() == h.size


def test_rules_extend_as_rules() -> None:
    """What is learned on 1..100 holds beyond: multiples of 10 in 1..200, whatever the domain."""
    game = NumberGame(200, prior="people").observe(60, 80, 10, 30)
    assert min(game.predict(y) for y in (70, 110, 190)) > 2 * max(game.predict(y) for y in (71, 111, 191))
    for domain in (100, 200):
        prior = {h.concept: h.prior for h in NumberGame(domain, prior="people").posterior()}
        assert prior["multiples(7)"] / prior["multiples(9)"] == pytest.approx(
            float(FITTED["factors"]["multiples(7)"] / FITTED["factors"]["multiples(9)"]), rel=1e-6
        )


def test_people_updates_one_number_at_a_time() -> None:
    game = NumberGame(40, prior="people").observe(16, 8, 2)
    for update in game.sequence(3):
        assert list(update.hypotheses) == NumberGame(40, prior="people").observe(*update.examples).posterior(
            3
        )


def test_options_replace_what_was_fitted() -> None:
    fitted = NumberGame(50, prior="people").observe(16, 8)
    strict = NumberGame(50, prior="people", noise=0).observe(16, 8)
    assert all(h.posterior == 0 or {16, 8} <= members_of(h.concept, 50) for h in strict.posterior())
    assert any(not {16, 8} <= members_of(h.concept, 50) for h in fitted.posterior())


def members_of(concept: str, domain: int) -> set[int]:
    return set(members(mask(parse_concept(concept), domain)))


# ----------------------------------------------------------------------------------------------- questions


@pytest.mark.parametrize("options", [{}, {"noise": 0.1}, {"prior": "people"}])
def test_information_is_the_mutual_information_of_answer_and_concept(options: dict[str, Any]) -> None:
    game = NumberGame(12, **options).observe(6, 3)
    people = options.get("prior") == "people"
    lapse, base = (float(FITTED["lapse"]), float(FITTED["base"])) if people else (0.0, 0.0)
    posterior = [(members_of(h.concept, 12), float(h.posterior)) for h in game.posterior()]

    def entropy(p: float) -> float:
        return -sum(q * math.log2(q) for q in (p, 1 - p) if q > 0)

    found = {question.number: question for question in game.questions(None)}
    for y in range(1, 13):
        given = [(mass, lapse * base + (1 - lapse) * (y in members)) for members, mass in posterior]
        answer = sum(mass * yes for mass, yes in given)
        assert found[y].probability == pytest.approx(answer, abs=1e-12)
        gain = entropy(answer) - sum(mass * entropy(yes) for mass, yes in given)
        assert found[y].information == pytest.approx(gain, abs=1e-9)
    assert game.next_question().information == max(question.information for question in found.values())
    assert game.questions(4) == game.questions(None)[:4]


def test_the_next_question_parts_the_hypotheses() -> None:
    question = NumberGame().observe(16, 8).next_question()
    assert 0.25 < question.probability < 0.75
    assert question.information > 0.8
    assert NumberGame().observe(*[2] * 300).next_question().information < 1


def test_what_an_example_ruled_out() -> None:
    game = NumberGame().observe(16, 8, 2)
    gone = [h.concept for h in game.ruled_out(8)]
    assert gone[0] in [h.concept for h in NumberGame().observe(16).posterior(5)]
    assert all(8 not in members_of(concept, 100) and 16 in members_of(concept, 100) for concept in gone)
    assert game.ruled_out(2, None) == [
        h for h in NumberGame().observe(16, 8).posterior() if 2 not in members_of(h.concept, 100)
    ]
    assert all(7 not in members_of(h.concept, 100) for h in game.ruled_out(7))
    assert game.ruled_out(2, 0) == []
    assert game.examples == (16, 8, 2)


# ------------------------------------------------------------------------------------------------- fitting


def synthetic(sets: list[tuple[int, ...]], seed: int = 0) -> Answers:
    """Answers of learners who know only parity and multiples of 10."""
    rng = np.random.default_rng(seed)
    yes = np.zeros((len(sets), 100))
    for row, shown in zip(yes, sets, strict=True):
        step = 10 if all(x % 10 == 0 for x in shown) else 2 if all(x % 2 == 0 for x in shown) else 1
        row[step - 1 :: step] = 0.9
        row += rng.uniform(0, 0.1, 100)
    asked = np.ones_like(yes, dtype=bool)
    for row, shown in zip(asked, sets, strict=True):
        row[[x - 1 for x in shown]] = False
    return Answers("synthetic", tuple(sets), yes, asked)


SETS = [(10, 40), (20, 80, 30), (90, 60), (2, 44), (8, 38, 66), (14, 92), (50, 20), (4, 58, 6), (70, 100, 10)]


def test_a_fit_learns_what_people_do() -> None:
    design, answers = Design(), synthetic(SETS)
    settings = Settings(kinds=1, steps=40)
    before = predicted(fit(design, answers, Settings(kinds=1, steps=0)), design, answers.sets)
    after = predicted(fit(design, answers, settings), design, answers.sets)
    held = synthetic([(30, 90, 20), (16, 88, 34)], seed=1)
    foretold = predicted(fit(design, answers, settings), design, held.sets)

    def error(guess: Any, against: Answers) -> float:
        return float(((guess - against.yes)[against.asked] ** 2).mean())

    assert error(after, answers) < error(before, answers) / 4
    assert error(foretold, held) < 0.02


def test_what_is_fitted_is_what_the_written_file_says() -> None:
    """Fitted, written, read, prior="people": the same predictions, up to the decimals of the file."""
    design, answers = Design(), synthetic(SETS)
    model = fit(design, answers, Settings(kinds=2, steps=5))
    text = parameter_text(model, design, ["made by a test"])
    read = parameters(text)
    assert sum(kind.share for kind in read.kinds) == 1
    over = weighted(read, 100)
    shown = (16, 8)
    (wanted,) = predicted(model, design, [shown])
    found = np.zeros(101)
    for kind, weights in zip(read.kinds, over.weights, strict=True):
        posterior = np.array(weights, dtype=np.float64)
        for x in shown:
            inside = np.array([float(kind.sampling.inside(size, 100)) for size in range(101)])
            holds = np.array([over.holds(place, x) for place in range(len(over))])
            outside = float(kind.sampling.outside(100))
            posterior *= np.where(holds, inside[np.array(over.sizes)], outside)
        posterior /= posterior.sum()
        for place, mass in enumerate(posterior):
            low = over.intervals[place - len(over.rules)] if place >= len(over.rules) else None
            where = range(low[0], low[1] + 1) if low else members(over.rules[place].bits)
            found[list(where)] += float(kind.share) * mass
    found = float(read.lapse * read.base) + (1 - float(read.lapse)) * found
    assert np.abs(found[1:] - wanted).max() < 2e-4


def test_the_gradient_is_that_of_the_loss() -> None:
    from neurosym.languages.concept.fit import _gradient

    design, answers = Design(), synthetic(SETS[:4])
    design.member = design.member.astype(np.float64)
    inside = design.inside(answers.sets).astype(np.float64)
    rng = np.random.default_rng(0)
    values = {
        "shared": rng.normal(0, 0.3, len(design.names)),
        "own": rng.normal(0, 0.3, (2, len(design.owned))),
        "exponent": np.array([0.1, 1.0]),
        "noise": np.array([-2.0, -3.0]),
        "share": np.array([0.2, -0.1]),
        "lapse": np.array([-0.5, 0.3]),
    }

    def loss(at: dict[str, Any]) -> float:
        model = Model(**at)
        error = (predicted(model, design, answers.sets) - answers.yes)[answers.asked]
        free = (design.penalty * model.shared**2).sum() + 0.05 * (model.own**2).sum()
        return float(1000 * (error**2).mean() + 0.3 * free)

    slopes = _gradient(Model(**values), design, answers, inside, 0.3)
    for name, value in values.items():
        for place in list(product(*map(range, value.shape)))[:3]:
            up, down = ({k: v.copy() for k, v in values.items()} for _ in range(2))
            up[name][place] += 0.01
            down[name][place] -= 0.01
            assert slopes[name][place] == pytest.approx((loss(up) - loss(down)) / 0.02, rel=1e-3, abs=1e-4)


def test_sets_inside_each_other_share_a_fold() -> None:
    sets = [(75, 48, 12, 3), (1, 2), (75, 48, 3), (5,), (75,), (9, 8), (2, 1, 7), (40, 41), (6, 66)]
    parts = folds(sets)
    assert sorted(place for part in parts for place in part) == list(range(len(sets)))
    home = {place: number for number, part in enumerate(parts) for place in part}
    assert home[0] == home[2]
    assert home[1] == home[6]
    assert parts == folds(sets)


def lines_of(path: Path, answers: Answers) -> Path:
    rows = [
        {"set": list(shown), "target": y, "yes": round(10 * answers.yes[place, y - 1]), "n": 10}
        for place, shown in enumerate(answers.sets)
        for y in range(1, 101, 3)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_answers_are_read_and_members_do_not_count(tmp_path: Path) -> None:
    path = lines_of(tmp_path / "bigelow2016.jsonl", synthetic(SETS))
    answers = read_answers(tmp_path)
    assert answers.sets == tuple(SETS)
    assert answers.asked.sum() == 34 * len(SETS) - sum(x % 3 == 1 for shown in SETS for x in shown)
    assert read_answers(path).yes[0, 39] == pytest.approx(0.9, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        '{"set": [1]}',
        '{"set": [], "target": 1, "yes": 1, "n": 2}',
        '{"set": [101], "target": 1, "yes": 1, "n": 2}',
        '{"set": [1], "target": 2, "yes": 3, "n": 2}',
        '{"set": [1], "target": 2, "yes": 0, "n": 0}',
        "[1]",
    ],
)
def test_files_that_hold_no_answers_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "answers.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_answers(tmp_path / "answers.jsonl")
    assert caught.value.hint


# ------------------------------------------------------------------------------------------ command line


def test_the_command_line_passes_the_options_on() -> None:
    arguments = ["16", "8", "--noise", "0.1", "--exponent", "0.5", "--json"]
    found = json.loads(CliRunner().invoke(command, arguments).stdout)
    assert (
        found["hypotheses"][0]["posterior"]
        == NumberGame(noise="0.1", exponent="0.5").observe(16, 8).posterior(1)[0].posterior
    )
    people = json.loads(CliRunner().invoke(command, ["16", "--prior", "people", "--json"]).stdout)
    assert people["predictive"]["32"] == NumberGame(prior="people").observe(16).predict(32)


def test_the_command_line_asks_and_says_what_was_ruled_out() -> None:
    shown = CliRunner().invoke(command, ["16", "8", "--ask", "--ruled-out", "8", "--top", "2"]).output
    assert f"ask about {NumberGame().observe(16, 8).next_question().number}: " in shown
    assert "what 8 speaks against" in shown
    assert NumberGame().observe(16).ruled_out(8)[0].name in shown


@pytest.mark.parametrize(
    "arguments", [["--fit", "nowhere"], ["16", "--fit", "."], ["16", "--out", "file"], ["16", "--noise", "x"]]
)
def test_the_command_line_refuses(arguments: list[str]) -> None:
    result = CliRunner().invoke(command, arguments)
    assert isinstance(result.exception, UsageError)
    assert result.exception.hint


def test_fitting_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import neurosym.languages.concept.fit as fitting

    quick = Settings(kinds=1, steps=2)
    monkeypatch.setattr(fitting, "Settings", lambda: quick)
    lines_of(tmp_path / "bigelow2016.jsonl", synthetic(SETS))
    lines_of(tmp_path / "tenenbaum1999.jsonl", synthetic(SETS[:3]))
    out = tmp_path / "mine.toml"
    result = CliRunner().invoke(command, ["--fit", str(tmp_path), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert result.output.count("fold ") == 5
    assert "never fitted" in result.output
    assert parameters(out.read_text(encoding="utf-8")).kinds[0].share == 1


@pytest.mark.data
def test_the_shipped_parameters_foretell_tenenbaums_sets() -> None:
    """They were fitted to Bigelow and Piantadosi's answers only."""
    folder = os.environ.get("NEUROSYM_DATA")
    path = Path(folder, "number_game", "tenenbaum1999.jsonl") if folder else None
    if path is None or not path.is_file():
        pytest.skip("NEUROSYM_DATA has no number_game")
    answers = read_answers(path)
    games = [NumberGame(prior="people").observe(*shown) for shown in answers.sets]
    guess = np.array([list(game.predictive().values()) for game in games])
    asked = answers.asked
    assert np.corrcoef(guess[asked], answers.yes[asked])[0, 1] ** 2 > 0.85
