from pathlib import Path

import pytest

from kg import ids
from kg.extract import extract
from kg.extract import lexicon as lexicons
from kg.model import EntityKind

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module", params=SEEDS, ids=lambda path: path.name[:3])
def seed(request, pipeline, lexicon, article):
    return extract(article(request.param.read_text(encoding="utf-8")), pipeline, lexicon)


def test_every_quote_and_mention_stands_in_the_article(seed):
    text = seed.article.text
    for claim in seed.claims:
        for evidence in (claim.evidence, *claim.further):
            assert text[evidence.start : evidence.end] == evidence.quote
        assert claim.evidence.start <= claim.trigger[0] < claim.trigger[1] <= len(text)
    for mention in seed.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip()


def test_every_role_and_figure_leads_to_a_mention(seed):
    known = {mention.id for mention in seed.mentions}
    for claim in seed.claims:
        roles = claim.roles
        for filler in (*roles.initiators, *roles.targets, *roles.places, *roles.subjects, *roles.objects):
            assert filler.mention in known
            assert filler.entity
        for figure in claim.casualties:
            assert figure.mention in known


def test_every_entity_is_of_the_registry_or_comes_with_the_extraction(seed, pipeline):
    brought = {entity.id for entity in seed.entities}
    used = {m.entity for m in seed.mentions if m.entity} | {c.entity for claim in seed.claims for c in claim.claimants}
    for iri in used:
        assert iri in brought or pipeline.registry.by_id(iri), iri
    assert all(pipeline.registry.by_id(iri) is None for iri in brought)


def test_ids_are_unique_and_hash_content(seed):
    assert len({claim.id for claim in seed.claims}) == len(seed.claims)
    assert len({mention.id for mention in seed.mentions}) == len(seed.mentions)
    assert all(m.id == ids.mention(seed.article.id, m.kind, m.start, m.end) for m in seed.mentions)


def test_the_same_article_gives_the_same_extraction(seed, pipeline, lexicon):
    assert extract(seed.article, pipeline, lexicon) == seed


def test_all_kinds_of_claim_and_mention_occur(seed):
    assert {claim.kind for claim in seed.claims} == {"event", "relation", "statement"}
    assert {"actor", "place", "time", "number", "weapon", "group"} <= {m.kind for m in seed.mentions}


def test_a_new_name_becomes_an_entity_of_its_own(extracted):
    made = extracted("Colonel Hasan Qasimi said planes bombed the village of Dayr Nawa.")
    assert {(e.kind, e.label) for e in made.entities} >= {
        (EntityKind.ACTOR, "Hasan Qasimi"),
        (EntityKind.PLACE, "Dayr Nawa"),
    }


def test_the_lexicon_names_only_event_types_that_exist():
    types = (Path(__file__).parents[2] / "ontology" / "event-types.ttl").read_text(encoding="utf-8")
    lexicon = lexicons.load()
    for sense in (*lexicon.nouns.values(), *lexicon.verbs.values()):
        assert f"evt:{sense.type} " in types
    for name in ("remote", "lethal", "harmful", "counted"):
        assert all(f"evt:{kind} " in types for kind in lexicon.words["types"][name])


def test_a_word_stands_under_one_type(tmp_path, monkeypatch):
    (tmp_path / "lexicon").mkdir()
    frame = "[frames.default]\nsubject = 'initiator'\n"
    (tmp_path / "lexicon" / "triggers.toml").write_text(
        frame + "[[type]]\nname = 'Clash'\nverbs = ['fight']\n[[type]]\nname = 'Killing'\nverbs = ['fight']\n"
    )
    (tmp_path / "lexicon" / "words.toml").write_text("[groups]\n[weapons]\n[attacks]\nwords = []\n")
    (tmp_path / "lexicon" / "cues.toml").write_text("")
    monkeypatch.setattr("ontology.ROOT", tmp_path)
    lexicons.load.cache_clear()
    with pytest.raises(lexicons.DataError, match=r"triggers.toml: 'fight' stands under Clash and Killing"):
        lexicons.load()


@pytest.mark.parametrize("name", lexicons.FILES)
def test_a_lexicon_file_that_does_not_read_is_named(name, tmp_path, monkeypatch):
    (tmp_path / "lexicon").mkdir()
    for file in lexicons.FILES:
        (tmp_path / "lexicon" / f"{file}.toml").write_text("[frames.default]\n" if file != name else "= broken")
    monkeypatch.setattr("ontology.ROOT", tmp_path)
    lexicons.load.cache_clear()
    with pytest.raises(lexicons.DataError, match=f"lexicon/{name}.toml"):
        lexicons.load()


def test_confidence_lies_between_nothing_and_certainty(seed):
    assert all(0 < claim.confidence < 1 for claim in seed.claims)
