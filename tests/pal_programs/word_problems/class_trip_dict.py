# question: Trip costs: bus 420, tickets 12.5 for each of 28 pupils, lunch 6.75 each, guide 95. What does each pupil pay?
# answer: 527/14
def solution():
    students = 28
    costs = {
        "bus": 420,
        "tickets": 12.5 * students,
        "lunch": 6.75 * students,
        "guide": 95,
    }
    total = sum(costs.values())
    per_student = total / students
    return per_student
