#!/usr/bin/env bash
# What `make demo` shows: two articles in, a graph out, and the way back from a number to its sentence.
set -euo pipefail
KG=${KG:-kg}

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "1. Ingest the two articles in seeds/"
"$KG" ingest seeds

say "2. Who says what about the event of one day that killed the most people, totals left out, and where"
event=$("$KG" query --format csv -q '
  SELECT ?event {
    ?event ckg:killedMin ?killed ; sem:hasBeginTimeStamp ?day ; sem:hasEndTimeStamp ?day
    FILTER NOT EXISTS { ?event ckg:reportedBy/ckg:aggregate true }
  } ORDER BY DESC(?killed) ?event LIMIT 1' |
  tail -n 1 | tr -d '\r')
"$KG" claims "$event"

say "3. Who struck whom where (ontology/queries/01-who-struck-whom-where.rq)"
"$KG" query ontology/queries/01-who-struck-whom-where.rq

say "4. Casualties by claimant (ontology/queries/02-casualties-by-claimant.rq)"
"$KG" query ontology/queries/02-casualties-by-claimant.rq

say "5. The graph as Turtle"
"$KG" export --format ttl -o graph.ttl
wc -lc graph.ttl | awk '{print "graph.ttl: " $1 " lines, " $2 " bytes"}'

say "Next: make serve, then open http://127.0.0.1:8000/ ; or .venv/bin/kg --help"
