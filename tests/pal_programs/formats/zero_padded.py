# question: Write 7 minutes 5 seconds as MM:SS.
# answer: 07:05
total_seconds = 425
minutes, seconds = divmod(total_seconds, 60)
answer = f"{minutes:02d}:{seconds:02d}"
