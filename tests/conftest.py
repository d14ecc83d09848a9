"""What holds for every test in this folder; what holds for notebooks too lies one folder up."""

import hypothesis

# A busy machine is no reason to fail: a rule is broken or it holds, in whatever time.
hypothesis.settings.register_profile("course", deadline=None)
hypothesis.settings.load_profile("course")
