"""The statutory clock: pure functions from events to limits, with every step of the count."""

from __future__ import annotations

from qorgau.law.clock.appeal import appeal, appeal_hearing, in_time
from qorgau.law.clock.by_charge import hearing, sending
from qorgau.law.clock.detention import detention
from qorgau.law.clock.held import Held
from qorgau.law.clock.limitation import Act, limitation
from qorgau.law.clock.penalty import arrest, payment, penalised, un_communication
from qorgau.law.clock.protocol import protocol_due
from qorgau.law.clock.result import Cited, Count, Point, Reading, Step, plain
from qorgau.law.clock.sources import Law, law
from qorgau.law.clock.standing_still import Pause
from qorgau.law.clock.term import count

__all__ = [
    "Act",
    "Cited",
    "Count",
    "Held",
    "Law",
    "Pause",
    "Point",
    "Reading",
    "Step",
    "appeal",
    "appeal_hearing",
    "arrest",
    "count",
    "detention",
    "hearing",
    "in_time",
    "law",
    "limitation",
    "payment",
    "penalised",
    "plain",
    "protocol_due",
    "sending",
    "un_communication",
]
