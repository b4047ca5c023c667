"""Every number of identity and ranking, named, with its reasoning beside it.

Weights are thousandths of log-odds unless a name says otherwise (`_FACTOR`: thousandths of a
natural logarithm; `_YEARS`, `_DAYS`: time). None is fitted: they are judgement in the order of
magnitude that the cited facts allow, and `learn` moves them by outcomes with these as the prior.
The weights of the features stand in graph/priors.py and graph/reactions.py.
"""

from typing import Final

# --- comparing names ---------------------------------------------------------------------------
# ln(m/u) by level. m: share of true pairs at the level when clerks type names heard or read;
# u: share of pairs of different people. A given full name is borne by about 1 in 20,000 people
# (three characters) or 1 in 2,000 (two; 张伟, 王伟 and the like near 1 in 5,000 of all people);
# the three largest surnames hold 7 % each (public security ministry, name report 2020).
NAME_WEIGHT: Final = {
    "exact": 6000,
    "variant": 5500,
    # Romanised: one spelling stands for a dozen names (Wang Wei: 王伟, 王薇, 汪维...).
    "romanised": 3000,
    # Latin words in another order are the same name; the order of Han characters is not.
    "order": 5000,
    # A homophone pair is far likelier a slip of the ear than two people (field.md, section 6).
    "homophone": 3500,
    "near_homophone": 2500,
    # A surname heard wrong as well (王, 汪): families differ, so this alone proves nobody.
    "surname_homophone": 1500,
    # 未 for 末: copied by eye.
    "look_alike": 2500,
    "typo": 3000,
    # Initials, or a minority name without the father's part.
    "abbreviated": 2000,
    # One open character besides the surname still fits about 1 in 300 people.
    "masked": 2500,
    "nickname": 1500,
    # Surname alone: ln(1 / 0.05) reduced, because relatives share it.
    "surname": 1000,
    "similar": 500,
    # Siblings differ in one character on purpose (generation names): almost no support.
    "one_character": -300,
    "reversed": -300,
    # Relatives, and one in fourteen strangers for the commonest.
    "same_surname": -3500,
    "different": -5000,
    "unknown": 0,
}
# What a name's frequency moves "exact" and "variant" by: half of ln(usual share / its share), the
# damping that frequency adjustments are commonly given (Splink's tf_adjustment_weight), because the
# shares are orders of magnitude and namesakes gather in families. 王建国 is the usual name; 王伟
# weighs 1.2 less. Beyond the limit a rare name says no more: the record itself may be wrong.
NAME_USUAL_SHARE: Final = 0.000015
NAME_RARITY_FACTOR: Final = 500
NAME_RARITY_LIMIT: Final = 2000

# --- comparing addresses -----------------------------------------------------------------------
# ln(m/u) for "the same dwelling"; a county holds about 500,000 people, a township 30,000, a
# village 2,000, a building 100.
ADDRESS_WEIGHT: Final = {
    "exact": 8000,
    "same_door": 7000,
    "same_building": 2000,
    "same_village": 1000,
    "same_township": 0,
    "same_county": -1000,
    "different": -6000,
    "unknown": 0,
}
PLACE_SIMILAR: Final = 80.0  # percent; below it two place words are two places

# --- comparing employers -----------------------------------------------------------------------
# ln(m/u) for "the same person": a firm in a lender's files employs about one borrower in 10,000,
# and people change jobs (m of a differing employer is near one half).
EMPLOYER_WEIGHT: Final = {
    "exact": 6500,
    "same_firm": 6000,
    "other_branch": 3500,
    "similar": 2000,
    "different": -600,
    "unknown": 0,
}
EMPLOYER_SIMILAR: Final = 0.9  # Jaro-Winkler of core and trade: one character of five

# --- comparing numbers, dates and mailboxes ----------------------------------------------------
# ln(m/u) for "records of the same person". An id number has 18 places and one bearer; what speaks
# against more is only that forms carry a spouse's number in the subject's field (about one in 100).
ID_WEIGHT: Final = {
    "exact": 11_000,
    # One of the two is proven wrong by its check character: nobody else's number is that near.
    "slip": 7000,
    # Four digits in front (a city) and four behind are open as a rule: one in 10,000 of a city.
    "masked": 5000,
    # Without the witness the two may be neighbours in a register, as passport numbers are.
    "unproven_slip": 3000,
    # Clerks copy the number of the wrong person about once in 1,000 records.
    "different": -6500,
    "unknown": 0,
}
# A mobile is one of a billion, but couples and children share one: of records at one mobile two in
# five are other people (below), out of chance pairs of one in 10,000.
PHONE_WEIGHT: Final = {
    "exact": 6500,
    # The switchboard, or the same landline without its area code.
    "same_line": 3500,
    # Seven open digits of eleven: one in ten thousand within a carrier's block.
    "masked": 4500,
    "slip": 3500,
    # People carry two numbers, and change them every few years: m is near one third.
    "different": -1000,
    "unknown": 0,
}
# Births spread over about 15,000 days; the first of January and of a decade are typed for unknown.
DATE_WEIGHT: Final = {
    "exact": 6500,
    "day_and_month": 3500,
    # Thirty dates are one digit away, and clerks slip in about one of fifty.
    "slip": 2000,
    "partial": 2500,
    "different": -4000,
    "unknown": 0,
}
# A mailbox has one owner, seldom two; the same name at two providers is mostly one person.
EMAIL_WEIGHT: Final = {
    "exact": 8000,
    "other_provider": 4500,
    "slip": 4000,
    "different": -700,
    "unknown": 0,
}

# --- identity ----------------------------------------------------------------------------------
# How sure a link of each rule is. An id number carries a checksum; a number in the lender's own
# master is wrong about once in a hundred; a mobile alone is often answered by a spouse.
CERTAINTY: Final = {
    "id_no": 1.0,
    "case_no": 1.0,
    "customer_no": 0.99,
    "name_phone": 0.97,
    "phone": 0.85,
}
# Two people of a workspace that a rule has brought side by side are one in about 8,000 cases (one
# in a million without); every field is weighed against this.
PAIR_PRIOR: Final = -9000
# ln(m/u) of numbers, as above, but for records that a key has brought together: these are kin far
# more often than chance pairs are. An equal mobile and PAIR_PRIOR leave odds of 3 to 2 (see below).
# A slip of one digit is likelier a slip than a neighbour in the numbering plan once name or door
# agree; people change numbers, so that different ones say little.
RECORDS_MOBILE: Final = {
    "exact": 9400,
    "masked": 5000,
    "slip": 4000,
    "different": -400,
    "unknown": 0,
}
# A landline stands in a house of four or a firm of hundreds.
RECORDS_LANDLINE: Final = {
    "exact": 6000,
    "masked": 3000,
    "slip": 0,
    "different": 0,
    "unknown": 0,
}
RECORDS_EMAIL: Final = {"exact": 9400, "different": -200}
# Public lists show the county's four digits and the last four: 1 in 300 times 1 in 1,500 (the last
# four hold sex, order of the day and checksum); a digit that contradicts is another person.
RECORDS_ID: Final = {
    "exact": 20_000,
    "masked": 8000,
    "slip": 4000,
    "different": -20_000,
    "unknown": 0,
}
# Who shares a phone with somebody shares the door in nine of ten cases: the second says little.
ECHO_SHARE: Final = 0.1
# People have several addresses (registered, rented, at work) and move: two that differ speak
# against one person about 2 to 1, no more.
HOME_APART: Final = -600
# PAIR_PRIOR and an equal mobile leave ln(0.6 / 0.4): two records at one mobile are one person in
# somewhat more than half of the cases, couples and children on a parent's number are the rest.
JOINING_NAME: Final = 1000  # a name that fits less joins nobody: siblings share phone and door
CLEARLY_AHEAD: Final = 3000  # 20 to 1 against the next candidate, or neither is joined
ATTACH_WEIGHT: Final = 1300  # joined from 79 % on: surname plus the same mobile passes, no less
POSSIBLE_WEIGHT: Final = 0  # doubtful from even odds on
# Nine different people on one mobile are no family: a hotline, an agent, a false filler number.
HUB_PHONE_PARTIES: Final = 8
HUB_ADDRESS_PARTIES: Final = 12  # three generations in one house reach ten; dormitories pass it

# --- time --------------------------------------------------------------------------------------
DAYS_PER_YEAR: Final = 365.25
DAYS_PER_MONTH: Final = 30.4
# A claim without a date is taken as this old: the middle of the 3,600 days that update dates in
# credit reports spread over (domain.md 1.3).
UNDATED_YEARS: Final = 5.0
OLDEST_YEARS: Final = 12.0  # beyond this, age says nothing more
SAME_ACT_DAYS: Final = 30  # one source family repeating a value within a month is one act
NEWER_BY_DAYS: Final = 30  # a point counts as newer only when it is clearly newer
# Half a year newer carries the whole weight of "replaced": a number is carried twice for weeks, a
# home for a month of notice, not for longer.
NEWER_FULL_DAYS: Final = 180

# --- support -----------------------------------------------------------------------------------
FURTHER_FAMILY: Final = 350  # another kind of source says the same, on its own account or not
FURTHER_REPORT: Final = 50  # the same kind of source says it again later: mostly an echo
SUPPORT_CAP: Final = 1000
# p' = c * p in log-odds near the middle: d logit(p) / d ln(p) = 1 / (1 - p) = 2 at one half.
CERTAINTY_SLOPE: Final = 2000
CERTAINTY_FLOOR: Final = 0.05

# --- the default and evasion -------------------------------------------------------------------
# Given while the lender was already asking; but systems go on echoing old values after it too.
AFTER_DEFAULT: Final = 250
BEFORE_DEFAULT_EVADING: Final = -400  # what an evader left behind before going
EVASION_DEAD_POINTS: Final = 3  # so many of the case's points died or proved false ...
EVASION_WINDOW_DAYS: Final = 120  # ... within this window

# --- rivals ------------------------------------------------------------------------------------
RIVAL_LATER: Final = -2500  # numbers are given out again about half a year after they fall free
# A mobile has one user: a number given before for somebody else, who is no relative as a rule, is
# mostly a slip of the pen or a filler, and nearly as bad as one given out again.
RIVAL_EARLIER: Final = -2200
# The other way round it says next to nothing: forms carry a relative's number in the subject's own
# field, and it is the relative's all the same.
RIVAL_SUBJECT_SHARE: Final = 0.05
RIVAL_MANY: Final = 4  # so many other holders make it a shared line
RIVAL_MANY_WEIGHT: Final = -1200

# --- calls -------------------------------------------------------------------------------------
# Who spoke last week speaks again; who spoke a year ago may have moved on like a colleague does.
SPOKEN_HALF_LIFE: Final = 180  # days after which a day of talk counts half
# Six fresh days of talk are the weekly call of a parent over six weeks: in touch in 57 of 100.
SPOKEN_DAYS: Final = 6.0
SPOKEN_LIMIT: Final = 0.9  # calls alone never make it certain: lines are lent and numbers reused
SPOKEN_ONE_WAY: Final = 0.5  # shops and couriers ring and are not rung back
CLOSEST: Final = 3  # counterparts without a name that become leads: each is a stranger disturbed
CLOSEST_MIN_DAYS: Final = 3  # fewer days of talk are an errand

# --- worth of an attempt -----------------------------------------------------------------------
VALUE_OF_REACHING: Final = 1000  # thousandths; the unit that costs are measured in
# Costs in the same unit: a call takes minutes, a letter days, a visit half a day of two people.
CHANNEL_COST: Final = {
    "call": 10,
    "sms": 8,
    "email": 4,
    "letter": 30,
    "visit": 160,
    "inquiry": 45,
}
# Every third person drawn in is a burden in itself (field.md N4, N21): the ladder of least
# intrusion falls out of the order.
BURDEN_THIRD_PARTY: Final = 60
BURDEN_LIABLE: Final = 15
BURDEN_EMPLOYER: Final = 110
BURDEN_INSTITUTION: Final = 30

# --- paths -------------------------------------------------------------------------------------
PATH_MAX_HOPS: Final = 4  # subject, kin, their kin, the point: beyond it nobody passes anything on
PATH_FLOOR: Final = 0.001  # an edge nobody believes still has a finite length
# --- learning ----------------------------------------------------------------------------------
# Spread of the prior around a default: its order of magnitude is cited, so that half as much or
# half as much again is rare. Twenty outcomes then move it by a third of what they say at most, two
# thousand by nearly all.
LEARN_SCALE_SD: Final = 0.3  # times the default weight
LEARN_LEVEL_SD: Final = 0.3  # ln; how often anybody answers at all
LEARN_RISE_SD: Final = 0.5  # log-odds; how far the mean of p_current may be off
LEARN_RISES: Final = tuple(step / 10 for step in range(-15, 16))  # log-odds, those tried
LEARN_OPEN_SD: Final = 2.0  # log-odds; how much rather a dead line settles it than a live one
LEARN_SCALE_BOUNDS: Final = (0.1, 3.0)  # no sign turns, and nothing is forgotten
LEARN_HELD_OUT: Final = 0.3  # last share of the outcomes
LEARN_MIN: Final = 20  # fewer outcomes judge nothing
# --- evaluation --------------------------------------------------------------------------------
CALIBRATION_BINS: Final = 10
BLOCKS: Final = 500  # blocks of cases that the bootstrap draws from
BOOTSTRAP_ROUNDS: Final = 400
BOOTSTRAP_SEED: Final = 20_250
