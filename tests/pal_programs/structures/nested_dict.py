# question: In which month did Ora sell more: Jan (north 5, south 9) or Feb (north 8, south 4)?
# answer: Jan
sales = {"Jan": {"north": 5, "south": 9}, "Feb": {"north": 8, "south": 4}}
totals = {month: sum(regions.values()) for month, regions in sales.items()}
answer = max(totals, key=lambda month: totals[month])
