"""Tell the sub-event type of snippets: `python -m bench.case2021 FILE.tsv [--all] > predictions.tsv`.

FILE has a header and the columns id and EventSnippet, as the test set of CASE 2021, task 2, has; what stands behind is
not read. Prints `id<TAB>label` for each. With `--all`, labels of what is none of an armed conflict are given too.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg import nlp, registry
from kg.extract import lexicon, subtypes
from kg.extract.reading import Reading, read
from kg.model import Article

LABELS: Mapping[str, str] = {
    "Clash": "ARMED_CLASH",
    "GovernmentRegainsTerritory": "GOV_REGAINS_TERIT",
    "NonStateOvertakesTerritory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "PeacefulProtest": "PEACE_PROTEST",
    "ProtestWithIntervention": "PROTEST_WITH_INTER",
    "ExcessiveForceAgainstProtesters": "FORCE_AGAINST_PROTEST",
    "ViolentDemonstration": "VIOL_DEMONSTR",
    "MobViolence": "MOB_VIOL",
    "ChemicalAttack": "CHEM_WEAP",
    "AirStrike": "AIR_STRIKE",
    "SuicideBombing": "SUIC_BOMB",
    "Shelling": "ART_MISS_ATTACK",
    "Bombing": "REM_EXPLOS",
    "GrenadeAttack": "GRENADE",
    "SexualViolence": "SEX_VIOL",
    "Killing": "ATTACK",
    "Abduction": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Arrest": "ARREST",
    "GroupChange": "CHANGE_TO_GROUP_ACT",
    "DisruptedWeaponsUse": "DISR_WEAP",
    "HeadquartersEstablished": "HQ_ESTABLISHED",
    "Destruction": "PROPERTY_DISTRUCT",
    "NonViolentTransfer": "NON_VIOL_TERRIT_TRANSFER",
    "OtherDevelopment": "OTHER",
    "NaturalDisaster": "NATURAL_DISASTER",
    "Accident": "MAN_MADE_DISASTER",
    "Crime": "ORG_CRIME",
    "Diplomacy": "DIPLO",
    "Attribution": "ATTRIB",
}
"""The data set's label for each type of `ontology/lexicon/subtypes.toml`."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--all", action="store_true", help="with what is none of an armed conflict")
    options = parser.parse_args()
    if not options.file.exists():
        print(f"skipped: no {options.file}", file=sys.stderr)
        return 0
    for number, reading in _readings(options.file):
        verdict = subtypes.subtype(reading, reading.doc[:], outside=options.all)
        print(number, LABELS[verdict.name], sep="\t")
    return 0


def _readings(file: Path) -> Iterator[tuple[str, Reading]]:
    pipeline, words = nlp.load(registry.load()), lexicon.load()
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            article = Article("", "", row["EventSnippet"], "")
            yield row["id"], read(article, pipeline.read(article.text), pipeline.registry, words)


if __name__ == "__main__":
    sys.exit(main())
