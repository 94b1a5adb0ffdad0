"""Make a certificate, verify it without a model, and see that a changed digit is noticed."""

import copy

from neurosym import Proposal, Reasoner, ScriptedGenerator, verify

script = ScriptedGenerator(
    [
        Proposal("calc", "answer = n1 * n2 - n3", -0.1),
        Proposal("answer", "{r1} eggs are left.", -0.1),
    ]
)
answer = Reasoner(script).ask("Tom has 3 boxes of 12 eggs and breaks 5. How many eggs are left?")
certificate = answer.certificate
print(answer.sentence, "sha256", certificate["sha256"][:16])

print("as made:", verify(certificate).ok)

forged = copy.deepcopy(certificate)
forged["rounds"][0]["value"] = {"integer": "32"}
forged["rounds"][0]["text"] = "32"
result = verify(forged)
print("forged:", result.ok)
for problem in result.problems:
    print("   ", problem)
