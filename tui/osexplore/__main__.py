"""`python -m osexplore` is `osexplore`."""

import sys

from osexplore.cli import main

if __name__ == "__main__":
    sys.exit(main())
