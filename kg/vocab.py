"""Every RDF term that code may use. Tests hold it against `ontology/`: no `ckg:` term here that is not defined there.

Own terms are attributes of `CKG`; those of other vocabularies stand in a class per prefix.
"""

from __future__ import annotations

from pyoxigraph import NamedNode as Term

from kg.ids import BASE, ID

PREFIXES: dict[str, str] = {
    "ckg": BASE + "ontology#",
    "evt": BASE + "event-type/",
    "code": BASE + "code/",
    **{
        kind: f"{ID}{kind}/"
        for kind in (
            "article",
            "claim",
            "event",
            "actor",
            "place",
            "outlet",
            "mention",
            "run",
            "graph",
            "figure",
            "judgement",
            "version",
        )
    },
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "gn": "http://www.geonames.org/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _term(prefix: str, name: str) -> Term:
    return Term(PREFIXES[prefix] + name)


class CKG:
    """Own terms: `ontology/conflict.ttl` defines each."""

    # classes
    Claim = _term("ckg", "Claim")
    EventClaim = _term("ckg", "EventClaim")
    RelationClaim = _term("ckg", "RelationClaim")
    Statement = _term("ckg", "Statement")
    Casualties = _term("ckg", "Casualties")
    Mention = _term("ckg", "Mention")
    RelativePosition = _term("ckg", "RelativePosition")
    Outlet = _term("ckg", "Outlet")
    # roles of event claims and of events
    initiator = _term("ckg", "initiator")
    target = _term("ckg", "target")
    victim = _term("ckg", "victim")
    weapon = _term("ckg", "weapon")
    # relation claims
    subject = _term("ckg", "subject")
    relation = _term("ckg", "relation")
    object = _term("ckg", "object")
    partOf = _term("ckg", "partOf")
    # claims
    claimant = _term("ckg", "claimant")
    speaksFor = _term("ckg", "speaksFor")
    modality = _term("ckg", "modality")
    aggregate = _term("ckg", "aggregate")
    confidence = _term("ckg", "confidence")
    trigger = _term("ckg", "trigger")
    cue = _term("ckg", "cue")
    datePrecision = _term("ckg", "datePrecision")
    # casualties
    casualties = _term("ckg", "casualties")
    outcome = _term("ckg", "outcome")
    victimGroup = _term("ckg", "victimGroup")
    min = _term("ckg", "min")
    max = _term("ckg", "max")
    countBasis = _term("ckg", "countBasis")
    # places
    geoPrecision = _term("ckg", "geoPrecision")
    statedPosition = _term("ckg", "statedPosition")
    anchor = _term("ckg", "anchor")
    distanceKm = _term("ckg", "distanceKm")
    bearing = _term("ckg", "bearing")
    # articles
    dateBasis = _term("ckg", "dateBasis")
    mentionKind = _term("ckg", "mentionKind")
    # registry
    actorKind = _term("ckg", "actorKind")
    genericName = _term("ckg", "genericName")
    demonym = _term("ckg", "demonym")
    leader = _term("ckg", "leader")
    country = _term("ckg", "country")
    # derived events
    reportedBy = _term("ckg", "reportedBy")
    killedMin = _term("ckg", "killedMin")
    killedMax = _term("ckg", "killedMax")
    injuredMin = _term("ckg", "injuredMin")
    injuredMax = _term("ckg", "injuredMax")
    killedBest = _term("ckg", "killedBest")
    injuredBest = _term("ckg", "injuredBest")
    killedReport = _term("ckg", "killedReport")
    injuredReport = _term("ckg", "injuredReport")
    # how well an event is attested
    grade = _term("ckg", "grade")
    gradeReason = _term("ckg", "gradeReason")
    gradeChange = _term("ckg", "gradeChange")
    origin = _term("ckg", "origin")
    originBasis = _term("ckg", "originBasis")
    originCount = _term("ckg", "originCount")
    reportingOutlet = _term("ckg", "reportingOutlet")
    outletCount = _term("ckg", "outletCount")
    concededBy = _term("ckg", "concededBy")
    deniedBy = _term("ckg", "deniedBy")
    unansweredBy = _term("ckg", "unansweredBy")
    # judgements
    Judgement = _term("ckg", "Judgement")
    verdict = _term("ckg", "verdict")
    left = _term("ckg", "left")
    right = _term("ckg", "right")
    score = _term("ckg", "score")
    withdraws = _term("ckg", "withdraws")
    block = _term("ckg", "block")
    # what an article's graph held before
    archived = _term("ckg", "archived")


class DCT:
    """Dublin Core terms."""

    identifier = _term("dct", "identifier")


class GAF:
    """The Grounded Annotation Framework: from things to the mentions that name them."""

    denotedBy = _term("gaf", "denotedBy")


class GEO:
    """GeoSPARQL."""

    hasDefaultGeometry = _term("geo", "hasDefaultGeometry")
    asWKT = _term("geo", "asWKT")


class GN:
    """GeoNames."""

    parentFeature = _term("gn", "parentFeature")
    featureCode = _term("gn", "featureCode")
    countryCode = _term("gn", "countryCode")


class OA:
    """Web Annotation."""

    Annotation = _term("oa", "Annotation")
    SpecificResource = _term("oa", "SpecificResource")
    TextQuoteSelector = _term("oa", "TextQuoteSelector")
    TextPositionSelector = _term("oa", "TextPositionSelector")
    hasTarget = _term("oa", "hasTarget")
    hasSource = _term("oa", "hasSource")
    hasSelector = _term("oa", "hasSelector")
    exact = _term("oa", "exact")
    prefix = _term("oa", "prefix")
    suffix = _term("oa", "suffix")
    start = _term("oa", "start")
    end = _term("oa", "end")


class PROV:
    """Provenance, on graphs and never on triples."""

    Activity = _term("prov", "Activity")
    Entity = _term("prov", "Entity")
    SoftwareAgent = _term("prov", "SoftwareAgent")
    used = _term("prov", "used")
    wasGeneratedBy = _term("prov", "wasGeneratedBy")
    wasDerivedFrom = _term("prov", "wasDerivedFrom")
    wasAssociatedWith = _term("prov", "wasAssociatedWith")
    startedAtTime = _term("prov", "startedAtTime")
    generatedAtTime = _term("prov", "generatedAtTime")
    invalidatedAtTime = _term("prov", "invalidatedAtTime")
    wasAttributedTo = _term("prov", "wasAttributedTo")
    wasRevisionOf = _term("prov", "wasRevisionOf")
    wasInvalidatedBy = _term("prov", "wasInvalidatedBy")
    specializationOf = _term("prov", "specializationOf")


class RDF:
    """RDF itself."""

    type = _term("rdf", "type")


class RDFS:
    """RDF Schema."""

    label = _term("rdfs", "label")
    comment = _term("rdfs", "comment")


class SCHEMA:
    """schema.org."""

    NewsArticle = _term("schema", "NewsArticle")
    about = _term("schema", "about")
    appearance = _term("schema", "appearance")
    author = _term("schema", "author")
    datePublished = _term("schema", "datePublished")
    dissolutionDate = _term("schema", "dissolutionDate")
    foundingDate = _term("schema", "foundingDate")
    headline = _term("schema", "headline")
    inLanguage = _term("schema", "inLanguage")
    mentions = _term("schema", "mentions")
    publisher = _term("schema", "publisher")
    softwareVersion = _term("schema", "softwareVersion")
    text = _term("schema", "text")
    url = _term("schema", "url")


class SEM:
    """The Simple Event Model."""

    Event = _term("sem", "Event")
    Actor = _term("sem", "Actor")
    Place = _term("sem", "Place")
    eventType = _term("sem", "eventType")
    hasPlace = _term("sem", "hasPlace")
    hasBeginTimeStamp = _term("sem", "hasBeginTimeStamp")
    hasEndTimeStamp = _term("sem", "hasEndTimeStamp")


class SKOS:
    """Simple Knowledge Organization System: labels, code lists, crosswalks."""

    altLabel = _term("skos", "altLabel")
    broader = _term("skos", "broader")
    member = _term("skos", "member")
    notation = _term("skos", "notation")
    prefLabel = _term("skos", "prefLabel")


class SPDX:
    """Files and their check sums."""

    checksum = _term("spdx", "checksum")
    checksumValue = _term("spdx", "checksumValue")
    fileName = _term("spdx", "fileName")


class WGS:
    """Basic geo: latitude and longitude in degrees."""

    lat = _term("wgs", "lat")
    long = _term("wgs", "long")


class XSD:
    """The data types that the stored model allows."""

    boolean = _term("xsd", "boolean")
    date = _term("xsd", "date")
    dateTime = _term("xsd", "dateTime")
    decimal = _term("xsd", "decimal")
    double = _term("xsd", "double")
    integer = _term("xsd", "integer")


class GRAPH:
    """The named graphs beside those of the articles."""

    registry = _term("graph", "registry")
    events = _term("graph", "events")
    judgements = _term("graph", "judgements")
    blocks = _term("graph", "blocks")
    archive = _term("graph", "archive")
    provenance = _term("graph", "provenance")
    ontology = _term("graph", "ontology")
