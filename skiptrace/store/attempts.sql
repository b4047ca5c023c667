-- The attempts that matter to a batch of cases: their own, and those of other cases at their phones.
-- Input: batch(case_no, as_of) and batch_values(case_no, value), the phones that are no hubs.
-- Runs on the same four engines as neighbourhood.sql; one row per case asked for and attempt.
SELECT b.case_no AS asked_for, a.attempt_id, a.case_no, a.channel, a.use, a.value, a.made_at,
    a.disposition, a.source, a.record, a.from_number, a.made_by, a.note, a.party_id
FROM batch b
CROSS JOIN attempts a
WHERE a.case_no = b.case_no AND substr(a.made_at, 1, 10) <= b.as_of
UNION
SELECT b.case_no, a.attempt_id, a.case_no, a.channel, a.use, a.value, a.made_at,
    a.disposition, a.source, a.record, a.from_number, a.made_by, a.note, a.party_id
FROM batch b
CROSS JOIN batch_values v
CROSS JOIN attempts a
WHERE v.case_no = b.case_no AND a.value = v.value AND substr(a.made_at, 1, 10) <= b.as_of
ORDER BY 1, 7, 2
