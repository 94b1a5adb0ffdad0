# question: There are 3 plums, a leek, 2 kiwis, 4 beets and 5 dates. How many fruits?
# answer: 10
def solution():
    # Note: I'm not counting the vegetables
    fruits_to_count = {"plum": 3, "kiwi": 2, "date": 5}
    return sum(fruits_to_count.values())
