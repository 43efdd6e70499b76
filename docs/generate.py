"""Write the pages of the reference that come from the code: `docs/reference/cli.md` from the commands' help."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.entry import COMMANDS, main

PAGE = Path(__file__).parent / "reference" / "cli.md"
WIDTH = 100


def page() -> str:
    """The reference of the command line, as Markdown."""
    top = click.Context(main, info_name="kg", terminal_width=WIDTH, max_content_width=WIDTH)
    parts = ["# Command line", "", "Written by `make docs` from `kg --help`; a test holds them equal.", ""]
    parts += _section("kg", main.get_help(top))
    for name in COMMANDS:
        command = main.get_command(top, name)
        if command is None:
            raise LookupError(name)
        context = click.Context(command, info_name=name, parent=top, terminal_width=WIDTH, max_content_width=WIDTH)
        parts += _section(f"kg {name}", command.get_help(context))
        for below, inner in getattr(command, "commands", {}).items():
            under = click.Context(inner, info_name=below, parent=context, terminal_width=WIDTH, max_content_width=WIDTH)
            parts += _section(f"kg {name} {below}", inner.get_help(under))
    parts += [
        "## Exit codes",
        "",
        "0 done; 1 done, but some articles were refused or shapes violated; 2 wrong usage; 3 nothing could be done.",
        "",
    ]
    return "\n".join(parts)


def _section(title: str, told: str) -> list[str]:
    return [f"## {title}", "", "```text", *(line.rstrip() for line in told.strip().splitlines()), "```", ""]


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
