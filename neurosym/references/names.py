"""Proper names: capitalised words that are not capitalised for another reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from neurosym.references.dates import MONTHS
from neurosym.references.found import Found, vocabulary

__all__ = ["names"]

_CAPITALISED = r"(?:(?:Mc|Mac|O['’]|D['’])?[A-Z][a-zà-öø-ÿ]++(?:-[A-Z][a-z]+)*|[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)"
_NAME = re.compile(
    rf"(?<![\w'’.@/-])(?:(?:Mr\.?[ ]and[ ])?(?:Mr|Mrs|Ms|Dr|St|Prof)\.?[ ])?{_CAPITALISED}"
    rf"(?:[ ](?:(?:of|of[ ]the|de|von|van)[ ])?+{_CAPITALISED}){{0,4}}+"
    r"(?![\w@/]|-[a-z0-9]|['’](?:t|re|ll|ve|m)\b)"
)
_TITLES = vocabulary(
    "Grandma Grandpa Grandmother Grandfather Granny Nana Aunt Auntie Uncle Cousin Sir Lady Lord Miss Mister "
    "Madam Doctor Professor Captain King Queen Prince Princess President Judge Coach Officer Farmer Chef "
    "Sister Brother Father Mother Major General Colonel Sergeant"
)
_TITLE = re.compile(rf"(?:Mr|Mrs|Ms|Dr|St|Prof)\.? |(?:{'|'.join(sorted(_TITLES))}) [A-Z]")
_STARTS = re.compile(
    r"(?:^|\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Ss]o|[Oo]k|[Oo]kay|[Ww]ell|[Tt]ell me|[Pp]lease)[,!:]?\s+"
    r"|[.?!:;…]['\"”’)]*\s+|\n\s*(?:[-*•]\s+|\(?\w{1,2}[.)]\s+)?|[\"“‘(\[]\s*|\|\s*|[qQaA]:\s*)$"
)

_CALENDAR = {m.title() for m in MONTHS} | vocabulary(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov "
    "Dec "
    "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Spring Summer Autumn Fall Winter "
    "Easter Christmas"
)
_LANGUAGES = vocabulary(
    "English French German Spanish Italian Latin Greek Russian Chinese Japanese Korean Arabic Hindi "
    "Portuguese Dutch Turkish Polish "
    "Swedish American British European African Asian Indian Mexican Canadian Australian Irish Scottish "
    "Roman Christian Jewish Muslim"
)
_ORDINARY = vocabulary(
    "The A An This That These Those It Its He She We They You I My Your His Her Our Their There Here What "
    "Which Who Whose When Where Why How "
    "Is Are Was Were Be Do Does Did Has Have Had Can Could Will Would Shall Should May Might Must If Then "
    "Than So But And Or Not No Yes For From "
    "To In On At By With Of As After Before During Between Each Every All Any Some Both Either Neither One "
    "Two Three Four Five Six Seven Eight "
    "Nine Ten Twenty Thirty Hundred Find Count Give Tell Show Name Reverse Spell Write Replace Remove "
    "Delete Convert Turn Make Put Sort Arrange Order "
    "List Determine Calculate Compute Evaluate Solve Simplify Suppose Let Assume Consider Given True False "
    "Please Hello Hi Hey Thanks Thank Ok Okay "
    "Question Answer Options Option Text Sentence Input Output Task Word Words Number Numbers Note Hint "
    "Example Add Subtract Multiply Divide "
    "First Second Third Last Next Finally Now Today Tomorrow Yesterday Later Also However Therefore Once "
    "Because While Although Since Until "
    "Sir Madam Mom Dad Mum Grandma Grandpa Mother Father Aunt Uncle Dear January Round Sum Product Rank "
    "Average Mean Median Max Min Mode Total Half Per "
    "Earth Internet Unicode Python Boolean Roman Nobody Somebody Everyone Someone Other Another Most Many "
    "Much Few Several"
)
_FIRST_NAMES = vocabulary(
    "Aaron Abby Abigail Ada Adam Adrian Ahmed Aisha Alan Albert Alex Alexa Alexander Alice Alicia Allison "
    "Alyssa Amanda Amber Amelia Amy Ana Andre "
    "Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony Antonio Arthur Ashley Audrey Barbara "
    "Becky Ben Benjamin Beth Betty Bill Billy Bob Bobby "
    "Brad Brandon Brenda Brian Bruce Bryan Caleb Cameron Carl Carla Carlos Carmen Carol Caroline Carrie "
    "Catherine Cathy Charles Charlie Charlotte Chen Chloe "
    "Chris Christina Christopher Cindy Claire Clara Cleo Cody Connie Connor Craig Daisy Dan Dana Daniel "
    "Danny Dave David Dean Debbie Deborah Denise Dennis "
    "Derek Diana Diane Diego Don Donald Donna Dora Doris Dorothy Doug Dylan Ed Eddie Edgar Edith Edward "
    "Elaine Eleanor Elena Eli Elijah Elise Elizabeth Ella "
    "Ellen Emily Emma Eric Erica Erik Erin Ernest Ethan Eva Evan Eve Evelyn Faith Felix Fiona Florence "
    "Frances Frank Fred Freddy Gabriel Gary George Gerald "
    "Gina Gloria Gordon Grace Greg Gregory Gwen Haley Hannah Harold Harry Heather Hector Heidi Helen Henry "
    "Holly Howard Hugo Ian Ibrahim Igor Irene Isaac "
    "Isabel Isabella Ivan Ivy Jack Jackie Jackson Jacob Jacqueline Jade Jake James Jamie Jane Janet Janice "
    "Jared Jasmine Jason Jay Jean Jeff Jeffrey Jen Jenna "
    "Jennifer Jenny Jeremy Jerry Jess Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel Joey John Johnny "
    "Jon Jonathan Jordan Jorge Jose Joseph Josh Joshua Joyce "
    "Juan Judy Julia Julian Julie June Justin Kaleb Karen Karl Kate Katherine Kathy Katie Kayla Keith "
    "Kelly Ken Kenneth Kenny Kevin Kim Kimberly Kyle Lara Larry "
    "Laura Lauren Laurie Leah Lee Lena Leo Leon Leonard Leslie Lewis Liam Lily Linda Lisa Liz Logan Lola "
    "Lori Louis Louise Lucas Lucy Luis Luke Lydia Lynn Mabel "
    "Maggie Mandy Marcus Margaret Maria Marie Marilyn Mario Marion Marissa Mark Martha Martin Marvin Mary "
    "Mason Matt Matthew Max Maya Megan Mei Melanie Melissa "
    "Mia Michael Michelle Miguel Mike Mila Mindy Miranda Mohamed Molly Monica Morgan Nancy Natalia Natalie "
    "Nathan Ned Neil Nicholas Nick Nicole Nina Noah Noor "
    "Nora Oleg Olga Oliver Olivia Omar Oscar Owen Pablo Pam Pamela Patricia Patrick Paul Paula Pedro Peggy "
    "Penny Perry Pete Peter Phil Philip Phoebe Phyllis Priya "
    "Quentin Rachel Ralph Randy Raj Ravi Ray Raymond Rebecca Rhonda Ricardo Richard Rick Ricky Rita Rob "
    "Robert Robin Rodney Roger Ron Ronald Rosa Rosie Ross "
    "Roy Ruby Russell Ruth Ryan Sally Sam Samantha Samuel Sandra Sandy Sara Sarah Scott Sean Sergio Seth "
    "Shannon Sharon Shawn Sheila Shirley Simon Sofia Sonia "
    "Sophia Sophie Spencer Stacy Stan Stella Stephanie Stephen Steve Steven Stuart Sue Susan Susie Suzanne "
    "Sylvia Tamara Tammy Tanya Tara Ted Teresa Terry Thelma "
    "Theo Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Tony Tracy Travis Trevor Tyler Valerie "
    "Vanessa Vera Veronica Victor Victoria Vincent Violet "
    "Virginia Vivian Wade Walter Wanda Wayne Wendy Will William Willie Xavier Yolanda Yuki Yusuf Yvonne "
    "Zach Zachary Zara Zoe"
)


_PRONOUN = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_STEMS = (
    "want|need|earn|buy|sell|give|like|love|save|find|collect|spend|own|drive|pick|eat|bake|walk|plant|play|read"
    "|write|run|take|make|see|lose|pay|pack|cut|work|score|borrow|receive|grow|throw|bring|share|think|say|tell"
    "|know|decide|look|hear|sleep|order|prepare|offer|practice|perform|type|deliver|jog|live|enter|use|visit"
    "|cook|draw|paint|sew|knit|swim|travel|invite|hope|fill|plan|help|jump|sing|wear"
)
_ACTS_ALONE = re.compile(
    rf"\s+(?:has|goes|tries|studies|carries|catches|teaches|watches|does|(?:{_STEMS})s)\b"
)
"""Singular verbs: they also make a name of a word in -s, which is no plural then."""
_ACTS = re.compile(
    r"\s+(?:had|wanted|earned|bought|sold|gave|saved|found|collected|spent|owned|drove|picked|ate|baked|walked"
    r"|planted|played|wrote|ran|went|took|made|saw|lost|paid|packed|caught|cut|read|worked|scored|borrowed"
    r"|received|grew|threw|brought|shared|thought|said|told|knew|decided|looked|heard|slept|drew|won|just"
    r"|and\s+[A-Z][a-z]+(?!\w)(?!s?\s+(?:street|avenue|road)))\b"
)
"""What persons do: behind a sentence's first word it makes a name of the word without any pronoun."""
_VERB = re.compile(r"\s+(?:is|was|gets|got|can|will|starts|already|always|[a-z]{3,}ed)\b")
"""The same where the question speaks of "he" or "she"."""
_SINGULAR = re.compile(r"\s+(?:is|was|has|can|[a-z]+s)\b")
_NO_PERSON = vocabulary(
    "People Children Men Women Water Rain Snow Food School Class Nature Money Music Traffic Sand Milk Bread "
    "Fish Sheep Cattle Police Staff Parents Students Workers Visitors Family Work Life Time Light Wind Fire "
    "Gold Paper Wood Sugar Neither Whoever Nothing Fortunately Together Sometimes Originally Mice Geese "
    "Dinner Lunch Breakfast Production Business Management Overall Instead Soon Then Next Half "
    "Only Out Over Through Throughout Due About Apple Child Student Game Movie Fuel Cheese Large Standard "
    "Sometime Everywhere Twice Someone Whatever According Man Woman Boy Girl Team Company Bus Train Car"
)
_NO_NAME_END = re.compile(r"(?:ing|body|thing|one|tion|ness|ment|ity)$")


def _ordinary(text: str, start: int, end: int, word: str) -> bool:
    """A word that is also written small in the question, or has the look of no name."""
    if word in _NO_PERSON or _NO_NAME_END.search(word):
        return True
    return re.search(rf"\b{word.lower()}s?\b", text[start : min(end, start + 4000)]) is not None


def names(text: str, start: int, end: int) -> Iterator[Found]:
    """Proper names in ``text[start:end]``: every mention of each."""
    matches = list(_NAME.finditer(text, start, end))
    if not matches or _title_case(text[start:end][:2000]):
        return
    persons = _PRONOUN.search(text, start, min(end, start + 4000)) is not None
    spans = [span for match in matches if (span := _trimmed(text, match)) is not None]
    within = {text[b:e] for b, e, starts in spans if not starts}
    words_within = {word for name in within for word in name.split()}
    for begin, finish, starts in spans:
        name = text[begin:finish]
        if starts and name not in within and not _TITLE.match(name):
            words = name.split()
            if words[0] not in _FIRST_NAMES and words[0] not in words_within:
                acts = _ACTS_ALONE.match(text, finish) is not None
                if not acts and (words[0][-1] != "s" or len(words) > 1):
                    acts = _ACTS.match(text, finish) is not None
                    acts = acts or (persons and _VERB.match(text, finish) is not None)
                adverb = words[0].endswith("ly") and not _SINGULAR.match(text, finish)
                if not acts or adverb or _ordinary(text, start, end, words[0]):
                    continue
        yield Found("w", name, begin, finish)


def _trimmed(text: str, match: re.Match[str]) -> tuple[int, int, bool] | None:
    """The name without capitalised words that are none, and whether it starts a sentence."""
    begin, end = match.span()
    starts = _STARTS.search(text, max(0, begin - 12), begin) is not None or begin == 0
    words = match[0].split(" ")
    while (
        words
        and not (
            len(words) > 1 and words[0] in _TITLES and (words[1] not in _ORDINARY or words[1] in _CALENDAR)
        )
        and (words[0] in _ORDINARY or words[0] in _CALENDAR or words[0] in _LANGUAGES)
    ):
        begin += len(words[0]) + 1
        words, starts = words[1:], False
    while words and words[-1] in _CALENDAR and not (len(words) == 2 and words[0] in _TITLES):
        end -= len(words[-1]) + 1
        words = words[:-1]
    if not words or (len(words) == 1 and len(words[0]) < 2) or text[end : end + 1] == ":":
        return None
    return begin, end, starts


def _title_case(text: str) -> bool:
    """Whether nearly every longer word is capitalised, so that capitals say nothing."""
    longer = re.findall(r"[^\W\d_]{4,}", text)
    return len(longer) >= 5 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)
