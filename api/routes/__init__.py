"""The routes, one module a resource."""

from api.routes import (
    articles,
    claims,
    compare,
    entities,
    events,
    explain,
    export,
    graphs,
    home,
    identifiers,
    judgements,
    ontology,
    sparql,
    status,
)

ROUTERS = (
    home.router,
    sparql.router,
    entities.router,
    graphs.router,
    events.router,
    claims.router,
    articles.router,
    explain.router,
    compare.router,
    judgements.router,
    export.router,
    ontology.router,
    identifiers.router,
    status.router,
)
"""All routes of the service, in the order in which they are tried."""
