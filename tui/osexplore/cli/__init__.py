"""The commands; the only place that prints."""


def main() -> None:
    """Run the command line."""
