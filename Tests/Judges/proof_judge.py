"""A judge of proofs that knows nothing of ThuBon: docs/proofs.md in Python.

    python Tests/Judges/proof_judge.py FILE PROOF KEY

Ends with 0 and `proven`, or with 1 and the names of what does not hold.
"""

import base64
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def root_of(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2; None where the path has another length than the tree asks."""
    node, last, value = index, size - 1, leaf
    for neighbour in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            value = hashlib.sha256(b"\1" + neighbour + value).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = hashlib.sha256(b"\1" + value + neighbour).digest()
        node, last = node >> 1, last >> 1
    return value if last == 0 else None


def is_signed(note, key):
    """C2SP signed-note: the key's own signature stands below the text."""
    name, key_id, public = key.split("+", 2)
    text, signatures = note.rsplit("\n\n", 1)
    for line in signatures.splitlines():
        dash, signer, signature = line.split(" ")
        signature = base64.b64decode(signature)
        if (dash, signer, signature[:4].hex()) == ("\u2014", name, key_id):
            try:
                Ed25519PublicKey.from_public_bytes(base64.b64decode(public)[1:]).verify(
                    signature[4:], (text + "\n").encode()
                )
                return text.split("\n")[0] == name
            except InvalidSignature:
                return False
    return False


def flaws(file, proof, key):
    payload, record = proof["payload"], json.loads(proof["record"])
    head, note = proof["proof"].split("\n\n", 1)
    _, extra, index, *path = head.split("\n")
    leaf, index = base64.b64decode(extra.removeprefix("extra ")), int(index.removeprefix("index "))
    _, size, root = note.split("\n")[:3]
    salted = base64.b64decode(payload["salt"]) + payload["actor"].encode() + b"\0" + payload["body"].encode()
    checks = {
        "file": hashlib.sha256(file).hexdigest() == json.loads(payload["body"])["file"],
        "payload": hashlib.sha256(salted).hexdigest() == record["payload"],
        "record": hashlib.sha256(b"\0" + proof["record"].encode()).digest() == leaf and record["seq"] == index + 1,
        "path": root_of(leaf, index, int(size), [base64.b64decode(one) for one in path]) == base64.b64decode(root),
        "note": is_signed(note, key),
    }
    return [name for name, holds in checks.items() if not holds]


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file, open(sys.argv[2], encoding="utf-8") as proof:
        found = flaws(file.read(), json.load(proof), sys.argv[3].strip())
    print(" ".join(found) or "proven")
    sys.exit(1 if found else 0)
