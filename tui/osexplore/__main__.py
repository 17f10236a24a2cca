"""`python -m osexplore` is `osexplore`."""

from osexplore.cli import main

if __name__ == "__main__":
    main()
