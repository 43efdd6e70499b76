"""What the engine raises, as the project's errors."""

import pytest

from kg.errors import QueryError, StoreBusy, StoreError, StoreFull
from kg.store import faults


@pytest.mark.parametrize(
    ("raised", "kind", "said"),
    [
        (PermissionError(13, "Permission denied"), StoreError, "here: no permission to read or write there"),
        (OSError(28, "x"), StoreFull, "here: the disk is full"),
        (OSError("IO error: No space left on device"), StoreFull, "here: the disk is full"),
        (OSError("IO error: While lock file: /x/LOCK: busy"), StoreBusy, "here: another process is writing"),
        (
            RuntimeError("Corruption:\nbad block"),
            StoreError,
            "here: the store is damaged or cannot be used (Corruption: bad",
        ),
    ],
)
def test_each_failure_has_its_error(raised: Exception, kind: type[StoreError], said: str) -> None:
    with pytest.raises(kind) as caught, faults.storage("here"):
        raise raised
    assert str(caught.value).startswith(said)
    assert caught.value.__cause__ is raised


def test_a_syntax_error_without_a_position_is_one_line() -> None:
    with pytest.raises(QueryError, match=r"^malformed query: odd thing$"), faults.syntax("SELECT", "query"):
        raise SyntaxError("odd\nthing")
