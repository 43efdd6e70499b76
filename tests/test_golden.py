"""One example article as sorted TriG, to be read by people: `pytest tests/test_golden.py --bless` rewrites it."""

import io
from pathlib import Path

from kg import articles, export, fuse, ids, nlp, rdf, registry
from kg.extract import NAME, VERSION, extract
from kg.store import open_store

SEED = Path(__file__).parents[1] / "seeds" / "004_84e743ddc179edac.txt"
GOLDEN = Path(__file__).parent / "golden" / "004_84e743ddc179edac.trig"


def test_the_graph_of_an_example_article(bless):
    (article,) = articles.read([str(SEED)], limit=1_000_000)
    known = registry.load()
    made = extract(article, nlp.load(known))
    with open_store("memory:") as store:
        store.replace((), rdf.entity_quads(known.entities()))
        run = rdf.run_quads(article, extractor=NAME, version=VERSION, started=None)
        store.replace([ids.article_graph(article.sha256)], (*rdf.article_quads(made), *run))
        fuse.refresh(store)
        out = io.BytesIO()
        export.export(store, "trig", out)
    found = out.getvalue().decode()
    if bless:
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "the graph changed: read the diff, then pytest --bless"
