# question: How is 2024 written in base 6?
# answer: 13212
def to_base(number, base):
    digits = ""
    while number > 0:
        number, rest = divmod(number, base)
        digits = str(rest) + digits
    return digits or "0"

answer = to_base(2024, 6)
