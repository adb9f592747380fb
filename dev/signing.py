"""The part of the benches that signs: ours, and pyHanko with the same files in the same run."""
import os
import shutil
import subprocess

from measuring import line, number

PYTHON = os.path.join(os.path.dirname(__file__), "../.venv/bin/python")


def figures(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr[-2000:]}")
    return {name: float(value) for name, value in (row.split("\t") for row in done.stdout.splitlines())}


def measure_signing(binary, folder, seconds, documents=10_000):
    folder += "/signing"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    ours = figures(binary, "measure", "signing", "--folder", folder, "--seconds", str(seconds), "--documents", str(documents))
    theirs = {}
    if os.path.exists(PYTHON):
        theirs = figures(PYTHON, os.path.join(os.path.dirname(__file__), "pyhanko_speed.py"), folder, str(seconds))

    def beside(name):
        return f"pyHanko {number(theirs[name])}/s: {ours[name] / theirs[name]:.0f} times" if name in theirs else ""

    cores = os.cpu_count()
    for key in ("P-256", "RSA-2048"):
        name = f"signatures {key}"
        line(f"signed receipts of a page, {key}, {cores} cores", f"{number(ours[name])}/s", beside(name))
    line("form to signed receipt (A5)", f"p95 {ours['receipt p95']:.1f} ms", f"median {ours['receipt median']:.1f} ms")
    line("a decision of 20 pages, set and signed", f"p95 {ours['decision p95']:.0f} ms", f"median {ours['decision median']:.0f} ms")
    ratio = f"pyHanko {1000 / theirs['validations']:.0f} ms: {ours['validations'] / theirs['validations']:.0f} times" if theirs else ""
    line("a PDF with 20 signatures checked, one core", f"{1000 / ours['validations']:.0f} ms", ratio)
    memory = [ours[f"memory {place}"] for place in range(5)]
    line(f"memory over {number(documents)} papers, set and signed", " → ".join(f"{each:.0f}" for each in memory) + " MB")
