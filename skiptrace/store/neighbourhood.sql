-- The claims that matter to a batch of cases, one row a claim, as model.casefile.FactRow wants them.
--
-- Written so that SQLite, PostgreSQL, DuckDB and Spark SQL all run it as it stands: common table
-- expressions, joins, UNION ALL and one ROW_NUMBER; days are ISO text and compare as text.
-- No order: who makes case files of the rows sorts them by claim_id.
-- It has no parameters. Its input is the relation batch(case_no, as_of): a temporary table where
-- SQL is sent by a program, a temporary view on a cluster; no IN list grows with the batch.
-- CROSS JOIN with WHERE is an inner join everywhere; SQLite also takes it as the order of the loops,
-- so each step goes from few rows to an index of many and never the other way.
--
-- A claim counts from the day of its record on (stated_on), whatever older day it speaks of.
-- Values in hubs never link anybody, and an entity in hubs (kind 'entity': a hotline named as the
-- contact in thousands of files) gives only what the record said that ties it to the case.
WITH
-- Which entity the case looks for.
subject AS (
    SELECT b.case_no, b.as_of, i.entity_id
    FROM batch b
    CROSS JOIN cases k
    CROSS JOIN identities i
    WHERE k.case_no = b.case_no AND i.person_id = k.subject
),
-- All person records of that entity.
subject_person AS (
    SELECT s.case_no, s.as_of, s.entity_id, i.person_id
    FROM subject s
    CROSS JOIN identities i
    WHERE i.entity_id = s.entity_id
),
-- Relations of the subject, told by either side, with the record that tells them.
tie AS (
    SELECT sp.case_no, sp.as_of, i.entity_id, r.source, r.record
    FROM subject_person sp
    CROSS JOIN claims r
    CROSS JOIN identities i
    WHERE r.person_id = sp.person_id
        AND r.statement = 'relation'
        AND (r.observed_on IS NULL OR r.observed_on <= sp.as_of)
        AND (r.stated_on IS NULL OR r.stated_on <= sp.as_of)
        AND i.person_id = r.other_id
        AND i.entity_id <> sp.entity_id
    UNION
    SELECT sp.case_no, sp.as_of, i.entity_id, r.source, r.record
    FROM subject_person sp
    CROSS JOIN claims r
    CROSS JOIN identities i
    WHERE r.other_id = sp.person_id
        AND r.statement = 'relation'
        AND (r.observed_on IS NULL OR r.observed_on <= sp.as_of)
        AND (r.stated_on IS NULL OR r.stated_on <= sp.as_of)
        AND i.person_id = r.person_id
        AND i.entity_id <> sp.entity_id
),
-- The subject and everybody one relation away; crowded: named by too many records.
tied AS (
    SELECT DISTINCT t.case_no, t.as_of, t.entity_id,
        CASE WHEN h.value IS NULL THEN 0 ELSE 1 END AS crowded
    FROM tie t
    LEFT JOIN hubs h ON h.value = t.entity_id AND h.kind = 'entity'
    UNION ALL
    SELECT s.case_no, s.as_of, s.entity_id, 0 AS crowded
    FROM subject s
),
party AS (
    SELECT t.case_no, t.as_of, t.entity_id, t.crowded, i.person_id,
        i.certainty AS identity_certainty, COALESCE(i.name, p.name) AS name
    FROM tied t
    CROSS JOIN identities i
    CROSS JOIN persons p
    WHERE i.entity_id = t.entity_id AND p.person_id = i.person_id
),
-- The phones of these parties; hub: nobody else's claim on it means anything.
phone AS (
    SELECT DISTINCT pa.case_no, pa.as_of, c.value,
        CASE WHEN h.value IS NULL THEN 0 ELSE 1 END AS hub
    FROM party pa
    CROSS JOIN claims c
    LEFT JOIN hubs h ON h.value = c.value AND h.kind = 'phone'
    WHERE pa.crowded = 0
        AND c.person_id = pa.person_id
        AND c.statement = 'contact'
        AND c.use IN ('mobile', 'home_phone', 'work_phone')
        AND (c.observed_on IS NULL OR c.observed_on <= pa.as_of)
        AND (c.stated_on IS NULL OR c.stated_on <= pa.as_of)
    UNION
    -- And the mobile that a mailbox of the subject is named after: ranking may read it out.
    SELECT sp.case_no, sp.as_of, substr(c.value, 1, 11),
        CASE WHEN h.value IS NULL THEN 0 ELSE 1 END
    FROM subject_person sp
    CROSS JOIN claims c
    LEFT JOIN hubs h ON h.value = substr(c.value, 1, 11) AND h.kind = 'phone'
    WHERE c.person_id = sp.person_id
        AND c.statement = 'contact'
        AND c.use = 'email'
        AND c.value LIKE '1__________@%'
        AND (c.observed_on IS NULL OR c.observed_on <= sp.as_of)
        AND (c.stated_on IS NULL OR c.stated_on <= sp.as_of)
),
-- Other people's claims on these phones, newest first; ties are broken by the claim's id.
rival AS (
    SELECT f.case_no, i.entity_id, i.name, i.certainty AS identity_certainty, c.person_id,
        c.claim_id,
        ROW_NUMBER() OVER (
            PARTITION BY f.case_no, f.value
            ORDER BY COALESCE(c.observed_on, '') DESC, c.claim_id
        ) AS position_at_value
    FROM phone f
    CROSS JOIN claims c
    CROSS JOIN identities i
    LEFT JOIN tied t ON t.case_no = f.case_no AND t.entity_id = i.entity_id
    WHERE f.hub = 0
        AND c.value = f.value
        AND c.statement = 'contact'
        AND c.use IN ('mobile', 'home_phone', 'work_phone')
        AND (c.observed_on IS NULL OR c.observed_on <= f.as_of)
        AND (c.stated_on IS NULL OR c.stated_on <= f.as_of)
        -- A company is entered with the number of whoever runs it, which rivals nobody.
        AND c.source <> 'companies'
        AND i.person_id = c.person_id
        AND t.entity_id IS NULL
),
-- The numbers on the subject's bills; hub: shared by many, or called by many subscribers.
called AS (
    SELECT DISTINCT sp.case_no, sp.as_of, c.value,
        CASE WHEN h.value IS NULL THEN 0 ELSE 1 END AS hub
    FROM subject_person sp
    CROSS JOIN claims c
    LEFT JOIN hubs h ON h.value = c.value AND h.kind IN ('phone', 'called')
    WHERE c.person_id = sp.person_id
        AND c.statement = 'calls'
        AND (c.observed_on IS NULL OR c.observed_on <= sp.as_of)
        AND (c.stated_on IS NULL OR c.stated_on <= sp.as_of)
),
-- Whose these numbers are, as far as anybody outside the case was ever given them, newest first.
known_number AS (
    SELECT d.case_no, i.entity_id, i.name, i.certainty AS identity_certainty, c.person_id,
        c.claim_id,
        ROW_NUMBER() OVER (
            PARTITION BY d.case_no, d.value
            ORDER BY COALESCE(c.observed_on, '') DESC, c.claim_id
        ) AS position_at_value
    FROM called d
    CROSS JOIN claims c
    CROSS JOIN identities i
    LEFT JOIN tied t ON t.case_no = d.case_no AND t.entity_id = i.entity_id
    WHERE d.hub = 0
        AND c.value = d.value
        AND c.statement = 'contact'
        AND c.use IN ('mobile', 'home_phone', 'work_phone')
        AND (c.observed_on IS NULL OR c.observed_on <= d.as_of)
        AND (c.stated_on IS NULL OR c.stated_on <= d.as_of)
        AND i.person_id = c.person_id
        AND t.entity_id IS NULL
),
-- Every line whose state matters.
line AS (
    SELECT f.case_no, f.as_of, f.value FROM phone f
    UNION
    SELECT d.case_no, d.as_of, d.value FROM called d WHERE d.hub = 0
),
-- The companies that the register knows by the name the subject's employer was given.
company AS (
    SELECT DISTINCT sp.case_no, sp.as_of, g.person_id
    FROM subject_person sp
    CROSS JOIN claims c
    CROSS JOIN claims g
    WHERE c.person_id = sp.person_id
        AND c.statement = 'contact'
        AND c.use = 'employer'
        AND (c.observed_on IS NULL OR c.observed_on <= sp.as_of)
        AND (c.stated_on IS NULL OR c.stated_on <= sp.as_of)
        AND g.value = c.value
        AND g.statement = 'standing'
)
SELECT pa.case_no, 'party' AS via, pa.entity_id, pa.name, c.statement, c.use, c.value,
    COALESCE(oi.entity_id, '') AS other_id, COALESCE(oi.name, op.name) AS other_name,
    c.observed_on, c.origin, c.source, c.record, c.claim_id, c.reported_by, c.certainty,
    pa.identity_certainty, c.place, c.quote, c.measure, c.stated_on, c.basis
FROM party pa
CROSS JOIN claims c
LEFT JOIN identities oi ON oi.person_id = c.other_id
LEFT JOIN persons op ON op.person_id = c.other_id
WHERE pa.crowded = 0
    AND c.person_id = pa.person_id
    AND (c.observed_on IS NULL OR c.observed_on <= pa.as_of)
    AND (c.stated_on IS NULL OR c.stated_on <= pa.as_of)
UNION ALL
SELECT pa.case_no, 'party', pa.entity_id, pa.name, c.statement, c.use, c.value,
    COALESCE(oi.entity_id, ''), COALESCE(oi.name, op.name),
    c.observed_on, c.origin, c.source, c.record, c.claim_id, c.reported_by, c.certainty,
    pa.identity_certainty, c.place, c.quote, NULL, c.stated_on, c.basis
FROM party pa
CROSS JOIN tie t
CROSS JOIN claims c
LEFT JOIN identities oi ON oi.person_id = c.other_id
LEFT JOIN persons op ON op.person_id = c.other_id
WHERE pa.crowded = 1
    AND t.case_no = pa.case_no
    AND t.entity_id = pa.entity_id
    AND c.person_id = pa.person_id
    AND c.statement IN ('contact', 'relation', 'attribute')
    AND c.source = t.source
    AND c.record = t.record
    AND (c.observed_on IS NULL OR c.observed_on <= pa.as_of)
    AND (c.stated_on IS NULL OR c.stated_on <= pa.as_of)
UNION ALL
SELECT l.case_no, 'status', '', NULL, c.statement, c.use, c.value,
    '', NULL,
    c.observed_on, c.origin, c.source, c.record, c.claim_id, c.reported_by, c.certainty,
    1.0, c.place, c.quote, NULL, c.stated_on, c.basis
FROM line l
CROSS JOIN claims c
WHERE c.value = l.value
    AND c.statement = 'status'
    AND (c.observed_on IS NULL OR c.observed_on <= l.as_of)
    AND (c.stated_on IS NULL OR c.stated_on <= l.as_of)
UNION ALL
SELECT o.case_no, 'rival', o.entity_id, COALESCE(o.name, p.name), c.statement, c.use, c.value,
    '', NULL,
    c.observed_on, c.origin, c.source, c.record, c.claim_id, c.reported_by, c.certainty,
    o.identity_certainty, c.place, c.quote, NULL, c.stated_on, c.basis
FROM rival o
CROSS JOIN persons p
CROSS JOIN claims c
WHERE o.position_at_value <= 20
    AND p.person_id = o.person_id
    AND c.claim_id = o.claim_id
UNION ALL
SELECT n.case_no, 'called', n.entity_id, COALESCE(n.name, p.name), c.statement, c.use, c.value,
    '', NULL,
    c.observed_on, c.origin, c.source, c.record, c.claim_id, c.reported_by, c.certainty,
    n.identity_certainty, c.place, c.quote, NULL, c.stated_on, c.basis
FROM known_number n
CROSS JOIN persons p
CROSS JOIN claims c
WHERE n.position_at_value <= 5
    AND p.person_id = n.person_id
    AND c.claim_id = n.claim_id
UNION ALL
-- The register on the companies that the subject was said to work for.
SELECT w.case_no, 'employer', i.entity_id, COALESCE(i.name, p.name), c.statement, c.use, c.value,
    '', NULL,
    c.observed_on, c.origin, c.source, c.record, c.claim_id, c.reported_by, c.certainty,
    1.0, c.place, c.quote, NULL, c.stated_on, c.basis
FROM company w
CROSS JOIN identities i
CROSS JOIN persons p
CROSS JOIN claims c
WHERE i.person_id = w.person_id
    AND p.person_id = w.person_id
    AND c.person_id = w.person_id
    AND c.statement IN ('contact', 'standing')
    AND (c.observed_on IS NULL OR c.observed_on <= w.as_of)
    AND (c.stated_on IS NULL OR c.stated_on <= w.as_of)
UNION ALL
-- What is known to be shared by many says so itself: use is the number of its parties.
SELECT f.case_no, 'hub', '', NULL, 'hub', CAST(h.parties AS VARCHAR(12)), f.value,
    '', NULL,
    NULL, '', '', '', '', NULL, 1.0,
    1.0, NULL, NULL, NULL, NULL, NULL
FROM phone f
CROSS JOIN hubs h
WHERE f.hub = 1
    AND h.value = f.value
    AND h.kind = 'phone'
UNION ALL
SELECT DISTINCT d.case_no, 'hub', '', NULL, 'calls', CAST(h.parties AS VARCHAR(12)), d.value,
    '', NULL,
    NULL, '', '', '', '', NULL, 1.0,
    1.0, NULL, NULL, NULL, NULL, NULL
FROM called d
CROSS JOIN hubs h
WHERE d.hub = 1
    AND h.value = d.value
    AND h.kind IN ('phone', 'called')
