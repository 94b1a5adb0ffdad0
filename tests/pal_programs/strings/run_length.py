# question: Write aaabccdddd as letters with their run lengths.
# answer: a3b1c2d4
from itertools import groupby

s = "aaabccdddd"
answer = "".join(f"{char}{len(list(group))}" for char, group in groupby(s))
