# question: Sort Ann 31, Rob 25, Cy 31, Dee 25 by age, oldest first, then by name.
# answer: ['Ann', 'Cy', 'Dee', 'Rob']
people = [("Ann", 31), ("Rob", 25), ("Cy", 31), ("Dee", 25)]
people.sort(key=lambda p: (-p[1], p[0]))
answer = [name for name, _ in people]
