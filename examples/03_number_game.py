"""Which set of numbers are these examples of? Watch the learner change its mind, one number at a time."""

from neurosym import NumberGame

game = NumberGame()
for number in (16, 8, 2, 64):
    game.observe(number)
    best = ", ".join(f"{h.name} {h.posterior:.1%}" for h in game.posterior(3))
    print(f"after {number:>2}: {best}")
    print(f"          32 belongs with {game.predict(32):.1%}, 10 with {game.predict(10):.1%}")

exact = game.predict(10, exact=True)
print(f"for 10 that is {float(exact):.2e}: a fraction over a number of {len(str(exact.denominator))} digits")
