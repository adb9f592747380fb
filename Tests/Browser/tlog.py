"""A judge of the ledger that knows nothing of ThuBon: it reads /tlog/ as any tool of tiled transparency logs would.

    pip install cryptography        (the rest is Python's own)
    python Tests/Browser/tlog.py http://127.0.0.1:8080 [VKEY]

It fetches the checkpoint, all tiles of leaves and all bundles of entries, computes the root with hashlib alone, and compares
it with the signed one; then it follows a few proofs of the interface, in JSON, as .tlog-proof and as the seal of a QR code.
VKEY is the ledger's public key, got from elsewhere; where it is missing, /tlog/key is believed. Ends with 0 and a line
`tlog: N entries, root …, signed by …` where all holds, with 1 and the reason otherwise. For a test: `judge(base_url)`
returns that line or raises `Wrong`.
"""

import base64
import hashlib
import json
import struct
import sys
import urllib.request

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Wrong(Exception):
    """The ledger is not what it says."""


def check(condition, words):
    if not condition:
        raise Wrong(words)


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read(), answer.headers


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(hashes):
    """RFC 6962, section 2.1, with a stack of complete subtrees."""
    stack = []
    for number, value in enumerate(hashes):
        while number & 1:
            value = node_hash(stack.pop(), value)
            number >>= 1
        stack.append(value)
    if not stack:
        return hashlib.sha256(b"").digest()
    value = stack.pop()
    while stack:
        value = node_hash(stack.pop(), value)
    return value


def root_from_path(leaf, index, size, path):
    """RFC 9162, section 2.1.3.2."""
    check(index < size, "the index lies outside the tree")
    node, last, value = index, size - 1, leaf
    for neighbour in path:
        check(last > 0, "the path is too long")
        if node & 1 or node == last:
            value = node_hash(neighbour, value)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(value, neighbour)
        node, last = node >> 1, last >> 1
    check(last == 0, "the path is too short")
    return value


class Key:
    """The key of a verifier, name+id+key (C2SP signed-note)."""

    def __init__(self, text):
        self.name, key_id, data = text.strip().split("+", 2)
        data = base64.b64decode(data)
        check(data[0] == 1, "not an Ed25519 key")
        self.id = hashlib.sha256(self.name.encode() + b"\n" + data).digest()[:4]
        check(self.id.hex() == key_id, "the key id does not follow from the key")
        self.public = Ed25519PublicKey.from_public_bytes(data[1:])

    def verify(self, text, signature):
        try:
            self.public.verify(signature, text.encode())
        except InvalidSignature:
            raise Wrong("the signature does not hold") from None


def read_checkpoint(note, key):
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    own = []
    for line in signatures.splitlines():
        dash, name, data = line.split(" ")
        check(dash == "\u2014", "a line below the text is no signature")
        data = base64.b64decode(data)
        if name == key.name and data[:4] == key.id:
            own.append(data[4:])
    check(own, "the ledger's key did not sign")
    for signature in own:
        key.verify(text, signature)
    origin, size, root = text.split("\n")[:3]
    check(origin == key.name, "the checkpoint is of another ledger")
    return int(size), base64.b64decode(root)


def tile_path(level, index, width):
    groups = ["%03d" % (index % 1000)]
    index //= 1000
    while index:
        groups.insert(0, "x%03d" % (index % 1000))
        index //= 1000
    return "%s/%s%s" % (level, "/".join(groups), "" if width == 256 else ".p/%d" % width)


def tiles(base, level, count):
    for index in range((count + 255) // 256):
        width = min(256, count - index * 256)
        data, headers = get("%s/tlog/tile/%s" % (base, tile_path(level, index, width)))
        check("immutable" in headers["Cache-Control"], "a tile may not be kept for ever")
        yield width, data


def judge_proofs(base, key, leaves):
    size = len(leaves)
    for index in sorted({0, 1, size // 3, size // 2, size - 1} & set(range(size))):
        data = json.loads(get("%s/api/v1/ledger/records/%d/proof" % (base, index + 1))[0])
        tree_size, root = read_checkpoint(data["checkpoint"], key)
        path = [base64.b64decode(value) for value in data["path"]]
        check(base64.b64decode(data["leaf"]) == leaves[index], "record %d has another leaf" % (index + 1))
        check(root_from_path(leaves[index], index, tree_size, path) == root, "the proof of record %d" % (index + 1))

        text = get("%s/api/v1/ledger/records/%d/tlog-proof" % (base, index + 1))[0].decode()
        head, _, note = text.partition("\n\n")
        lines = head.split("\n")
        check(lines[0] == "c2sp.org/tlog-proof@v1" and lines[2] == "index %d" % index, "the head of a proof")
        tree_size, root = read_checkpoint(note, key)
        path = [base64.b64decode(line) for line in lines[3:]]
        check(root_from_path(leaves[index], index, tree_size, path) == root, "the text proof of record %d" % (index + 1))

        check(read_seal(data["seal"], key) == (index, leaves[index]), "the seal of record %d" % (index + 1))


def read_seal(seal, key):
    """The seal of a receipt: version, index, size, leaf, path, key id, signature. Needs no network."""
    data = base64.urlsafe_b64decode(seal + "=" * (-len(seal) % 4))
    check(data[0] == 1, "the version of a seal")
    position, numbers = 1, []
    for _ in range(2):
        value = shift = 0
        while True:
            byte = data[position]
            position += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        numbers.append(value)
    index, size = numbers
    leaf, rest = data[position : position + 32], data[position + 32 :]
    path, key_id, signature = rest[:-68], rest[-68:-64], rest[-64:]
    check(len(path) % 32 == 0 and key_id == key.id, "the form of a seal")
    root = root_from_path(leaf, index, size, [path[at : at + 32] for at in range(0, len(path), 32)])
    key.verify("%s\n%d\n%s\n" % (key.name, size, base64.b64encode(root).decode()), signature)
    return index, leaf


def judge(base, vkey=None):
    base = base.rstrip("/")
    key = Key(vkey or get(base + "/tlog/key")[0].decode())
    size, root = read_checkpoint(get(base + "/tlog/checkpoint")[0].decode(), key)

    leaves = []
    for width, data in tiles(base, 0, size):
        check(len(data) == width * 32, "a tile has the wrong length")
        leaves += [data[at : at + 32] for at in range(0, len(data), 32)]
    check(root_of(leaves) == root, "the leaves do not lead to the signed root")

    position = 0
    for width, data in tiles(base, "entries", size):
        at = 0
        for _ in range(width):
            (length,) = struct.unpack_from(">H", data, at)
            entry = data[at + 2 : at + 2 + length]
            at += 2 + length
            check(leaf_hash(entry) == leaves[position], "entry %d does not hash to its leaf" % position)
            check(json.loads(entry)["seq"] == position + 1, "entry %d has another number" % position)
            position += 1
        check(at == len(data), "a bundle has something behind its entries")

    for level in range(1, 6):
        count = size >> (8 * level)
        below = [root_of(leaves[at << (8 * level) : (at + 1) << (8 * level)]) for at in range(count)]
        found = []
        for width, data in tiles(base, level, count):
            found += [data[at : at + 32] for at in range(0, len(data), 32)]
        check(found == below, "a tile of level %d is wrong" % level)

    judge_proofs(base, key, leaves)
    return "tlog: %d entries, root %s, signed by %s" % (size, base64.b64encode(root).decode(), key.name)


if __name__ == "__main__":
    try:
        print(judge(sys.argv[1], *sys.argv[2:3]))
    except Wrong as fault:
        print("tlog: WRONG: %s" % fault)
        sys.exit(1)
