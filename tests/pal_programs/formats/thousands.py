# question: Write 48 * 365 * 24 with commas.
# answer: 420,480
print(f"{48 * 365 * 24:,}")
