# question: A recipe takes 2 1/4 cups of oats for 6 people. How many cups are needed for 14 people?
# answer: 21/4
from fractions import Fraction

def solution():
    cups_for_six = 2 + Fraction(1, 4)
    cups_per_person = cups_for_six / 6
    people = 14
    result = cups_per_person * people
    return result
