"""The command line: arguments, subcommands, and the way into the window."""
