# question: A runner does 5 miles in 41 minutes 15 seconds. How many minutes per kilometre, at 1.6 km a mile?
# answer: 165/32
MILES_TO_KM = 1.6
minutes = 41 + 15 / 60
kilometres = 5 * MILES_TO_KM
pace = minutes / kilometres
answer = pace
