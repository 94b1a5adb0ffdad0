# question: 35 heads and 94 legs: how many hens and how many rabbits?
# answer: {'hens': 23, 'rabbits': 12}
heads, legs = 35, 94
for rabbits in range(heads + 1):
    hens = heads - rabbits
    if 2 * hens + 4 * rabbits == legs:
        answer = {"hens": hens, "rabbits": rabbits}
