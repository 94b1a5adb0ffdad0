# question: A counter starts at 10 and is raised by 4 three times. What is its value?
# answer: 22
def make_counter(start):
    count = start

    def raise_by(amount):
        nonlocal count
        count += amount
        return count

    return raise_by

counter = make_counter(10)
counter(4)
counter(4)
answer = counter(4)
