"""The model that ships with neurosym, run without torch: encoding, NumPy forward pass, generator."""
