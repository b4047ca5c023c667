"""What world b assumes, each number named with its reasoning. Rates are events a year.

Nothing here is measured and nothing was set by looking at a ranking: each is what somebody who has
worked lost accounts would put there, round on purpose.
"""

from dataclasses import dataclass
from typing import Final

# The noise that can be switched off by name, in the order it enters the files.
NOISE: Final = ("echo", "stale", "typo", "shared", "recycled", "missing", "misfiled")


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a life changes, in events a year."""

    number: float
    move: float
    job: float


@dataclass(frozen=True, slots=True)
class Regime:
    """A kind of borrower: pace before and after the default, and the break itself.

    p_*: chances. p_drop, p_flee, p_lose_job: within the two months around the default the mobile is
    given up, the home left, the job lost. p_second: carries a second line. p_tells: tells the
    lender of a new number before the default. p_false: the form's mobile is somebody else's.
    answer: chance that a call to a right number is answered, by part of day.
    """

    name: str
    share: float
    before: Pace
    after: Pace
    p_drop: float
    p_flee: float
    p_lose_job: float
    p_second: float
    p_tells: float
    p_false: float
    answer: tuple[float, float, float]


# Settled people keep a number for fifteen years and a flat for twelve; what makes them lost is
# mostly a blocked line or a file that nobody corrected.
SETTLED: Final = Regime(
    "settled", 0.34, Pace(0.07, 0.08, 0.15), Pace(0.12, 0.12, 0.25),
    0.12, 0.08, 0.20, 0.15, 0.55, 0.02, (0.20, 0.24, 0.34),
)  # fmt: skip
# Who avoids creditors drops what creditors know, once, at the break, and goes on changing after it.
EVADING: Final = Regime(
    "evading", 0.20, Pace(0.25, 0.25, 0.35), Pace(0.70, 0.60, 0.70),
    0.70, 0.55, 0.60, 0.35, 0.10, 0.20, (0.05, 0.06, 0.09),
)  # fmt: skip
# A migrant worker changes city with the job, and takes a local number about every third time.
MIGRANT: Final = Regime(
    "migrant", 0.30, Pace(0.25, 0.45, 0.60), Pace(0.35, 0.60, 0.80),
    0.25, 0.30, 0.45, 0.15, 0.30, 0.03, (0.12, 0.18, 0.32),
)  # fmt: skip
# An owner's shop line is on the sign and on every invoice: it lives as long as the shop.
OWNER: Final = Regime(
    "owner", 0.16, Pace(0.15, 0.12, 0.10), Pace(0.35, 0.30, 0.30),
    0.30, 0.15, 0.35, 0.40, 0.40, 0.05, (0.24, 0.22, 0.26),
)  # fmt: skip
REGIMES: Final = (SETTLED, EVADING, MIGRANT, OWNER)
# Relatives have no reason to vanish.
KIN_PACE: Final = Pace(0.10, 0.08, 0.15)
KIN_ANSWER: Final = (0.35, 0.40, 0.55)
SHOP_ENDS: Final = 0.08  # a shop line outlives its owner's mobile by years

# --- the calendar of a life ----------------------------------------------------------------------
LOAN_DAYS_AGO: Final = (400, 1500)
DEFAULT_AFTER_LOAN: Final = (90, 700)
DEFAULT_DAYS_AGO: Final = (75, 1000)  # younger ones are not yet with this desk
BREAK_DAYS: Final = (-20, 60)  # when, around the default, the break happens
MARRIES: Final = 0.05
SPOUSE_ON_ONE_DOOR: Final = 0.8
DIES_OLD: Final = 0.03  # of a parent, at about seventy
# After Spring Festival a part of the migrants does not go back to the same city.
FESTIVAL_DAY: Final = 35  # day of the year it falls on, within two weeks either way
FESTIVAL_AWAY: Final = 25
NOT_BACK: Final = 0.25
LOCAL_NUMBER: Final = 0.35  # a new city brings a new number
# Carriers hold a given-up number back for at least 90 days; busy blocks are given out again soon.
QUARANTINE: Final = (90, 240)
GIVEN_OUT_AGAIN: Final = 0.5
ARREARS: Final = 0.18  # a year: a line is cut off for an unpaid bill, for about two months
ARREARS_DAYS: Final = 60
# A case comes to the lost desk because the ordinary desk did not reach the form's mobile; where
# that line still is the borrower's, most cases never come here.
REFERRED_THOUGH_HELD: Final = 0.4

# --- who stands around ---------------------------------------------------------------------------
# relation: (chance there is one on file or in the register, in touch today)
AROUND: Final = {
    "spouse": (0.45, 0.80),
    "parent": (0.80, 0.85),
    "sibling": (0.55, 0.60),
    "friend": (0.50, 0.35),
    "colleague": (0.40, 0.20),
}
IN_TOUCH_EVADING: Final = 0.7  # evaders are in touch with fewer of them: times this
RELATIVE_IS_CUSTOMER: Final = 0.25

# --- sources -------------------------------------------------------------------------------------
COPIED_TO_MASTER: Final = 0.9  # the form is typed into the customer master ...
COPIED_TO_CRM: Final = 0.6  # ... and into the contact system, as one more "update"
MIGRATED: Final = 0.7  # echo: a migration stamps the old value with its own day
UPDATE_DELAY: Final = 40  # mean days until a reported change stands in the system
HOTLINE_AFTER: Final = 0.22  # a year: still calls the lender after the default, from the new line
OTHER_LENDERS: Final = 2.5  # mean number of others that report: whoever defaults owes several
NEW_LOAN_AFTER: Final = 0.35  # of them take the borrower on after this default, with fresh data
REPORT_DAYS_AGO: Final = (10, 240)
REPORTED: Final = 0.8
STALE: Final = 0.5  # stale: a lender sends its old value with a new update day
TYPO: Final = 0.03
SHARED: Final = 0.06  # shared: the form's mobile is a relative's
STRANGER_IS_CUSTOMER: Final = 0.25  # recycled: whoever has the number now banks here too
MISSING: Final = 0.15
MISFILED: Final = 0.03
CHECKED: Final = 0.6  # of the numbers on file are in the batch number check
CHECK_WRONG: Final = 0.06  # vendors state 95 % or somewhat less
REGISTER_EXTRACT: Final = 0.6
INSURED: Final = 0.3  # rows of social security found, where a job is held

# --- attempts ------------------------------------------------------------------------------------
ATTEMPT_DAYS: Final = 150
ATTEMPTS_MEAN: Final = 4.0
FORM_FIRST: Final = 0.6  # the number on the form is dialled before all others
STRANGER_ANSWERS: Final = 0.4
SAYS_WRONG: Final = 0.75  # a stranger says so; the rest hang up
REFUSES: Final = 0.3
