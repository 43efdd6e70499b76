"""SERVICE and LOAD are found wherever SPARQL lets them stand, and nowhere else."""

import pytest

from kg.errors import QueryError
from kg.store.guard import refuse_remote, words

REMOTE = [
    "SELECT * { SERVICE <http://x> {?s ?p ?o} }",
    "select * { service silent <http://x> {?s ?p ?o} }",
    "SELECT * { S\\u0045RVICE <http://x> {} }",
    "SELECT * { S\\U00000045RVICE <http://x> {} }",
    'SELECT * { ?s ?p "\\"" . SERVICE<http://x>{?s ?p ?o} }',
    'SELECT * { ?s ?p "@en" SERVICE ?x {} }',
    "SELECT(?a)WHERE{FILTER(?a<?b)SERVICE<http://x>{}}",
    "SELECT * { FILTER(?a<3&&?b>2) SERVICE <http://x> {} }",
    'SELECT * { ?s ?p "#" . SERVICE <http://x#y> {} }',
    "SELECT * { # a comment\nSERVICE <http://x> {} }",
    "SELECT * { ?s ?p '''a''' . SERVICE <http://x> {} }",
    'SELECT * { ?s ?p """a"b""c""" . SERVICE <http://x> {} }',
    "load <http://x> into graph <http://y>",
]
LOCAL = [
    'SELECT * { ?s <http://x/SERVICE> "SERVICE <x>" } # SERVICE',
    "PREFIX service: <http://s/> SELECT * { ?service service:SERVICE ex:service . }",
    "SELECT * { ?s ?p '''a ' SERVICE \\' b''' }",
    'SELECT * { ?a ?b "x"@service }',
    "SELECT * { _:service ?load $load }",
    "SELECT * { ?s ex:load.service ?o }",
]


@pytest.mark.parametrize("sparql", REMOTE)
def test_what_would_fetch_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="is refused: it"):
        refuse_remote(sparql)


@pytest.mark.parametrize("sparql", LOCAL)
def test_what_only_looks_like_it_is_let_through(sparql: str) -> None:
    refuse_remote(sparql)
    assert "SELECT" in words(sparql)


def test_an_escape_that_is_no_character_is_malformed() -> None:
    with pytest.raises(QueryError, match="is no character"):
        refuse_remote("SELECT * { \\UFFFFFFFF }")
