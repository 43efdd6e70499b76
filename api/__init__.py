"""The HTTP service over a store: SPARQL, entities, events, claims, exports."""
