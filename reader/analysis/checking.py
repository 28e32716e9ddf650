"""Asking spaCy which queries it refuses; the analysis process does it, without a model."""

from __future__ import annotations

from reader.analysis import models
from reader.analysis.cache import Cache
from reader.analysis.matches import DocMatches
from reader.analysis.process import Process
from reader.analysis.protocol import Check, Checked, Queries, Refused, Trying
from reader.domain.queries import DocQuery


def refused(queries: Queries) -> dict[DocQuery, str]:
    """Those that find nothing whatever they are looked for in, and why."""
    found = DocMatches(Cache(None))
    while still := _open(queries, found):
        process = Process(models.SHIPPED, None)
        try:
            process.send(Check(still))
            if _checked(process, still, found):
                break
        finally:
            process.kill()
    return found.refused


def _open(queries: Queries, found: DocMatches) -> Queries:
    return tuple(query for query in queries if query not in found.refused)


def _checked(process: Process, queries: Queries, found: DocMatches) -> bool:
    """Take the answers; whether all came, else one query is blamed for the end of the process."""
    tried = queries[0]
    while True:
        replies, ended = process.replies()
        for reply in replies:
            if isinstance(reply, Checked):
                return True
            if isinstance(reply, Refused):
                found.refuse(queries[reply.query], reply.reason)
            elif isinstance(reply, Trying) and reply.query is not None:
                tried = queries[reply.query]
        if ended:
            found.blame_everywhere(tried, process)
            return False
