"""What holds for all tests: Hypothesis has no deadline, since a busy machine's clock is nobody's fault."""

from hypothesis import settings

settings.register_profile("neurosym", deadline=None)
settings.load_profile("neurosym")
