# question: Write 'the_old_stone_bridge' as a title.
# answer: The Old Stone Bridge
name = "the_old_stone_bridge"
title = name.replace("_", " ").title()
answer = title
