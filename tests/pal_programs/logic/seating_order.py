# question: Ike, Jo, Kit sit in a row; Ike is not first, Jo is left of Kit, Kit is not last. Who sits where?
# answer: ('Jo', 'Kit', 'Ike')
import itertools

for order in itertools.permutations(["Ike", "Jo", "Kit"]):
    if order[0] == "Ike":
        continue
    if order.index("Jo") > order.index("Kit"):
        continue
    if order[-1] == "Kit":
        continue
    answer = order
