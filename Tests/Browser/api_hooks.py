"""What schemathesis cannot know of the interface: a fresh key for each write, and things that are there."""

import os
import random
import uuid

import schemathesis

KNOWN = {name: ids.split() for name, ids in (pair.split("=") for pair in os.environ["API_KNOWN"].split(";") if pair)}
chance = random.Random(7)


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.method.upper() in ("POST", "DELETE"):
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
        case.headers["If-Match"] = "*"
    if case.meta and case.meta.generation.mode.is_negative:
        return
    # Half of what is asked for is there, so that deeds are done and answers are long.
    for name in case.path_parameters or {}:
        kind = f"{name}@{case.operation.path.split('/')[1]}"
        if KNOWN.get(kind) and chance.random() < 0.5:
            case.path_parameters[name] = chance.choice(KNOWN[kind])
