"""What number checks and attempts say of a point, and how long it stays true.

Weights are thousandths of log-odds that the point is the party's today; half-lives in days.
"""

from typing import Final, NamedTuple

from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.claim import NumberStatus, Ownership, Standing
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import Relation


class Reaction(NamedTuple):
    """A weight and the days after which half of it is left."""

    weight: int
    half_life: int


# A live line says somebody uses it, not who. 停机 is arrears and often paid; 空号 is final, and
# what lives there later is somebody else's. 静默: no traffic for weeks.
STATUS: Final = {
    NumberStatus.LIVE: Reaction(600, 180),
    NumberStatus.OFF: Reaction(-400, 60),
    NumberStatus.SUSPENDED: Reaction(-1900, 180),
    NumberStatus.VACANT: Reaction(-4000, 1800),
    NumberStatus.SILENT: Reaction(-900, 180),
    NumberStatus.RISKY: Reaction(-400, 180),
    NumberStatus.UNKNOWN: Reaction(0, 180),
}

# A carrier knows whose line it is: registered to another, or given out anew, it is not theirs, even
# if relatives do share lines. In the same hands as when it was last known is news of that day.
OWNERSHIP: Final = {
    Ownership.CONFIRMED: Reaction(2500, 540),
    Ownership.SAME: Reaction(1500, 360),
    Ownership.OTHER: Reaction(-4000, 1800),
    Ownership.UNSAID: Reaction(0, 180),
}

# For the point's own party. 3:3:3 (field.md row 64): nine unanswered calls are needed before a
# number may be called dead, so one says next to nothing of whose it is: a line that rings, or that
# the network calls switched off, is at least in service, where a given-up one is announced as
# vacant. That the next call is answered less is TRIED_FACTOR's to say. NOBODY_CAP is what they say
# together. A person who answered had the line that day; some give it up for having answered.
ATTEMPT_SUBJECT: Final = {
    Disposition.RIGHT_PARTY: Reaction(4000, 540),
    Disposition.RIGHT_PARTY_REFUSED: Reaction(4000, 540),
    Disposition.MET_SUBJECT: Reaction(4500, 540),
    Disposition.MET_FAMILY: Reaction(1200, 720),
    Disposition.MET_NEIGHBOUR: Reaction(0, 360),
    Disposition.THIRD_PARTY: Reaction(-300, 360),
    Disposition.THIRD_PARTY_LOCATION_GIVEN: Reaction(-300, 360),
    Disposition.THIRD_PARTY_REFUSED: Reaction(-300, 360),
    Disposition.WRONG_PARTY: Reaction(-4500, 1440),
    Disposition.NO_ANSWER: Reaction(-50, 90),
    Disposition.BUSY: Reaction(0, 90),
    Disposition.OFF: Reaction(-100, 60),
    Disposition.REJECTED: Reaction(0, 90),
    Disposition.VOICEMAIL: Reaction(0, 90),
    Disposition.DELIVERED: Reaction(100, 180),
    Disposition.DOOR_CLOSED: Reaction(-50, 120),
    Disposition.SUSPENDED: Reaction(-1900, 180),
    Disposition.VACANT: Reaction(-4000, 1800),
    Disposition.BOUNCED: Reaction(-3500, 1080),
    Disposition.NOT_FOUND: Reaction(-2500, 1080),
    Disposition.MOVED: Reaction(-3500, 1080),
}
# At a third party's point their own answer is the right one.
ATTEMPT_THIRD: Final = ATTEMPT_SUBJECT | {
    Disposition.RIGHT_PARTY: Reaction(2000, 540),
    Disposition.RIGHT_PARTY_REFUSED: Reaction(2000, 540),
    Disposition.THIRD_PARTY: Reaction(3000, 720),
    Disposition.THIRD_PARTY_LOCATION_GIVEN: Reaction(4000, 720),
    Disposition.THIRD_PARTY_REFUSED: Reaction(3000, 720),
    Disposition.MET_FAMILY: Reaction(2500, 720),
    # The log seldom says whom was asked for: "wrong" often only means "not the subject".
    Disposition.WRONG_PARTY: Reaction(-2000, 1440),
}
NOBODY_CAP: Final = -1500
# What a newer credit report has and the one before had not: somebody registered it in between. Most
# such rows are still a lender's batch of older forms; one updated after the default is a contact
# point left somewhere while being lost (field.md row 63). Half is left after a year: by then it
# is an address like any other.
NEW_IN_REPORT: Final = Reaction(250, 365)
NEW_AFTER_DEFAULT: Final = Reaction(700, 365)
# A later, independent claim of the same value takes half the force from what was seen before it.
SUPERSEDED_SHARE: Final = 0.5

# The register on the employer: nobody works at a company that was struck off, few at one whose
# licence was revoked or that closed; one that moved is found elsewhere. The register is years late
# with good news and says nothing of staff, so good standing adds nothing.
STANDING: Final = {
    Standing.ACTIVE: 0,
    Standing.UNSAID: 0,
    Standing.ABNORMAL: -400,
    Standing.MOVED: -1000,
    Standing.CLOSED: -1800,
    Standing.REVOKED: -2200,
    Standing.STRUCK_OFF: -3000,
}
# Whoever paid in for the person stopped doing so; some go on working there off the books.
LEFT_EMPLOYER: Final = -2500

# --- reaching: thousandths of a natural logarithm ------------------------------------------------
# ln of the chance that one attempt by this channel is answered by the one whose point it is.
# Right-party contact runs at about a quarter of all attempts with wrong numbers in (field.md
# section 5), so about a half where the number is right; an e-mail or a friend-list message is
# answered far less; at the door somebody is met in half of the cases.
ANSWER_FACTOR: Final = {
    ContactUse.MOBILE: -700,
    ContactUse.HOME_PHONE: -1000,
    ContactUse.WORK_PHONE: -700,
    # An unknown number rings at a phone that is certainly in use.
    ContactUse.RELAY: -900,
    ContactUse.EMAIL: -1900,
    ContactUse.WECHAT: -1600,
    ContactUse.QQ: -1900,
    ContactUse.HOME: -700,
    ContactUse.MAILING: -900,
    ContactUse.REGISTERED: -700,
    ContactUse.WORK_ADDRESS: -1200,
    ContactUse.EMPLOYER: -900,
    ContactUse.OFFICE: -700,
    ContactUse.OFFICE_PHONE: -500,  # somebody sits there in office hours
}
LETTER_FACTOR: Final = -1600  # a letter is read and answered by a relative about once in five

# What recent attempts add to that: results that make the next answer less, or more, likely.
TRIED_FACTOR: Final = {
    Disposition.NO_ANSWER: Reaction(-150, 60),
    Disposition.BUSY: Reaction(-50, 14),
    Disposition.OFF: Reaction(-300, 45),
    Disposition.REJECTED: Reaction(-350, 90),
    Disposition.VOICEMAIL: Reaction(-150, 60),
    Disposition.DOOR_CLOSED: Reaction(-200, 90),
    Disposition.RIGHT_PARTY: Reaction(250, 180),
    Disposition.RIGHT_PARTY_REFUSED: Reaction(-500, 360),
    Disposition.THIRD_PARTY_REFUSED: Reaction(-2500, 3600),
    Disposition.THIRD_PARTY_LOCATION_GIVEN: Reaction(400, 360),
    Disposition.THIRD_PARTY: Reaction(-200, 180),
}
TRIED_FLOOR: Final = -2500
STATUS_FACTOR: Final = {
    NumberStatus.OFF: Reaction(-400, 60),
    NumberStatus.SILENT: Reaction(-500, 180),
    NumberStatus.SUSPENDED: Reaction(-600, 180),
}

# ln of the chance that the third party is in touch with the subject ...
IN_TOUCH: Final = {
    Relation.SPOUSE: -350,
    Relation.PARENT: -220,
    Relation.CHILD: -350,
    Relation.SIBLING: -500,
    Relation.RELATIVE: -1000,
    Relation.CO_BORROWER: -600,
    Relation.GUARANTOR: -700,
    Relation.FRIEND: -1000,
    Relation.COLLEAGUE: -1300,
    Relation.NEIGHBOUR: -1500,
    Relation.EMPLOYER: -500,
    Relation.UNKNOWN: -1600,
}
IN_TOUCH_HOUSEHOLD: Final = -150  # whoever lives with the subject is, whatever they are called
IN_TOUCH_REGISTERED: Final = -700  # on one page of the register: kin, though often far apart
# ... and loses touch per year since the tie was last stated: kin hardly, others do.
FADES_PER_YEAR: Final = {
    Relation.SPOUSE: -60,
    Relation.PARENT: -10,
    Relation.CHILD: -10,
    Relation.SIBLING: -20,
    Relation.RELATIVE: -40,
    Relation.CO_BORROWER: -80,
    Relation.GUARANTOR: -80,
    Relation.FRIEND: -120,
    Relation.COLLEAGUE: -250,
    Relation.NEIGHBOUR: -200,
    Relation.EMPLOYER: 0,
    Relation.UNKNOWN: -120,
}
# ... and that they pass a neutral message on when asked once. A guarantor has reason to; an
# employer gives no information about staff on the telephone.
PASSES_ON: Final = {
    Relation.SPOUSE: -700,
    Relation.PARENT: -600,
    Relation.CHILD: -800,
    Relation.SIBLING: -750,
    Relation.RELATIVE: -900,
    Relation.CO_BORROWER: -400,
    Relation.GUARANTOR: -350,
    Relation.FRIEND: -1100,
    Relation.COLLEAGUE: -1300,
    Relation.NEIGHBOUR: -1400,
    Relation.EMPLOYER: -1500,
    Relation.UNKNOWN: -1400,
}
CHAIN_STEP: Final = -700  # every further mouth a message goes through loses half of it
# A village committee knows the family; a township office knows whom to ask (field.md rows 52, 53);
# a county's office refers to them, if it answers at all.
OFFICE_HELPS: Final = {"village": -1200, "township": -2000, "county": -3400}
# ln of the chance that the office is the family's: as PRIOR_LOST has it for the registered address;
# of the place of numbering, which half of all people's families have left or never lived in.
RIGHT_OFFICE: Final = {"registered": -127, "numbered": -700}
# A court knows where papers were served, and tells a creditor who asks in the case.
COURT_HELPS: Final = -1600

# Strongest first: what a person is when sources say several things.
RELATION_ORDER: Final = tuple(IN_TOUCH)

CHANNEL_OF_USE: Final = {
    ContactUse.MOBILE: Channel.CALL,
    ContactUse.HOME_PHONE: Channel.CALL,
    ContactUse.WORK_PHONE: Channel.CALL,
    ContactUse.RELAY: Channel.CALL,
    ContactUse.EMAIL: Channel.EMAIL,
    # A private one-to-one message to the subject's own account; never a group or a post (G6).
    ContactUse.WECHAT: Channel.SMS,
    ContactUse.QQ: Channel.SMS,
    ContactUse.HOME: Channel.VISIT,
    ContactUse.MAILING: Channel.VISIT,
    ContactUse.REGISTERED: Channel.VISIT,
    # The workplace is an address hypothesis to look up, never a door to stand at (G6).
    ContactUse.WORK_ADDRESS: Channel.INQUIRY,
    ContactUse.EMPLOYER: Channel.INQUIRY,
    ContactUse.OFFICE: Channel.INQUIRY,
    ContactUse.OFFICE_PHONE: Channel.CALL,
}
