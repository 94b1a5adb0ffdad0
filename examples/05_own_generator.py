"""A generator of your own: anything with a name and a method ``propose``. This one looks for keywords."""

from neurosym import Proposal, Reasoner

FUNCTIONS = {"sum": "sum", "add up": "sum", "largest": "max", "smallest": "min", "average": "mean"}


class Keywords:
    """Applies the function that the question names to its first list; declines what it does not know."""

    name = "keywords"

    def propose(self, request):
        if "answer" in request.constraints:  # there is a result already
            return (Proposal("answer", "That is {r1}.", -0.05),)
        question = request.rendered.to_text().lower()
        lists = [name for name in request.rendered.names if name.startswith("l")]
        found = [function for word, function in FUNCTIONS.items() if word in question]
        if not (lists and found):
            return (Proposal("decline", "", -0.05),)
        programs = [f"answer = {function}({lists[0]})" for function in dict.fromkeys(found)]
        return tuple(Proposal("calc", program, -0.1 - i) for i, program in enumerate(programs))


reasoner = Reasoner(Keywords())
for question in (
    "What is the largest of 16, 8, 2 and 64?",
    "What do 1/2, 1/3 and 1/6 add up to?",
    "What is the average of 7, 8 and 12?",
    "Why is the sky blue?",
):
    answer = reasoner.ask(question)
    print(f"{question:<40} {answer.sentence}  [{answer.program}]")
