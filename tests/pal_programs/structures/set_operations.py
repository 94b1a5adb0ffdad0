# question: Who speaks French (Al, Bo, Cy, Di) but not Greek (Bo, Di, Ed)?
# answer: {'Al', 'Cy'}
french = {"Al", "Bo", "Cy", "Di"}
greek = {"Bo", "Di", "Ed"}
answer = french - greek
