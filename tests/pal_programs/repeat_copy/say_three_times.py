# question: Say the word moss three times, and a pine after each two.
# answer: moss moss pine moss
def solution():
    result = []
    tmp = ["moss", "moss", "moss"]
    for i in range(len(tmp)):
        result.append(tmp[i])
        if (i + 1) % 2 == 0:
            result.append("pine")
    return " ".join(result)
