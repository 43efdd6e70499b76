"""The command line, `kg`: one module a group of commands, loaded when its command is called."""

from kg.cli.entry import main

__all__ = ["main"]
