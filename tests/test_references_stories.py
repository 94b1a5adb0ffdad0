"""What stories, tables and codes look like: the readings that earlier versions got wrong."""

from __future__ import annotations

import time

import pytest

from neurosym.references.detect import detect


def read(question: str) -> list[tuple[str, str]]:
    """Each reference as (kind, surface)."""
    return [(reference.kind, reference.surface) for reference in detect(question)]


def of_kind(kind: str, question: str) -> list[str]:
    return [surface for one, surface in read(question) if one == kind]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("I have two hats, a red one and a blue one; the red one costs $12.", ["two", "$12"]),
        ("She gives one to each of her 11 grandchildren.", ["one", "11"]),
        ("He keeps one for each of the 4 boys.", ["one", "4"]),
        ("The old man gave the girl one apple.", ["one"]),
        ("In the first quarter we sold 120 cars, in the second 95.", ["120", "second", "95"]),
        ("She ran 5 laps on the first day and 7 on the second.", ["5", "7", "second"]),
        ("Wait for the second.", []),
        ("Call me at 555-0134 when you are done.", []),
        ("Her number is 555-123-4567 and her room is 12.", ["12"]),
        ("Dial 555-1234 or +1 555 0100.", []),
        ("see pages 100-2000", ["100", "2000"]),
        ("It has 1.5 million fans, costs $1,234.56 and weighs 300 g", ["1.5 million", "$1,234.56", "300"]),
        ("It got 3k views and $5K", []),
        ("2 dozen eggs and a dozen pens", ["2 dozen", "a dozen"]),
        ("How many g are in 5 kg?", ["5"]),
        ("It was 8, -13 and 10, and 3 may enter", ["3"]),
    ],
)
def test_numbers(question: str, numbers: list[str]) -> None:
    assert of_kind("n", question) == numbers


@pytest.mark.parametrize(
    ("question", "surface", "value"),
    [
        ("It was 8, -13 and 10, and 3 may enter", "8, -13 and 10", [8, -13, 10]),
        ("Sum [15,572,521]", "[15,572,521]", [15, 572, 521]),
        ("Sum [1,000, 2,000]", "[1,000, 2,000]", [1000, 2000]),
        ("Sum 1,000, 2,500 and 10,000", "1,000, 2,500 and 10,000", [1000, 2500, 10000]),
        ("Add these numbers:\n1,000\n2,000\n35", "1,000\n2,000\n35", [1000, 2000, 35]),
        ("What is the last item of a, b, c, d?", "a, b, c, d", list("abcd")),
        ("Sort the letters d, a, c and b", "d, a, c and b", list("dacb")),
        ("Tell me, pear, apple and fig: which is longest?", "pear, apple and fig", ["pear", "apple", "fig"]),
        ("Q: Sort these words: kiwi, pear, apple\nA:", "kiwi, pear, apple", ["kiwi", "pear", "apple"]),
        ("Q: What is the largest of 3, 8, 12? A:", "3, 8, 12", [3, 8, 12]),
    ],
)
def test_lists(question: str, surface: str, value: list[object]) -> None:
    assert [(r.surface, r.value) for r in detect(question) if r.kind == "l"] == [(surface, value)]


def test_long_series_with_thousands_separators() -> None:
    numbers = [1_000 * n + 234 for n in range(1, 2_000)]
    (found,) = detect(f"What is the sum of {', '.join(f'{n:,}' for n in numbers)}?")
    assert found.value == numbers


TABLE = "name, age, height (cm)\nJody, 5, 430\nGladys, 10, 420"


@pytest.mark.parametrize("before", ["Here is a table:\n", "Here is a table:\n\n", ""])
@pytest.mark.parametrize("after", ["\nHow many are 5 years old?", "\n\nHow many are 5 years old?"])
def test_a_table_ends_at_the_question(before: str, after: str) -> None:
    assert read(before + TABLE + after) == [("t", TABLE), ("n", "5")]


def test_options_behind_a_table_are_a_list() -> None:
    question = f"Here is a table:\n{TABLE}\nHow old is the second?\nOptions:\n(A) 5\n(B) 6"
    assert [one for one in read(question) if one[0] in "tl"] == [("t", TABLE), ("l", "(A) 5\n(B) 6")]


def test_tables_of_every_mark_and_no_table() -> None:
    barred = "| name | age |\n|---|---|\n| Al | 3 |\n| Bo | 4 |"
    assert read(f"{barred}\n\nWho is older?")[0] == ("t", barred)
    assert of_kind("t", "name\tage\nTom\t3\nAnn\t5\n\nWho is older?") == ["name\tage\nTom\t3\nAnn\t5"]
    assert of_kind("t", "I met Tom, Ann and Bo.\nTom, 3 years old, left.\nAnn, 5 years old, stayed.") == []


def test_a_long_table_is_bound_whole_and_fast() -> None:
    table = "name, age\n" + "\n".join(f"Jo, {n}" for n in range(100_000))
    start = time.process_time()
    (found,) = detect(f"Who is the oldest?\n\n{table}\n")
    assert found.value == table
    assert time.process_time() - start < 2


@pytest.mark.parametrize("text", ["we went to the market and bought nothing", "red car and blue boat"])
def test_counted_words_are_a_text(text: str) -> None:
    assert read(f"Count the words: {text}") == [("t", text)]
    assert read(f"How many words are in: {text}") == [("t", text)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Last year Grandma Rose knitted 14 scarves.", ["Grandma Rose"]),
        ("Uncle Ben gave Aunt May 3 coins. Grandma has 2.", ["Uncle Ben", "Aunt May"]),
        ("Mr. Smith has 3 dogs, Mrs. Hilt has 2.", ["Mr. Smith", "Mrs. Hilt"]),
        ("Bennigan picked 2 apples.", ["Bennigan"]),
        ("Water had 2 drops. Peeling took 3 minutes. Children ate 4 pies. Trees had 5 leaves.", []),
        ("School has 4 rooms. How many rooms has the school?", []),
        ("Carly is 5. She has 3 dogs. Boris needs 4. Immediately she bought 2.", ["Carly", "Boris"]),
        ("Tolan and Vicente ate 3 pies.", ["Tolan", "Vicente"]),
        ("Replace r with t in search.", ["search"]),
        ("Replace t with c in that.", ["that"]),
        ("Spell the word with with blanks between the letters.", ["with"]),
        ("Here is pear, an odd word. Replace a with o in it.", []),
        ("Delete the word They in 'They went home'", ["They"]),
        ("Delete the word that comes first in 'go home'", []),
        ("Take island; cut off the first letter.", ["island"]),
        ("What is the length of umbrella plus 3?", ["umbrella"]),
        ("If apple is spelled backwards, what is its first letter?", ["apple"]),
        ("dnefed =", ["dnefed"]),
    ],
)
def test_words(question: str, words: list[str]) -> None:
    assert of_kind("w", question) == words


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            '"I picked 12 mushrooms," said Ann, "and Bob picked 7." How many in all?',
            [("n", "12"), ("w", "Ann"), ("w", "Bob"), ("n", "7")],
        ),
        ('Ann said: "I have 3 cats." How many pets has she?', [("w", "Ann"), ("n", "3")]),
        ('How many letters are in "I have 3 cats"?', [("s", '"I have 3 cats"')]),
        ('How many words are in "I have 3 cats," said by Ann?', [("s", '"I have 3 cats,"'), ("w", "Ann")]),
        ('Ann said "hello" 3 times.', [("w", "Ann"), ("s", '"hello"'), ("n", "3")]),
    ],
)
def test_dialogue_hides_no_numbers(question: str, expected: list[tuple[str, str]]) -> None:
    assert read(question) == expected


def test_grams_are_no_letter_unless_letters_are_asked_about() -> None:
    assert of_kind("s", "How many g are in 5 kg?") == []
    assert of_kind("s", "How many m are in a km?") == []
    assert of_kind("s", "How many g are in giggle?") == ["g"]
