# question: Ada saves $35 in week 1 and $5 more each week. In which week do her savings reach $600?
# answer: 11
def solution():
    savings = 0
    weekly = 35
    week = 0
    while savings < 600:
        week += 1
        savings += weekly
        weekly += 5
    return week
