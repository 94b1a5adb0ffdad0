"""Questions with programs, and the training of the embedded model on them."""
