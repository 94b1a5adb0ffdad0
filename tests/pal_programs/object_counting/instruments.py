# question: I have a harp, two oboes, three gongs, a lute and four bells. How many instruments do I have?
# answer: 11
musical_instruments_to_count = {
    'harp': 1,
    'oboe': 2,
    'gong': 3,
    'lute': 1,
    'bell': 4
}
num_instruments = sum(musical_instruments_to_count.values())
answer = num_instruments
