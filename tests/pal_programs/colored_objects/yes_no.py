# question: A drawer holds a pink ribbon and a silver spoon. Is the spoon silver?
# answer: yes
objects = {"ribbon": "pink", "spoon": "silver"}
is_silver = objects["spoon"] == "silver"
answer = "yes" if is_silver else "no"
