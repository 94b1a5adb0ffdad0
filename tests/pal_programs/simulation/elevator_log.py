# question: A lift goes from floor 0 to 4, 9, 2, 2, 7. How many floors does it travel and what is the highest stop?
# answer: Travelled 21 floors, highest stop 9
stops = [0, 4, 9, 2, 2, 7]
travelled = 0
highest = stops[0]
for previous, current in zip(stops, stops[1:]):
    travelled += abs(current - previous)
    if current > highest:
        highest = current
print(f"Travelled {travelled} floors, highest stop {highest}")
