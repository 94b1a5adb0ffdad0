# question: Seven pens cost $9.95 together. What does one cost, rounded to cents?
# answer: 71/50
def solution():
    total_cost = 9.95
    number_of_pens = 7
    cost_per_pen = total_cost / number_of_pens
    result = round(cost_per_pen, 2)
    return result
