"""The HTTP service over a store: SPARQL, entities, events, claims, exports.

`api.app.create_app` makes it, `api.serving.serve` puts it on a port. Nothing is imported here: workers import this
package too, and the web framework is no part of them.
"""
