"""Values for tests: builders with defaults for each word of the model, and a sample of two articles about one strike.

A test names only what it is about; the builders supply the rest. The sample holds casualty figures by two sources for
one event, a denial, a relation, a statement, a total over a period, minted and registry entities, and one position
told by distance and bearing.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from kg import ids
from kg.model import (
    Article,
    Assessment,
    Casualties,
    Claim,
    Claimant,
    ClaimKind,
    CountBasis,
    DateBasis,
    DatePrecision,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Extraction,
    FigureReport,
    Filler,
    GeoPrecision,
    Grade,
    Mention,
    MentionKind,
    Modality,
    Origin,
    OriginBasis,
    Outcome,
    Position,
    Published,
    RelativePosition,
    Roles,
    Span,
    Tally,
    VictimGroup,
    When,
)

STARTED = datetime(2016, 3, 6, 12, 0, tzinfo=UTC)
"""A run time for provenance, so that no test needs a clock."""

STRIKE_TEXT = """Strike on market in northern town kills at least 25

4 March 2016

Russian war planes hit a market in Maarat Idris, 12 kilometres north of Idlib, on Thursday, killing at least 25 \
people, the Syrian Observatory for Human Rights said.

Moscow denied that its planes bombed Maarat Idris. "Nobody will teach us restraint," defence ministry spokesman \
Igor Petrov said.

Russia has backed the Syrian government since September.
"""

RAID_TEXT = """Medics count 31 dead after raid on Maarat Idris

5 March 2016

An air raid on Maarat Idris killed 31 people on Thursday, including seven children, medics in the town said.

Fighters of the Free Idlib Brigade shelled army positions in Jisr al-Shughur on Friday, wounding dozens, state media \
reported.

Air raids have killed more than 1,200 people in Idlib province since September, the observatory said.
"""


def span(text: str, words: str, *, nth: int = 0) -> Span:
    """Where `words` stand in `text` for the nth time; a test that names words that are not there fails."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def evidence(text: str, quote: str) -> Evidence:
    """The evidence that a quote of `text` is."""
    start, end = span(text, quote)
    return Evidence(start, end, quote)


def article(text: str = "Three people were killed in Hama.", *, file: str = "story.txt", **given: object) -> Article:
    """An article of `text`, named by its bytes."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    values: dict[str, object] = {"id": ids.article(sha256), "file": file, "text": text, "sha256": sha256} | given
    return Article(**values)  # type: ignore[arg-type]


def mention(
    source: Article, words: str, kind: MentionKind, *, entity: Entity | None = None, label: str = "", nth: int = 0
) -> Mention:
    """A mention of `words` in an article, linked to an entity where one is given."""
    start, end = span(source.text, words, nth=nth)
    name = entity.label if entity else label or words
    iri = ids.mention(source.id, kind, start, end)
    return Mention(iri, kind, start, end, words, name, entity.id if entity else None)


def entity(kind: EntityKind, label: str, **given: object) -> Entity:
    """An entity, named by its label."""
    values: dict[str, object] = {"id": ids.entity(kind, label), "kind": kind, "label": label} | given
    return Entity(**values)  # type: ignore[arg-type]


def actor(label: str, **given: object) -> Entity:
    """An actor, named by its label."""
    return entity(EntityKind.ACTOR, label, **given)


def place(label: str, latitude: float | None = None, longitude: float | None = None, **given: object) -> Entity:
    """A place, named by its label, with an exact position where one is given."""
    point = None if latitude is None or longitude is None else Position(latitude, longitude, GeoPrecision.EXACT)
    return entity(EntityKind.PLACE, label, position=point, **given)


def filler(who: Entity, said: Mention | None = None) -> Filler:
    """What fills a role: an entity, and the mention it stands in where one is given."""
    return Filler(who.label, who.id, said.id if said else None)


def claimant(who: Entity, source: Article, words: str, *, speaks_for: Entity | None = None) -> Claimant:
    """A claimant whom an article names by `words`."""
    start, end = span(source.text, words)
    return Claimant(who.label, who.id, start, end, speaks_for.id if speaks_for else None)


def claim(
    source: Article | None = None,
    quote: str = "",
    *,
    trigger: str = "",
    kind: ClaimKind = ClaimKind.EVENT,
    **given: object,
) -> Claim:
    """A claim of an article; its quote is the whole text and its trigger the first word where a test does not say."""
    source = source or article()
    rests = evidence(source.text, quote or source.text.strip())
    word = evidence(rests.quote, trigger or rests.quote.split()[0])
    at = (rests.start + word.start, rests.start + word.end)
    values: dict[str, object] = {
        "kind": kind,
        "type": "AirStrike",
        "article": source.id,
        "evidence": rests,
        "trigger": at,
    }
    values |= given
    values.setdefault("id", ids.claim(source.id, str(values["type"]), *map(str, at), *map(str, values.values())))
    return Claim(**values)  # type: ignore[arg-type]


def casualties(
    outcome: Outcome = Outcome.KILLED,
    low: int | None = None,
    high: int | None = None,
    *,
    group: VictimGroup = VictimGroup.PEOPLE,
    basis: CountBasis = CountBasis.EXACT,
) -> Casualties:
    """A casualty figure: how many people were killed, unless the test says otherwise."""
    return Casualties(outcome, group, low, high, basis)


def event(*claims: str, type: str = "AirStrike", **given: object) -> Event:  # noqa: A002  (the model's own word)
    """An event of the given claims, named by the first of them."""
    named = tuple(sorted(claims)) or (ids.claim("nowhere"),)
    return Event(ids.event(named[0]), type, named, **given)  # type: ignore[arg-type]


def on(day: str) -> When:
    """A single day, as ISO 8601."""
    return When(date.fromisoformat(day), date.fromisoformat(day), DatePrecision.DAY)


SYRIA = place("Syria", 35.0, 38.0, type="country")
IDLIB_PROVINCE = place("Idlib province", 35.8, 36.7, type="admin1", country=SYRIA.id, parent=SYRIA.id)
IDLIB = place("Idlib", 35.93062, 36.63393, type="city", country=SYRIA.id, parent=IDLIB_PROVINCE.id)
JISR = place(
    "Jisr al-Shughur",
    35.81458,
    36.32012,
    aliases=("Jisr ash-Shughur",),
    type="town",
    country=SYRIA.id,
    parent=IDLIB_PROVINCE.id,
)
HAMA = place("Hama", 35.13179, 36.75783, type="city", country=SYRIA.id, parent=SYRIA.id)
SYRIAN_STATE = actor(
    "Syria",
    aliases=("Syrian government", "Syrian army"),
    generic=("the army",),
    type="government",
    country=SYRIA.id,
)
RUSSIA = actor("Russia", aliases=("Moscow", "Russian war planes"), type="government")
OBSERVATORY = actor("Syrian Observatory for Human Rights", aliases=("SOHR", "the observatory"), type="monitor")
WIRE = entity(EntityKind.OUTLET, "Northern Wire", aliases=("northernwire.example",))
HERALD = entity(EntityKind.OUTLET, "Coast Herald")

REGISTRY: tuple[Entity, ...] = (
    SYRIA,
    IDLIB_PROVINCE,
    IDLIB,
    JISR,
    HAMA,
    SYRIAN_STATE,
    RUSSIA,
    OBSERVATORY,
    WIRE,
)
"""An excerpt of the registry: what the sample uses, and one place (Hama) that it does not."""

MAARAT_POINT = Position(36.03875, 36.63393, GeoPrecision.DERIVED)
MAARAT = entity(
    EntityKind.PLACE,
    "Maarat Idris",
    type="town",
    country=SYRIA.id,
    parent=IDLIB_PROVINCE.id,
    position=MAARAT_POINT,
)
PETROV = actor("Igor Petrov", type="person")
MEDICS = actor("medics in Maarat Idris", type="civilian-group")
BRIGADE = actor("Free Idlib Brigade", type="rebel-group")
STATE_MEDIA = actor("state media", type="news-agency")


def sample_extractions() -> tuple[Extraction, Extraction]:
    """Two small articles about one strike and what they claim: six event claims, a relation and a statement."""
    return _strike(), _raid()


def _strike() -> Extraction:
    source = article(
        STRIKE_TEXT,
        file="strike.txt",
        title="Strike on market in northern town kills at least 25",
        outlet="Northern Wire",
        byline="By a reporter",
        published=Published(date(2016, 3, 4), DateBasis.STATED),
        url="https://northernwire.example/strike",
    )
    planes = mention(source, "Russian war planes", MentionKind.ACTOR, entity=RUSSIA)
    town = mention(source, "Maarat Idris", MentionKind.PLACE, entity=MAARAT)
    again = mention(source, "Maarat Idris", MentionKind.PLACE, entity=MAARAT, nth=1)
    mentions = (
        planes,
        town,
        again,
        mention(source, "Idlib", MentionKind.PLACE, entity=IDLIB),
        mention(source, "Thursday", MentionKind.TIME, label="2016-03-03"),
        mention(source, "at least 25", MentionKind.NUMBER, nth=1),
        mention(source, "Syrian Observatory for Human Rights", MentionKind.ACTOR, entity=OBSERVATORY),
        mention(source, "Moscow", MentionKind.ACTOR, entity=RUSSIA),
        mention(source, "Igor Petrov", MentionKind.PERSON, entity=PETROV),
        mention(source, "Russia has", MentionKind.ACTOR, entity=RUSSIA),
        mention(source, "the Syrian government", MentionKind.ACTOR, entity=SYRIAN_STATE),
    )
    told = "12 kilometres north of Idlib"
    distance = RelativePosition(MAARAT.id, IDLIB.id, 12.0, 0.0, MAARAT_POINT, evidence(source.text, told))
    return Extraction(source, mentions, _strike_claims(source, planes, town), (MAARAT, PETROV), (distance,))


def _strike_claims(source: Article, planes: Mention, town: Mention) -> tuple[Claim, ...]:
    strike = source.text[slice(*span(source.text, "Russian war planes hit"))]
    first = source.text.index(strike)
    sentence = source.text[first : source.text.index(" said.") + len(" said.")]
    hit = claim(
        source,
        sentence,
        trigger="hit",
        roles=Roles(initiators=(filler(RUSSIA, planes),), targets=(Filler("market"),), places=(filler(MAARAT, town),)),
        when=on("2016-03-03"),
        casualties=(casualties(low=25, basis=CountBasis.AT_LEAST),),
        claimants=(claimant(OBSERVATORY, source, "Syrian Observatory for Human Rights"),),
        cue=span(source.text, "said"),
        confidence=0.9,
    )
    denial = claim(
        source,
        "Moscow denied that its planes bombed Maarat Idris.",
        trigger="bombed",
        roles=Roles(initiators=(filler(RUSSIA),), places=(filler(MAARAT),)),
        claimants=(claimant(RUSSIA, source, "Moscow"),),
        cue=span(source.text, "denied"),
        modality=Modality.DENIED,
        confidence=0.8,
    )
    quoted = claim(
        source,
        '"Nobody will teach us restraint," defence ministry spokesman Igor Petrov said.',
        kind=ClaimKind.STATEMENT,
        type="Statement",
        trigger="said",
        claimants=(claimant(PETROV, source, "Igor Petrov", speaks_for=RUSSIA),),
        content=(span(source.text, "Nobody will teach us restraint"),),
    )
    backing = claim(
        source,
        "Russia has backed the Syrian government since September.",
        kind=ClaimKind.RELATION,
        type="backs",
        trigger="backed",
        roles=Roles(subjects=(filler(RUSSIA),), objects=(filler(SYRIAN_STATE),)),
    )
    return hit, denial, quoted, backing


def _raid() -> Extraction:
    source = article(
        RAID_TEXT,
        file="raid.txt",
        title="Medics count 31 dead after raid on Maarat Idris",
        outlet="Coast Herald",
        published=Published(date(2016, 3, 5), DateBasis.STATED),
    )
    mentions = (
        mention(source, "Maarat Idris", MentionKind.PLACE, entity=MAARAT, nth=1),
        mention(source, "31 people", MentionKind.NUMBER),
        mention(source, "medics in the town", MentionKind.ACTOR, entity=MEDICS),
        mention(source, "Free Idlib Brigade", MentionKind.ACTOR, entity=BRIGADE),
        mention(source, "army", MentionKind.ACTOR, entity=SYRIAN_STATE),
        mention(source, "Jisr al-Shughur", MentionKind.PLACE, entity=JISR),
        mention(source, "state media", MentionKind.ACTOR, entity=STATE_MEDIA),
        mention(source, "Idlib province", MentionKind.PLACE, entity=IDLIB_PROVINCE),
        mention(source, "the observatory", MentionKind.ACTOR, entity=OBSERVATORY),
    )
    minted = (MAARAT, MEDICS, BRIGADE, STATE_MEDIA)
    return Extraction(source, mentions, _raid_claims(source), minted)


def _raid_claims(source: Article) -> tuple[Claim, ...]:
    raid = claim(
        source,
        "An air raid on Maarat Idris killed 31 people on Thursday, including seven children, medics in the town said.",
        trigger="raid",
        roles=Roles(places=(filler(MAARAT),)),
        when=on("2016-03-03"),
        casualties=(casualties(low=31, high=31), casualties(low=7, high=7, group=VictimGroup.CHILDREN)),
        claimants=(claimant(MEDICS, source, "medics in the town"),),
        cue=span(source.text, "said"),
    )
    shelling = claim(
        source,
        source.text[slice(source.text.index("Fighters of"), source.text.index("reported.") + len("reported."))],
        type="Shelling",
        trigger="shelled",
        roles=Roles(
            initiators=(filler(BRIGADE),),
            targets=(filler(SYRIAN_STATE),),
            places=(filler(JISR),),
            weapons=(Filler("artillery"),),
        ),
        when=on("2016-03-04"),
        casualties=(casualties(Outcome.INJURED, 24, basis=CountBasis.VAGUE),),
        claimants=(claimant(STATE_MEDIA, source, "state media"),),
    )
    total = claim(
        source,
        "Air raids have killed more than 1,200 people in Idlib province since September, the observatory said.",
        trigger="raids",
        roles=Roles(places=(filler(IDLIB_PROVINCE),)),
        when=When(date(2015, 9, 1), None, DatePrecision.OPEN),
        casualties=(casualties(low=1200, basis=CountBasis.AT_LEAST),),
        claimants=(claimant(OBSERVATORY, source, "the observatory"),),
        aggregate=True,
    )
    return raid, shelling, total


def sample_events() -> tuple[Event, ...]:
    """What the sample's event claims are about: one strike told by both articles and denied, a shelling, a total."""
    (hit, denial, *_), (raid, shelling, total) = (extraction.claims for extraction in sample_extractions())
    day, next_day = date(2016, 3, 3), date(2016, 3, 4)
    strike = event(hit.id, denial.id, raid.id, initiators=(RUSSIA.id,), places=(MAARAT.id,), start=day, end=day)
    fire = event(shelling.id, type="Shelling", initiators=(BRIGADE.id,), targets=(SYRIAN_STATE.id,), places=(JISR.id,))
    sums = event(total.id, places=(IDLIB_PROVINCE.id,), start=date(2015, 9, 1))
    several = assessment(
        {hit.id: OBSERVATORY, denial.id: RUSSIA, raid.id: MEDICS},
        grade=Grade.FAIR,
        reasons=("3 independent origins",),
        outlets=(HERALD.id, WIRE.id),
        denied=(RUSSIA.id,),
    )
    one = assessment(
        {shelling.id: STATE_MEDIA},
        reasons=("one independent origin",),
        changes=("one more independent source would lift weak to fair",),
        silent=(BRIGADE.id,),
    )
    return (
        replace(strike, killed=Tally(25, 31, 25, FigureReport.NUMBERED), assessment=several),
        replace(fire, start=next_day, end=next_day, injured=Tally(24, None, 24, FigureReport.NUMBERED), assessment=one),
        replace(
            sums, killed=Tally(1200, None, 1200, FigureReport.NUMBERED), assessment=assessment({total.id: OBSERVATORY})
        ),
    )


def assessment(origins: dict[str, Entity], *, grade: Grade = Grade.WEAK, **given: tuple[str, ...]) -> Assessment:
    """An assessment of claims whose origins are named; published by one outlet unless the test says otherwise."""
    named = tuple(Origin(claim, origins[claim].id, OriginBasis.NAMED) for claim in sorted(origins))
    values: dict[str, tuple[str, ...]] = {"outlets": (HERALD.id,)} | given
    return Assessment(grade, origins=named, **values)
