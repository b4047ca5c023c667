-- Flags that touch a batch of cases: on the case, on its subject or a party tied to it (by id
-- number, as any record names it), or on one of the values in question.
-- Input: batch(case_no, as_of) and batch_values(case_no, value). No day is cut off here: the gate
-- decides which flags are in force, and a relation of any date is reason enough to look.
WITH
subject_person AS (
    SELECT b.case_no, s.entity_id, i.person_id
    FROM batch b
    CROSS JOIN cases k
    CROSS JOIN identities s
    CROSS JOIN identities i
    WHERE k.case_no = b.case_no AND s.person_id = k.subject AND i.entity_id = s.entity_id
),
tied AS (
    SELECT sp.case_no, i.entity_id
    FROM subject_person sp
    CROSS JOIN claims r
    CROSS JOIN identities i
    WHERE r.person_id = sp.person_id AND r.statement = 'relation' AND i.person_id = r.other_id
    UNION
    SELECT sp.case_no, i.entity_id
    FROM subject_person sp
    CROSS JOIN claims r
    CROSS JOIN identities i
    WHERE r.other_id = sp.person_id AND r.statement = 'relation' AND i.person_id = r.person_id
    UNION
    -- Whoever is known to have a number on the subject's bills may be approached as well.
    SELECT sp.case_no, i.entity_id
    FROM subject_person sp
    CROSS JOIN claims k
    CROSS JOIN claims c
    CROSS JOIN identities i
    LEFT JOIN hubs h ON h.value = k.value AND h.kind IN ('phone', 'called')
    WHERE k.person_id = sp.person_id
        AND k.statement = 'calls'
        AND h.value IS NULL
        AND c.value = k.value
        AND c.statement = 'contact'
        AND i.person_id = c.person_id
    UNION
    SELECT sp.case_no, sp.entity_id FROM subject_person sp
),
flagged_id AS (
    SELECT DISTINCT t.case_no, p.id_no
    FROM tied t
    CROSS JOIN identities i
    CROSS JOIN persons p
    WHERE i.entity_id = t.entity_id AND p.person_id = i.person_id AND p.id_no IS NOT NULL
)
SELECT b.case_no AS asked_for, f.flag_id, f.kind, f.case_no, f.id_no, f.value, f.since, f.until,
    f.reason, f.source, f.record
FROM batch b
CROSS JOIN flags f
WHERE f.case_no = b.case_no
UNION
SELECT g.case_no, f.flag_id, f.kind, f.case_no, f.id_no, f.value, f.since, f.until,
    f.reason, f.source, f.record
FROM flagged_id g
CROSS JOIN flags f
WHERE f.id_no = g.id_no
UNION
SELECT v.case_no, f.flag_id, f.kind, f.case_no, f.id_no, f.value, f.since, f.until,
    f.reason, f.source, f.record
FROM batch_values v
CROSS JOIN flags f
WHERE f.value = v.value
ORDER BY 1, 2
