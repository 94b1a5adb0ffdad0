# question: Sort 33, 10, 59, 26, 41, 10 by quicksort.
# answer: [10, 10, 26, 33, 41, 59]
def quicksort(items):
    if len(items) <= 1:
        return items
    pivot, *rest = items
    smaller = [x for x in rest if x < pivot]
    larger = [x for x in rest if x >= pivot]
    return quicksort(smaller) + [pivot] + quicksort(larger)

print(quicksort([33, 10, 59, 26, 41, 10]))
