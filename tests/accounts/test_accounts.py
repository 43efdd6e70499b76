"""What leads from derived values to claims, rules and judgements; and judging by name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from pyoxigraph import NamedNode

from kg import accounts, answers, ids, rdf
from kg.accounts.rules import OF, ON_CLAIMS
from kg.answers import JudgementFilters
from kg.errors import UnknownName, UsageError
from kg.model import Claim, Judgement, Verdict
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import CKG, GRAPH, PREFIXES, PROV, RDF, SCHEMA, SEM
from tests.builders import BRIGADE, MAARAT, RUSSIA, SYRIAN_STATE, sample_extractions

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
(HIT, DENIAL, STATEMENT, BACKING), (RAID, SHELLING, TOTAL) = (found.claims for found in sample_extractions())
NAMES = {HIT.id: "hit", DENIAL.id: "denial", RAID.id: "raid", SHELLING.id: "shelling", TOTAL.id: "total"}


def about(store: Store, claim: str) -> str:
    """The event of a claim."""
    return str(lookup.iri(store, claim, SCHEMA.about))


def judged(store: Store, verdict: Verdict, left: str, right: str, **given: Any) -> dict[str, Any]:
    values = {"by": "ana", "why": "another street", "at": AT} | given
    return accounts.judge(store, verdict, [left], [right], **values)


@pytest.mark.parametrize(
    ("predicate", "value", "behind"),
    [
        (SEM.eventType, "AirStrike", {"hit", "raid"}),
        (CKG.initiator, RUSSIA.id, {"hit"}),
        (SEM.hasPlace, MAARAT.id, {"hit", "raid"}),
        (SEM.hasBeginTimeStamp, "2016-03-03", {"hit", "raid"}),
        (CKG.killedMin, "25", {"hit"}),
        (CKG.killedMax, "31", {"raid"}),
        (CKG.killedBest, "25", {"hit"}),
        (CKG.grade, "fair", {"hit", "denial", "raid"}),
        (CKG.reportingOutlet, "coast-herald", {"raid"}),
        (CKG.reportedBy, ids.key_of(HIT.id), {"hit"}),
    ],
)
def test_each_value_of_an_event_leads_to_its_claims(store: Store, predicate: Any, value: str, behind: set[str]) -> None:
    event = about(store, HIT.id)
    term = next(one for one in lookup.objects(store, event, predicate) if value in (one.value, lookup.local(one.value)))
    found = accounts.explain_triple(store, event, predicate.value, term.value)
    assert {NAMES[claim["id"]] for claim in found["claims"]} == behind
    assert found["rule"] == OF[predicate].words
    assert found["graphs"] == [GRAPH.events.value]


def test_a_value_that_no_claim_gives_alone_leads_to_all(store: Store) -> None:
    event = about(store, HIT.id)
    (report,) = lookup.objects(store, event, CKG.injuredReport)
    found = accounts.explain_triple(store, event, CKG.injuredReport.value, report.value)
    assert {NAMES[claim["id"]] for claim in found["claims"]} == {"hit", "raid"}


@pytest.mark.parametrize(
    ("predicate", "value"),
    [(CKG.killedMin, "26"), (CKG.killedMin, ""), (CKG.initiator, BRIGADE.id), (SEM.hasBeginTimeStamp, "x")],
)
def test_a_value_that_an_event_does_not_have(store: Store, predicate: Any, value: str) -> None:
    with pytest.raises(UnknownName):
        accounts.explain_triple(store, about(store, HIT.id), predicate.value, value)


def test_other_triples_have_no_rule(store: Store) -> None:
    found = accounts.explain_triple(store, RUSSIA.id, PREFIXES["ckg"] + "backs", SYRIAN_STATE.id)
    assert (found["rule"], [claim["id"] for claim in found["claims"]]) == (None, [BACKING.id])
    typed = accounts.explain_triple(store, about(store, HIT.id), RDF.type.value, SEM.Event.value)
    assert (typed["rule"], len(typed["claims"])) == (None, 3)


def test_every_property_of_an_event_has_its_rule(store: Store) -> None:
    events = lookup.subjects(store, RDF.type, SEM.Event.value)
    used = {quad.predicate for quad in store.quads(graph=GRAPH.events) if str(quad.subject)[1:-1] in events}
    assert used - OF.keys() == {RDF.type}
    claims = {quad.predicate for quad in store.quads(graph=GRAPH.events) if str(quad.subject)[1:-1] in NAMES}
    assert claims == ON_CLAIMS.keys()


@pytest.mark.parametrize("predicate", ON_CLAIMS)
def test_what_is_worked_out_of_a_claim_has_its_rule(store: Store, predicate: NamedNode) -> None:
    (term,) = lookup.objects(store, HIT.id, predicate)
    found = accounts.explain_triple(store, HIT.id, predicate.value, term.value)
    assert (found["rule"], found["claims"][0]["id"]) == (ON_CLAIMS[predicate], HIT.id)


def test_a_name_of_before_leads_to_the_claim_it_is_from(store: Store) -> None:
    event = about(store, HIT.id)
    old = next(ids.event(claim) for claim in (HIT.id, RAID.id, DENIAL.id) if ids.event(claim) != event)
    found = accounts.explain_triple(store, event, PROV.wasRevisionOf.value, old)
    assert [ids.event(claim["id"]) for claim in found["claims"]] == [old]


def test_an_event_is_explained_by_its_values_and_what_put_each_claim_there(store: Store) -> None:
    found = accounts.explain(store, about(store, HIT.id))
    assert {value["predicate"] for value in found["values"]} >= {CKG.killedMin.value, CKG.grade.value}
    assert all(value["rule"] and value["claims"] for value in found["values"])
    for claim in found["claims"]:
        assert claim["judgements"], claim["label"]
        assert all(one["author"] == "rule" and one["score"] and one["why"] for one in claim["judgements"])


def test_an_old_name_is_explained_as_the_present_event(store: Store) -> None:
    event = about(store, HIT.id)
    old = next(ids.event(claim) for claim in (HIT.id, RAID.id, DENIAL.id) if ids.event(claim) != event)
    assert accounts.explain(store, old) == accounts.explain(store, event)
    assert accounts.explain_triple(store, old, CKG.killedMin.value, "25")["claims"]


def test_a_claim_is_explained_with_what_was_judged_of_it(store: Store) -> None:
    judged(store, Verdict.DIFFERENT, HIT.id, RAID.id)
    (found,) = accounts.explain(store, RAID.id)["claims"]
    (apart,) = (one for one in found["judgements"] if one["verdict"] == "different")
    assert (apart["by"], apart["others"]) == ("ana", [HIT.id])


def test_what_is_neither_event_nor_claim_is_explained_as_ever(store: Store) -> None:
    assert accounts.explain(store, RUSSIA.id) == answers.explain(store, RUSSIA.id)


def test_a_judgement_is_explained_by_its_scores(store: Store) -> None:
    made = judged(store, Verdict.DIFFERENT, HIT.id, RAID.id)
    found = accounts.explain(store, made["id"])
    (scores,) = found["scores"]
    assert {scores["left"], scores["right"]} == {HIT.id, RAID.id}
    assert {"feature", "level", "weight", "words"} == set(scores["parts"][0])
    assert found["about"]["left"][0]["quote"]
    with pytest.raises(UnknownName):
        accounts.explain(store, f"{ids.ID}judgement/none")


@pytest.mark.parametrize(
    ("judgement", "pair", "together", "because"),
    [
        (None, (HIT, RAID), True, "their score, "),
        (None, (HIT, TOTAL), False, "is under the threshold"),
        (Verdict.DIFFERENT, (HIT, RAID), False, "ana judged them different: another street"),
        (Verdict.SAME, (HIT, SHELLING), True, "ana judged them same: another street"),
    ],
)
def test_why_two_claims_are_or_are_not_about_one_event(
    store: Store, judgement: Verdict | None, pair: tuple[Claim, Claim], together: bool, because: str
) -> None:
    left, right = pair
    if judgement:
        judged(store, judgement, left.id, right.id)
    found = accounts.explain_pair(store, left.id, right.id)
    assert found["together"] is together
    assert because in found["because"]
    assert found["score"]["joins"] is (found["score"]["total"] >= found["score"]["threshold"])
    assert found["left"]["quote"] == left.evidence.quote


def test_what_makes_no_pair(store: Store) -> None:
    with pytest.raises(UsageError):
        accounts.explain_pair(store, HIT.id, HIT.id)
    with pytest.raises(UnknownName):
        accounts.explain_pair(store, HIT.id, ids.ID + "claim/none")
    with pytest.raises(UnknownName):
        accounts.explain_pair(store, HIT.id, STATEMENT.id)


@pytest.mark.parametrize("name", [RAID.id, f"claim:{ids.key_of(RAID.id)}", ids.key_of(RAID.id)])
def test_judging_by_name(store: Store, name: str) -> None:
    before = {claim: about(store, claim) for claim in NAMES}
    event = ids.key_of(about(store, HIT.id))
    made = judged(store, Verdict.DIFFERENT, event, name)
    assert about(store, RAID.id) != about(store, HIT.id)
    assert {one["id"] for one in made["events"]} == {about(store, RAID.id), about(store, HIT.id)}
    taken = accounts.withdraw(store, made["key"], by="bob", why="no", at=AT.replace(hour=5))
    assert taken["withdraws"] == made["id"]
    assert {claim: about(store, claim) for claim in NAMES} == before


def test_what_was_taken_back_does_not_stand(store: Store) -> None:
    made = judged(store, Verdict.SAME, HIT.id, SHELLING.id)
    assert answers.judgement(store, made["id"])["stands"]
    taken = accounts.withdraw(store, made["id"], by="bob", why="no", at=AT.replace(hour=5))
    assert answers.judgement(store, made["id"])["withdrawn_by"] == taken["id"]
    assert not answers.judgement(store, made["id"])["stands"]
    listed = answers.judgements(store, JudgementFilters(author="person"))["items"]
    assert [one["id"] for one in listed] == [made["id"], taken["id"]]
    assert about(store, HIT.id) != about(store, SHELLING.id)


def test_a_withdrawal_that_is_withdrawn_lets_the_judgement_stand(store: Store) -> None:
    made = Judgement(f"{ids.ID}judgement/a", Verdict.SAME, (HIT.id,), (RAID.id,), "ana", "why", AT)
    taken = Judgement(f"{ids.ID}judgement/b", Verdict.WITHDRAWN, (), (), "bob", "no", AT, withdraws=made.id)
    again = Judgement(f"{ids.ID}judgement/c", Verdict.WITHDRAWN, (), (), "ana", "yes", AT, withdraws=taken.id)
    for told, stands in (((made,), True), ((made, taken), False), ((made, taken, again), True)):
        store.replace([GRAPH.judgements.value], rdf.judgement_quads(told))
        assert answers.judgement(store, made.id)["stands"] is stands


@pytest.mark.parametrize("filters", [JudgementFilters(author="nobody"), JudgementFilters(verdict="maybe")])
def test_filters_that_make_no_sense(store: Store, filters: JudgementFilters) -> None:
    with pytest.raises(UsageError):
        answers.judgements(store, filters)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"why": " "}, UsageError),
        ({"by": ""}, UsageError),
        ({"right": HIT.id}, UsageError),
        ({"right": "nothing"}, UnknownName),
        ({"right": RUSSIA.id}, UnknownName),
        ({"right": STATEMENT.id}, UnknownName),
    ],
)
def test_judgements_that_make_no_sense(store: Store, given: dict[str, str], error: type[Exception]) -> None:
    values = {"left": HIT.id, "right": RAID.id} | given
    with pytest.raises(error):
        judged(store, Verdict.SAME, **values)
    assert answers.judgements(store, JudgementFilters(author="person"))["items"] == []
