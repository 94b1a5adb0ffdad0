# question: Complete the sequence: ( [ { } <
# answer: > ] )
opening = {"(": ")", "[": "]", "{": "}", "<": ">"}
stack = []
for token in "( [ { } <".split():
    if token in opening:
        stack.append(token)
    else:
        stack.pop()
answer = " ".join(opening[t] for t in reversed(stack))
