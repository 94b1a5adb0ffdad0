# question: Mirela fills 37 crates with 24 pears each. She gives away 5 crates and 19 single pears. How many pears are left?
# answer: 749
def solution():
    """Mirela fills 37 crates with 24 pears each. She gives away 5 crates and 19 single pears. How many pears are left?"""
    crates_initial = 37
    pears_per_crate = 24
    crates_given = 5
    single_pears_given = 19
    crates_left = crates_initial - crates_given
    pears_left = crates_left * pears_per_crate - single_pears_given
    result = pears_left
    return result
