"""What a claim is worth before anything else is known: by use, by kind of source, by age.

Thousandths of log-odds; judgement, see graph/parameters.py. A "fresh" claim is one observed on
the as-of day.
"""

from enum import StrEnum
from typing import Final

from skiptrace.model.contact import ContactUse


class Family(StrEnum):
    """Kinds of source that copy from each other; only different ones corroborate strongly."""

    OWN = "own"
    BUREAU = "bureau"
    SPOKEN = "spoken"
    REGISTER = "register"
    TELECOM = "telecom"
    OTHER = "other"


# Sources of interface.md section 2.
FAMILY_OF: Final = {
    "cases": Family.OWN,
    "crm": Family.OWN,
    "customers": Family.OWN,
    "attempts": Family.OWN,
    "log": Family.OWN,
    "credit-reports": Family.BUREAU,
    "employment": Family.BUREAU,
    "recordings": Family.SPOKEN,
    "registered-addresses": Family.REGISTER,
    "directory": Family.REGISTER,
    "companies": Family.REGISTER,
    "court": Family.REGISTER,
    "call-records": Family.TELECOM,
    "number-status": Family.TELECOM,
    "lost-contact": Family.TELECOM,
    # Anybody writes on a page: public look-ups stand alone.
    "lookups": Family.OTHER,
}


def family(source: str) -> Family:
    """The family of a source; plug-ins that are not in the table stand alone as OTHER."""
    return FAMILY_OF.get(source, Family.OTHER)


# A fresh claim about the subject. Whoever is lost left most points behind within months: 40 to
# 60 % of a portfolio has no working contact point at all (field.md section 5), so a fresh mobile
# stands hardly above even odds and a fresh home, which borrowers rent, below.
PRIOR_LOST: Final = {
    ContactUse.MOBILE: 300,
    ContactUse.HOME_PHONE: 200,
    ContactUse.WORK_PHONE: 900,
    # The carrier binds it to a line registered to the person's own id number.
    ContactUse.RELAY: 2000,
    ContactUse.EMAIL: 1800,
    ContactUse.HOME: -500,
    ContactUse.MAILING: -500,
    # The register says where the family comes from, not where the borrower lives (field.md row 49):
    # of those who are lost, one in twenty is there.
    ContactUse.REGISTERED: -3000,
    ContactUse.WORK_ADDRESS: 800,
    ContactUse.EMPLOYER: 900,
    ContactUse.WECHAT: 1300,
    ContactUse.QQ: 1200,
    ContactUse.OFFICE: 2000,
    # A published line stays with its office.
    ContactUse.OFFICE_PHONE: 2500,
}
# A fresh claim about anybody else, who has no reason to vanish; a parent lives where the family
# is registered.
PRIOR_SETTLED: Final = PRIOR_LOST | {
    ContactUse.MOBILE: 1500,
    ContactUse.HOME_PHONE: 1000,
    ContactUse.HOME: 1200,
    ContactUse.MAILING: 1000,
    ContactUse.REGISTERED: 1800,
}
# A number on a bill that no record names. It is in use; that a private person answers is a little
# likelier than not for a mobile, and seldom so for a landline.
CALLED_PRIOR: Final = {ContactUse.MOBILE: 400, ContactUse.HOME_PHONE: -800}
PRIOR_FAMILY: Final = {
    Family.OWN: 0,
    # Another lender took it down for its own ends; the report dates each row.
    Family.BUREAU: 200,
    # Said by the person on the day, without a form to please, in order to be called back there;
    # hearing errors are charged apart.
    Family.SPOKEN: 1000,
    Family.REGISTER: 100,
    Family.TELECOM: 200,
    Family.OTHER: -300,
}
# Registers and lenders repeat a registered address for years after everybody moved: saying it
# again, or late, says nothing of who lives there.
ONCE_ONLY: Final = frozenset({ContactUse.REGISTERED})

# Loss per year since the claim was observed: how stable each kind of identifier is. An e-mail
# address is changed for cause only and outlives the phone, the phone the address, the address the
# job (field.md row 56; 邮箱一般是特殊情况下才会变更); a messenger account stands between e-mail and
# phone, because it can be taken along to a new number. About 10 % of people move in a year
# (field.md section 5); lost borrowers several times as often, hence half an odds step a year and
# not a tenth. A registered address is no residence and hardly moves.
AGEING_PER_YEAR: Final = {
    ContactUse.MOBILE: 400,
    ContactUse.HOME_PHONE: 450,
    ContactUse.WORK_PHONE: 800,
    # Bound for days, not years, and then given to the next caller: half an odds step a week.
    ContactUse.RELAY: 24_000,
    ContactUse.EMAIL: 120,
    ContactUse.HOME: 450,
    ContactUse.MAILING: 450,
    ContactUse.REGISTERED: 60,
    ContactUse.WORK_ADDRESS: 800,
    ContactUse.EMPLOYER: 800,
    ContactUse.WECHAT: 250,
    ContactUse.QQ: 200,
    ContactUse.OFFICE: 0,
    ContactUse.OFFICE_PHONE: 300,  # offices merge and move house; nobody tells the directory
}
AGEING_SETTLED_SHARE: Final = 0.7  # third parties have no reason to vanish

# How often what a point's name says holds where the point itself is theirs (graph/hypotheses.py).
# A QQ number and its mailbox are one account; a carrier's mailbox outlives the number by a change
# of number without renaming; a self-chosen number may be an old one or a spouse's; not everybody
# uses WeChat, is found by number, or has the account under this one.
READING: Final = {
    "qq_mailbox": 0.9,
    "carrier_mailbox": 0.8,
    "number_mailbox": 0.6,
    "wechat_by_mobile": 0.65,
}
HYPOTHESIS_FLOOR: Final = -1400  # nothing is read out of a point that is theirs once in five

# What a newer value takes from an older one of the same use, by how exclusive the use is: many
# people carry two mobiles, hardly anybody has two homes or two employers.
REPLACED: Final = {
    ContactUse.MOBILE: -700,
    ContactUse.HOME: -1800,
    ContactUse.MAILING: -700,
    ContactUse.EMPLOYER: -1600,
    ContactUse.WORK_ADDRESS: -1300,
    ContactUse.WORK_PHONE: -900,
    ContactUse.REGISTERED: -600,
}
