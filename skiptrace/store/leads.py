"""Stored leads: kept per case with the day and the version of the evidence they rest on."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import (
    Connection,
    RowMapping,
    String,
    bindparam,
    cast,
    delete,
    literal,
    select,
    text,
)

from skiptrace.model.attempt import Attempt, Channel
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import Party, Relation, Role
from skiptrace.store import casefiles, derived, leadtext, meta, tables
from skiptrace.store.inserts import insert_all, insert_into
from skiptrace.store.rows import Row

# An IN list would end at the database's limit of parameters.
_BATCH = text("SELECT case_no FROM temp.batch")
# Values asked for at once: below every database's limit of parameters.
_AT_ONCE = 500
_NEW_LEADS = insert_into(derived.leads)


def save(
    connection: Connection,
    leads: Mapping[str, Sequence[Lead]],
    as_of: date,
    versions: Mapping[str, str],
) -> None:
    """Replaces the leads of these cases; versions: the state of the evidence each was read at."""
    if not leads:
        return
    table = derived.leads
    connection.execute(
        delete(table).where(table.c.case_no == bindparam("case")),
        [{"case": case_no} for case_no in leads],
    )
    rows = [_lead_row(case_no, lead) for case_no, found in leads.items() for lead in found]
    insert_all(connection, _NEW_LEADS, rows)
    insert = insert_into(derived.lead_runs)
    new = insert.excluded
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=[derived.lead_runs.c.case_no],
            set_={
                column.name: new[column.name]
                for column in derived.lead_runs.c
                if column.name != "case_no"
            },
        ),
        [
            _run_row(case_no, found, as_of, versions.get(case_no, ""))
            for case_no, found in leads.items()
        ],
    )


def up_to_date(connection: Connection, case_nos: Sequence[str], as_of: date) -> set[str]:
    """The cases whose run is of that day and of the evidence as it stands."""
    casefiles.fill_batch(connection, case_nos, as_of)
    runs, cases = derived.lead_runs, tables.cases
    shared = meta.global_version(connection)
    rows = connection.execute(
        select(runs.c.case_no, runs.c.version, cases.c.evidence)
        .join(cases, cases.c.case_no == runs.c.case_no)
        .where(
            runs.c.case_no.in_(_BATCH),
            runs.c.as_of == as_of.isoformat(),
        )
    )
    return {
        case_no
        for case_no, version, evidence in rows
        if version == meta.case_version(shared, evidence)
    }


def touch(connection: Connection, attempts: Sequence[Attempt]) -> None:
    """Makes the leads stale that attempts can move: those of their cases, and of their points."""
    cases = {attempt.case_no for attempt in attempts}
    values = sorted({attempt.point.value for attempt in attempts})
    table = derived.leads.c
    for start in range(0, len(values), _AT_ONCE):
        listed = table.value.in_(values[start : start + _AT_ONCE])
        cases.update(connection.execute(select(table.case_no).distinct().where(listed)).scalars())
    numbers = sorted(cases)
    for start in range(0, len(numbers), _AT_ONCE):
        meta.bump_cases(connection, numbers[start : start + _AT_ONCE])


def stale(connection: Connection, as_of: date) -> set[str]:
    """The cases of which up_to_date is not true, over the whole portfolio in one query."""
    runs, cases = derived.lead_runs, tables.cases
    # As meta.case_version writes it.
    version = literal(meta.case_version(meta.global_version(connection), "")) + cast(
        cases.c.evidence, String
    )
    valid = (
        (runs.c.case_no == cases.c.case_no)
        & (runs.c.as_of == as_of.isoformat())
        & (runs.c.version == version)
    )
    query = select(cases.c.case_no).join(runs, valid, isouter=True).where(runs.c.case_no.is_(None))
    return set(connection.execute(query).scalars())


def stored(connection: Connection, case_nos: Sequence[str], as_of: date) -> dict[str, list[Lead]]:
    """Kept leads of the cases that are up to date."""
    valid = up_to_date(connection, case_nos, as_of)
    result: dict[str, list[Lead]] = {
        case_no: [] for case_no in dict.fromkeys(case_nos) if case_no in valid
    }
    table = derived.leads
    found = connection.execute(
        select(table).where(table.c.case_no.in_(_BATCH)).order_by(table.c.case_no, table.c.rank)
    ).mappings()
    for row in found:
        if row["case_no"] in valid:
            result[row["case_no"]].append(lead_of(row))
    return result


def versions_now(connection: Connection, case_nos: Sequence[str], as_of: date) -> dict[str, str]:
    """The version that each of these cases has at this moment."""
    casefiles.fill_batch(connection, case_nos, as_of)
    cases = tables.cases.c
    shared = meta.global_version(connection)
    rows = connection.execute(
        select(cases.case_no, cases.evidence).where(cases.case_no.in_(_BATCH))
    )
    return {case_no: meta.case_version(shared, evidence) for case_no, evidence in rows}


def _lead_row(case_no: str, lead: Lead) -> Row:
    return {
        "case_no": case_no,
        "rank": lead.rank,
        "lead_id": lead.lead_id,
        "channel": lead.channel.value,
        "use": lead.point.use.value,
        "value": lead.point.value,
        "entity_id": lead.party.entity_id,
        "role": lead.party.role.value,
        "relation": None if lead.party.relation is None else lead.party.relation.value,
        "party_name": lead.party.name,
        "liable_document": lead.party.liable_document,
        "p_current": lead.p_current,
        "p_reach": lead.p_reach,
        "worth": lead.worth,
        "scores": leadtext.dumps(lead),
    }


def lead_of(row: RowMapping) -> Lead:
    """A lead read back."""
    current, reach, path = leadtext.loads(row["scores"])
    return Lead(
        case_no=row["case_no"],
        lead_id=row["lead_id"],
        rank=row["rank"],
        channel=Channel(row["channel"]),
        point=ContactPoint.stored(ContactUse(row["use"]), row["value"]),
        party=Party(
            entity_id=row["entity_id"],
            role=Role(row["role"]),
            relation=None if row["relation"] is None else Relation(row["relation"]),
            name=row["party_name"],
            liable_document=row["liable_document"],
        ),
        p_current=row["p_current"],
        p_reach=row["p_reach"],
        worth=row["worth"],
        current=current,
        reach=reach,
        path=path,
    )


def _run_row(case_no: str, leads: Sequence[Lead], as_of: date, version: str) -> Row:
    best = min(leads, key=lambda lead: lead.rank, default=None)
    return {
        "case_no": case_no,
        "as_of": as_of.isoformat(),
        "version": version,
        "leads": len(leads),
        "channel": None if best is None else best.channel.value,
        "p_reach": None if best is None else best.p_reach,
        "worth": derived.NO_LEAD if best is None else best.worth,
    }
