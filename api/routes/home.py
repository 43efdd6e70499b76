"""The first page."""

from __future__ import annotations

from html import escape

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from api.page import page

router = APIRouter(include_in_schema=False)
EXAMPLE = """PREFIX ckg: <https://w3id.org/conflict-kg/ontology#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?event ?type ?who ?where ?day WHERE {
  ?event a sem:Event ; sem:eventType ?type ; ckg:initiator/skos:prefLabel ?who ;
         sem:hasPlace/skos:prefLabel ?where .
  OPTIONAL { ?event sem:hasBeginTimeStamp ?day }
} ORDER BY ?day LIMIT 20"""
LINKS = (
    ("/events", "events", "what happened, by the claims about it"),
    ("/entities", "entities", "actors, places and outlets"),
    ("/claims", "claims", "who says what, down to the sentence"),
    ("/compare", "disagreement", "where independent sources are apart; ?outlets=true for each outlet"),
    ("/judgements", "judgements", "which claims were held to be about one event, by whom and why"),
    ("/articles", "articles", "with their annotations"),
    ("/outlets", "outlets", "who publishes"),
    ("/events?format=geojson", "events as GeoJSON", "for a map"),
    ("/export?format=ttl", "the graph as Turtle", "or trig, nq, nt, jsonld, graphml, geojson, csv-claims, csv-events"),
    ("/ontology", "the ontology", "terms; /ontology/event-types, /ontology/codes"),
    ("/openapi.json", "the OpenAPI description", "every route with its parameters"),
)


@router.get("/")
async def home() -> HTMLResponse:
    """What is here, and a form for a first query."""
    links = "".join(f'<li><a href="{escape(path)}">{name}</a>: {text}</li>' for path, name, text in LINKS)
    form = (
        '<form action="/sparql" method="get"><p><label for="query">SPARQL</label></p>'
        f'<textarea id="query" name="query" rows="10">{escape(EXAMPLE)}</textarea>'
        '<p><button>Run</button> as <select name="format"><option>json<option>xml<option>csv<option>tsv</select></p>'
        "</form>"
        '<form action="/entities" method="get"><p><label>Name <input name="q"></label> '
        '<input type="hidden" name="format" value="html"><button>Find</button></p></form>'
    )
    return HTMLResponse(page("Who claims what about which event", f"<ul>{links}</ul>{form}"))
