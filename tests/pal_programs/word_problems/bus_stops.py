# question: A bus starts with 12 people; at five stops (7, 3), (4, 9), (11, 2), (0, 8), (6, 5) get on and off. How many are on it in the end?
# answer: 13
def solution():
    passengers = 12
    stops = [(7, 3), (4, 9), (11, 2), (0, 8), (6, 5)]
    for on, off in stops:
        passengers += on
        passengers -= off
    return passengers
