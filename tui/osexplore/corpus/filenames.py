"""Identities as names of files."""

from __future__ import annotations

import re


def file_name(identity: str) -> str:
    """Return a name for a file: the id itself, or its hash where that could be more than a name."""
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", identity):
        return identity
    import hashlib  # most ids are names already

    return f"other-{hashlib.sha256(identity.encode('utf-8', 'replace')).hexdigest()[:16]}"
