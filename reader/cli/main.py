"""Which command it is, and what its errors become."""

from __future__ import annotations

import gc
import signal
from collections.abc import Sequence

from reader.cli import streams
from reader.cli.arguments import COMMANDS, command_parser, reading_parser, split_start
from reader.domain.errors import Exit, ReaderError


def main(argv: Sequence[str]) -> int:
    """Run it; the exit code (docs/using.md has the table)."""
    try:
        return _dispatch(list(argv))
    except ReaderError as error:
        streams.say(str(error))
        return error.code
    except BrokenPipeError:
        return Exit.BROKEN_PIPE
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Exception as error:
        # The last door: one line for the person, and where to find the rest.
        import os

        if os.environ.get("READER_DEBUG"):
            raise
        streams.say(f"internal error: {type(error).__name__}: {error}; READER_DEBUG=1 shows where")
        return Exit.INTERNAL


def _dispatch(argv: list[str]) -> int:
    if argv and argv[0] in COMMANDS:
        gc.enable()
        from reader.cli import commands

        return commands.run(argv[0], command_parser(argv[0]).parse_args(argv[1:]))
    rest, start = split_start(argv)
    parser = reading_parser()
    options = parser.parse_args(rest)
    if options.version:
        from reader.cli import doctor

        streams.write_text(doctor.versions() + "\n")
        return Exit.OK
    from reader.cli import reading

    return reading.run(options, start)
