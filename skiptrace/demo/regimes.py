"""Kinds of borrower: how often each of their contact points changes. Hidden from every file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Regime:
    """Habits of a kind of person. *_mean: days between changes; p_*: probabilities.

    At the default (shock): p_lose_job, p_flee (moves), p_drop (gives each number up), p_arrears
    (a number is cut off). p_inform: tells the lender of a change before the default.
    p_false: gives a false contact or number on the application. p_use: uses another lender after
    the default. p_new_number_on_move: takes a local number in another city.
    p_keep_old: keeps the old number a while beside a new one.
    """

    name: str
    share: float
    number_mean: float
    move_mean: float
    job_mean: float
    p_second: float
    p_keep_old: float
    p_new_number_on_move: float
    p_lose_job: float
    p_flee: float
    p_drop: float
    p_arrears: float
    p_inform: float
    p_false: float
    p_use: float
    p_answer: float


SETTLED = Regime(
    name="settled",
    share=0.28,
    number_mean=4_200,
    move_mean=4_200,
    job_mean=2_200,
    p_second=0.15,
    p_keep_old=0.50,
    p_new_number_on_move=0.15,
    p_lose_job=0.30,
    p_flee=0.08,
    p_drop=0.08,
    p_arrears=0.06,
    p_inform=0.60,
    p_false=0.03,
    p_use=0.35,
    p_answer=0.16,
)
MOVER = Regime(
    name="mover",
    share=0.23,
    number_mean=1_500,
    move_mean=800,
    job_mean=800,
    p_second=0.20,
    p_keep_old=0.45,
    p_new_number_on_move=0.35,
    p_lose_job=0.45,
    p_flee=0.35,
    p_drop=0.25,
    p_arrears=0.10,
    p_inform=0.35,
    p_false=0.05,
    p_use=0.70,
    p_answer=0.14,
)
EVADER = Regime(
    name="evader",
    share=0.18,
    number_mean=1_300,
    move_mean=900,
    job_mean=900,
    p_second=0.35,
    p_keep_old=0.30,
    p_new_number_on_move=0.35,
    p_lose_job=0.75,
    p_flee=0.75,
    p_drop=0.80,
    p_arrears=0.05,
    p_inform=0.05,
    p_false=0.40,
    p_use=0.60,
    p_answer=0.04,
)
MIGRANT = Regime(
    name="migrant",
    share=0.21,
    number_mean=1_200,
    move_mean=450,
    job_mean=420,
    p_second=0.12,
    p_keep_old=0.35,
    p_new_number_on_move=0.35,
    p_lose_job=0.45,
    p_flee=0.35,
    p_drop=0.25,
    p_arrears=0.15,
    p_inform=0.25,
    p_false=0.05,
    p_use=0.65,
    p_answer=0.14,
)
TRADER = Regime(
    name="trader",
    share=0.10,
    number_mean=2_200,
    move_mean=1_700,
    job_mean=2_400,
    p_second=0.60,
    p_keep_old=0.60,
    p_new_number_on_move=0.20,
    p_lose_job=0.50,
    p_flee=0.25,
    p_drop=0.30,
    p_arrears=0.12,
    p_inform=0.40,
    p_false=0.08,
    p_use=0.45,
    p_answer=0.12,
)
# Everybody who is not a borrower: like settled people, no default.
KIN = Regime(
    name="kin",
    share=0.0,
    number_mean=3_300,
    move_mean=3_600,
    job_mean=2_000,
    p_second=0.10,
    p_keep_old=0.50,
    p_new_number_on_move=0.20,
    p_lose_job=0.0,
    p_flee=0.0,
    p_drop=0.0,
    p_arrears=0.0,
    p_inform=0.50,
    p_false=0.0,
    p_use=0.0,
    p_answer=0.35,
)

BORROWERS = (SETTLED, MOVER, EVADER, MIGRANT, TRADER)
