"""A terminal explorer for a story and its sources."""

__version__ = "0.1.0"
