"""The model that ships: what anyone who clones the repository may rely on."""

import json
from pathlib import Path

import pytest

from neurosym.certificate import verify
from neurosym.generators.embedded.generator import EmbeddedGenerator
from neurosym.reasoner import Reasoner

LONG = ("The quick brown fox jumps over the lazy dog, and then it sleeps. " * 1600)[:100_000]


@pytest.fixture(scope="module")
def reasoner():
    return Reasoner()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many r are in strawberry?", "3"),
        ("What is 17 plus 25?", "42"),
        ("What is twenty-three times four?", "92"),
        ("((-1 + 2 + 9 * 5) - (-2 + -4 + -4 * -7)) =", "24"),
        ("not ( True ) and ( True ) is", "False"),
        ("What is the last letter of the word banana?", "a"),
        ("What is the third word of the text below?\n\nold dogs learn new tricks", "learn"),
        ("How many words are in the following text?\n\nold dogs learn new tricks", "5"),
        ('Reverse the string "hello".', "olleh"),
        ("Sort these words alphabetically: pear, apple, fig, banana", "['apple', 'banana', 'fig', 'pear']"),
        ("What is the sum of 16, 8, 2 and 64?", "90"),
        ("Tom has 3 apples and buys 5 more. How many apples does Tom have now?", "8"),
        ("Which number concept do 16, 8, 2 and 64 come from?", "powers(2)"),
    ],
)
def test_it_answers_the_families_it_was_trained_for(reasoner, question, value):
    answer = reasoner.ask(question)
    assert not answer.abstained
    assert answer.text == value
    assert verify(json.dumps(answer.certificate)).ok


def test_the_second_of_two_steps_uses_the_first_result(reasoner):
    answer = reasoner.ask("What is the last digit of the sum of 16, 8, 2 and 64?")
    assert answer.text == "0"
    assert len(answer.outcomes) == 2
    assert "r1" in answer.program


def test_a_long_text_is_answered_with_the_program_of_a_short_one(reasoner):
    question = "How many times does the letter e occur in the text below?\n\n"
    long, short = reasoner.ask(question + LONG), reasoner.ask(question + LONG[:65])
    assert long.value == LONG.count("e")
    assert long.program == short.program


def test_numbers_of_fifty_digits_stay_exact(reasoner):
    a, b = 10**49 + 7, 3 * 10**49 + 11
    assert reasoner.ask(f"What is {a} times {b}?").value == a * b


@pytest.mark.parametrize(
    "question",
    ["What is the capital of France?", "asdf qwer zxcv", "今天天气怎么样？", "Should I marry him?", "?"],
)
def test_what_no_program_can_answer_is_declined(reasoner, question):
    assert reasoner.ask(question).abstained


def test_the_same_seed_gives_the_same_answer():
    def sampled(seed):
        answer = Reasoner(samples=4, seed=seed).ask("How many vowels does the word accommodate have?")
        return answer.text, answer.probability, answer.program

    assert sampled(3) == sampled(3)


def test_its_files_stay_small_and_its_vocabulary_is_complete_in_bytes():
    generator = EmbeddedGenerator()
    sizes = [path.stat().st_size for path in generator.folder.iterdir()]
    assert max(sizes) <= 16 * 2**20
    assert sum(sizes) <= 60e6
    assert {bytes([byte]) for byte in range(256)} <= set(generator.vocabulary.tokens)


def test_its_files_name_no_folder_of_the_machine_that_trained_it():
    for path in Path(EmbeddedGenerator().folder).glob("*.json"):
        assert "site-packages" not in path.read_text(encoding="utf-8"), path.name


def test_the_same_weights_in_pytorch_give_the_same_logits():
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    import numpy as np

    generator = EmbeddedGenerator()
    model = transformers.EncoderDecoderModel.from_pretrained(generator.folder, dtype=torch.float32).eval()
    question = generator.tokenizer.encode("how many words are there?", add_special_tokens=True).ids
    written = [1, *generator.vocabulary.encode("calc", "answer = len(t1.split())")]
    with torch.no_grad():
        theirs = model(
            input_ids=torch.tensor([question]), decoder_input_ids=torch.tensor([written])
        ).logits.numpy()
    cache = generator.model.start(generator.model.encode(question))
    ours = generator.model.step(np.array([written]), cache)
    assert np.abs(ours - theirs).max() < 1e-4


def test_the_model_card_tells_where_it_comes_from():
    card = (Path(EmbeddedGenerator().folder) / "README.md").read_text(encoding="utf-8")
    assert "all-MiniLM-L6-v2" in card and "SHA-256" in card and "unseen" in card
