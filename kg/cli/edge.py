"""The border between commands and the shell: errors become one line and an exit code, never a traceback.

Exit codes: 0 done; 1 done, but some articles were refused or shapes violated; 2 wrong usage; 3 nothing could be done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn, assert_never

import click
from click.exceptions import Exit, NoArgsIsHelpError

from kg.errors import KgError, QueryError, QueryLimit, UsageError

DONE, PARTLY, WRONG_USAGE, NOTHING = 0, 1, 2, 3
INTERRUPTED = 130


class Commands(click.Group):
    """A group whose commands are imported when they are called, so that a query does not wait for a language model."""

    def __init__(self, *args: Any, table: dict[str, tuple[str, str]], **given: Any) -> None:  # noqa: ANN401  (click's own)
        super().__init__(*args, **given)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's own)
        """The names, in the order in which one meets them."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (as above)
        """The command of that name, None where there is none."""
        if cmd_name not in self._table:
            return None
        command = getattr(import_module(self._table[cmd_name][0]), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (as above)
        """Write the list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self._table.items()])

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **_: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401
        """Run a command line and leave with its exit code."""
        sys.exit(self._code(args, prog_name or "kg"))

    def _code(self, args: Sequence[str] | None, prog_name: str) -> int:
        try:
            with self.make_context(prog_name, list(sys.argv[1:] if args is None else args)) as context:
                code = self.invoke(context)
            sys.stdout.flush()
        except Exit as error:
            return error.exit_code
        except BrokenPipeError:
            return _closed()
        except (click.Abort, KeyboardInterrupt):
            return _told("interrupted", INTERRUPTED)
        except (click.ClickException, KgError, OSError) as error:
            return _failed(error)
        return code if isinstance(code, int) else DONE


def _failed(error: click.ClickException | KgError | OSError) -> int:
    match error:
        case NoArgsIsHelpError():
            click.echo(error.format_message(), err=True)
            return WRONG_USAGE
        case click.ClickException():
            return _told(_with_hint(error), WRONG_USAGE)
        case KgError():
            return _told(str(error), exit_code(error))
        case OSError():
            return _told(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}", NOTHING)
        case _:
            assert_never(error)


def exit_code(error: KgError) -> int:
    """What an error means for the shell."""
    if isinstance(error, QueryLimit):
        return NOTHING
    return WRONG_USAGE if isinstance(error, UsageError | QueryError) else NOTHING


def one_line(text: str) -> str:
    """A text as one line that no terminal takes for commands."""
    return "".join(character if character.isprintable() else " " for character in text)


def _told(message: str, code: int) -> int:
    click.echo(f"kg: {one_line(message)}", err=True)
    return code


def _with_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f"; see {context.command_path} --help" if context else ""
    return error.format_message().rstrip(".") + hint


def _closed() -> int:
    """The reader of our output has gone: end without a word, and keep the interpreter from flushing into the void."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return DONE
    return DONE
