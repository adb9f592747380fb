"""How fast pyHanko does what `thubon measure signing` did, with the files that it left.

    pyhanko_speed.py FOLDER SECONDS

Prints a figure a line: its name, a tab, the figure.
"""
import io
import logging
import multiprocessing
import os
import pathlib
import sys
import time

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)
folder, seconds = pathlib.Path(sys.argv[1]), float(sys.argv[2])


def sign(name):
    signer = signers.SimpleSigner.load(
        folder / f"{name}.key", folder / f"{name}.pem", ca_chain_files=(folder / "issuing.pem", folder / "root.pem")
    )
    metadata = signers.PdfSignatureMetadata(
        field_name="Signature1", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    paper, count, start = (folder / "receipt.pdf").read_bytes(), 0, time.monotonic()
    while time.monotonic() - start < seconds:
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(paper)), metadata, signer=signer, output=io.BytesIO())
        count += 1
    return count / (time.monotonic() - start)


def validate():
    root, issuing = load_cert_from_pemder(folder / "root.pem"), load_cert_from_pemder(folder / "issuing.pem")
    paper, count, start = (folder / "twenty.pdf").read_bytes(), 0, time.monotonic()
    while not count or time.monotonic() - start < seconds:
        context = ValidationContext(trust_roots=[root], other_certs=[issuing], allow_fetching=False)
        found = PdfFileReader(io.BytesIO(paper)).embedded_signatures
        if len(found) != 20 or not all(validate_pdf_signature(each, context).bottom_line for each in found):
            raise SystemExit("pyHanko does not confirm the document with 20 signatures")
        count += 1
    return count / (time.monotonic() - start)


cores = os.cpu_count()
with multiprocessing.Pool(cores) as pool:
    for key in ("P-256", "RSA-2048"):
        print(f"signatures {key}", sum(pool.map(sign, [key] * cores, chunksize=1)), sep="\t", flush=True)
print("validations", validate(), sep="\t")
