# question: A town of 8000 grows by 10% a year and 300 people leave at each year's end. How many live there after 3 years?
# answer: 9655
population = 8000
for year in range(1, 4):
    population = population * 1.10
    population = population - 300
    print(f"Year {year}: {population}")
answer = population
