# question: Ilse is three times as old as Bo, who is 4 years younger than Kim. Kim is 11. How old will Ilse be in 6 years?
# answer: 27
def solution():
    """Ilse is three times as old as Bo, who is 4 years younger than Kim. Kim is 11. How old will Ilse be in 6 years?"""
    kim = 11
    bo = kim - 4
    ilse = 3 * bo
    return ilse + 6
