# question: Group Ann, Abe, Bo, Bea, Cy by their first letters.
# answer: {'A': ['Ann', 'Abe'], 'B': ['Bo', 'Bea'], 'C': ['Cy']}
from collections import defaultdict

groups = defaultdict(list)
for name in ["Ann", "Abe", "Bo", "Bea", "Cy"]:
    groups[name[0]].append(name)
answer = dict(groups)
