"""Ask questions in English: the embedded model proposes programs, the interpreter runs them."""

from neurosym import Reasoner

QUESTIONS = [
    "How many r are in strawberry?",
    "Tom has 3 boxes of 12 eggs and breaks 5. How many eggs are left?",
    "What is the last digit of the sum of 16, 8, 2 and 64?",
    "Who painted the ceiling of that chapel in Rome?",
]

reasoner = Reasoner()
for question in QUESTIONS:
    answer = reasoner.ask(question)
    print(question)
    print(f"    {answer.sentence}")
    for outcome in answer.outcomes:
        print(f"    {outcome.name} = {outcome.text:<12} {outcome.program}")
    print(f"    probability {answer.probability:.2f}, read as: {answer.reading or 'nothing'}")
