# question: From how many people on is a shared birthday likelier than not?
# answer: 23
people = 1
no_match = 1.0
while no_match >= 0.5:
    no_match *= (365 - people) / 365
    people += 1
answer = people
