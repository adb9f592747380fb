"""pyHanko as judge of signed PDFs, and as a signer whose files are judged.

  pyhanko_judge.py check FOLDER   validates every *.pdf of the folder against root.pem; prints JSON
  pyhanko_judge.py long-term FOLDER  the same by what the files carry alone (PAdES B-LTA), revocation demanded
  pyhanko_judge.py sign FOLDER    signs start.pdf in many ways with key.pem and leaf.pem
"""
import json
import logging
import pathlib
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def check(folder):
    root = load_cert_from_pemder(folder / "root.pem")
    answers = {}
    for file in sorted(folder.glob("*.pdf")):
        context = ValidationContext(trust_roots=[root], allow_fetching=False)
        found = []
        with file.open("rb") as stream:
            for signature in PdfFileReader(stream).embedded_signatures:
                if signature.sig_object_type == "/DocTimeStamp":
                    status = validate_pdf_timestamp(signature, context)
                    passes = status.intact and status.valid and status.trusted
                else:
                    status = validate_pdf_signature(signature, context)
                    passes = status.bottom_line
                stamp = getattr(status, "timestamp_validity", None)
                found.append({
                    "field": signature.field_name,
                    "passes": passes,
                    "coverage": status.coverage.name,
                    "changes": getattr(status.modification_level, "name", None),
                    "stamped": bool(stamp and stamp.valid and stamp.trusted),
                })
        answers[file.name] = found
    print(json.dumps(answers))


def long_term(folder):
    root = load_cert_from_pemder(folder / "root.pem")
    demands = {"trust_roots": [root], "revocation_mode": "require", "allow_fetching": False}
    answers = {}
    for file in sorted(folder.glob("*.pdf")):
        with file.open("rb") as stream:
            reader = PdfFileReader(stream)
            context = DocumentSecurityStore.read_dss(reader).as_validation_context(demands)
            found = [validate_pdf_signature(signature, context) for signature in reader.embedded_regular_signatures]
            answers[file.name] = ["passes" if status.bottom_line else status.summary() for status in found]
    print(json.dumps(answers))


WAYS = {
    "pades": dict(subfilter=fields.SigSeedSubFilter.PADES),
    "cms": dict(subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
    "sha384": dict(subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha384"),
    "sha512": dict(subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha512"),
    "reason": dict(subfilter=fields.SigSeedSubFilter.PADES, reason="Đồng ý", location="Tây Giang", name="Nguyễn Văn Ký"),
    "certified1": dict(certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES),
    "certified2": dict(certify=True, docmdp_permissions=fields.MDPPerm.FILL_FORMS),
}


def sign(folder):
    for prefix in ("", "pss-"):
        signer = signers.SimpleSigner.load(
            folder / "key.pem", folder / "leaf.pem", ca_chain_files=(folder / "root.pem",),
            prefer_pss=prefix == "pss-",
        )
        for name, way in WAYS.items():
            metadata = signers.PdfSignatureMetadata(field_name="Signature1", **({"md_algorithm": "sha256"} | way))
            with (folder / "start.pdf").open("rb") as source, (folder / f"{prefix}{name}.pdf").open("wb") as result:
                signers.sign_pdf(IncrementalPdfFileWriter(source), metadata, signer=signer, output=result)
    # Visible, twice, in fields made beforehand.
    metadata = signers.PdfSignatureMetadata(field_name="Visible", subfilter=fields.SigSeedSubFilter.PADES)
    with (folder / "start.pdf").open("rb") as source, (folder / "visible.pdf").open("wb") as result:
        writer = IncrementalPdfFileWriter(source)
        fields.append_signature_field(writer, fields.SigFieldSpec("Visible", box=(50, 50, 250, 100)))
        fields.append_signature_field(writer, fields.SigFieldSpec("Second", box=(50, 150, 250, 200)))
        style = TextStampStyle(stamp_text="Signed by %(signer)s at %(ts)s")
        signers.PdfSigner(metadata, signer=signer, stamp_style=style).sign_pdf(writer, output=result)
    metadata = signers.PdfSignatureMetadata(field_name="Second", subfilter=fields.SigSeedSubFilter.PADES)
    with (folder / "visible.pdf").open("rb") as source, (folder / "twice.pdf").open("wb") as result:
        signers.sign_pdf(IncrementalPdfFileWriter(source), metadata, signer=signer, output=result)


{"check": check, "long-term": long_term, "sign": sign}[sys.argv[1]](pathlib.Path(sys.argv[2]))
