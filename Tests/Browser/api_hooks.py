"""What schemathesis cannot know of the interface: a fresh key for each write, and things that are there."""

import json
import os
import random
import uuid

import schemathesis
from hypothesis import settings

# Where CI is set, hypothesis loads settings of its own, which would win over `--suppress-health-check`.
settings.load_profile("default")

# By the path before a parameter, the ids that lie there.
KNOWN = json.loads(os.environ["API_KNOWN"])
chance = random.Random(7)


@schemathesis.serializer("application/pdf")
def pdf(ctx, value):
    """Whatever is thought of as a PDF is sent as it is: nearly always it is none."""
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def before_call(context, case, kwargs):
    spoilt = case.meta and case.meta.generation.mode.is_negative
    names = {name.lower() for name in case.headers or {}}
    if case.method.upper() in ("POST", "PUT", "PATCH", "DELETE") and not spoilt:
        # A key of another request would be refused, and the state that a test has seen has passed.
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
        if "if-match" in names:
            case.headers["If-Match"] = "*"
    if spoilt:
        return
    # What no HTTP carries never reaches the interface.
    tag = next((value for name, value in (case.headers or {}).items() if name.lower() == "if-none-match"), "")
    if not str(tag).isprintable():
        case.headers = {name: value for name, value in case.headers.items() if name.lower() != "if-none-match"}
    # Half of what is asked for is there, so that deeds are done and answers are long.
    for name in case.path_parameters or {}:
        place = case.operation.path.split("{" + name + "}")[0]
        if KNOWN.get(place) and chance.random() < 0.5:
            case.path_parameters[name] = chance.choice(KNOWN[place])
