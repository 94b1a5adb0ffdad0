# question: Ana holds red, Ben blue, Cai green. Ana and Cai swap, then Ben and Ana. What does Ben hold?
# answer: green
holding = {"Ana": "red", "Ben": "blue", "Cai": "green"}
swaps = [("Ana", "Cai"), ("Ben", "Ana")]
for a, b in swaps:
    holding[a], holding[b] = holding[b], holding[a]
answer = holding["Ben"]
