"""What every generator must satisfy, as plain functions: call them with one of your own.

``check_generator(generator, request)`` runs them all. ``parses`` says whether a text is in a
constraint's language; it is Lark's verdict on the grammar as written, not the decoder's.
"""

from __future__ import annotations

from neurosym.generators.base import Generator, Request
from neurosym.generators.constraint import Constraint


def parses(constraint: Constraint, text: str) -> bool:
    import lark

    try:
        lark.Lark(constraint.grammar, parser="lalr").parse(text)
    except lark.exceptions.UnexpectedInput:
        return False
    return True


def same_request_same_proposals(generator: Generator, request: Request) -> None:
    assert generator.propose(request) == generator.propose(request)


def proposes_what_was_asked_for(generator: Generator, request: Request) -> None:
    for proposal in generator.propose(request):
        if proposal.action == "decline":
            assert proposal.text == ""
        else:
            assert proposal.action in request.constraints
            assert parses(request.constraints[proposal.action], proposal.text), proposal.text


def is_ordered_by_probability(generator: Generator, request: Request) -> None:
    proposals = generator.propose(request)
    assert 1 <= len(proposals) <= request.samples
    logprobs = [proposal.logprob for proposal in proposals]
    assert logprobs == sorted(logprobs, reverse=True)
    for proposal in proposals:
        assert proposal.logprob <= 0 and proposal.action_logprob <= 0


def proposes_nothing_twice(generator: Generator, request: Request) -> None:
    proposals = [(proposal.action, proposal.text) for proposal in generator.propose(request)]
    assert len(proposals) == len(set(proposals))


def check_generator(generator: Generator, request: Request) -> None:
    same_request_same_proposals(generator, request)
    proposes_what_was_asked_for(generator, request)
    is_ordered_by_probability(generator, request)
    proposes_nothing_twice(generator, request)
