"""What holds for every test, in whichever folder it stands.

It lies here, and not in `tests/`, because nbval runs the notebooks in their own folders.
"""

import os

os.environ["UXCX_PROGRESS"] = "off"  # a test is nobody's progress; kernels inherit it
