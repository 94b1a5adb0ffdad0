# question: For which values of p, q is (p and not q) or (q and not p) true?
# answer: [(True, False), (False, True)]
answer = [(p, q) for p in (True, False) for q in (True, False) if (p and not q) or (q and not p)]
