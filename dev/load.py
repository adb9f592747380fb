#!/usr/bin/env python3
"""Measures what a server does under load from outside, beside what the machine can do, in one run.

    dev/load.py [--binary PATH] [--seconds N]

A demo is filled into a temporary folder and served; wrk is the load. Server and load share the machine's cores.
"""
import argparse, http.cookiejar, json, os, re, shutil, socket, sqlite3, statistics, subprocess, tempfile, time, urllib.parse, urllib.request

arguments = argparse.ArgumentParser()
arguments.add_argument("--binary", default=".build/release/thubon")
arguments.add_argument("--dossiers", type=int, default=2000)
arguments.add_argument("--seconds", type=int, default=15)
options = arguments.parse_args()
folder = tempfile.mkdtemp(prefix="thubon-load-")
data = folder + "/demo"
table = []

ANSWERS = {
    "for_whom": "self", "applicant_name": "Bhling Thị Mai", "applicant_id": "049198000099",
    "applicant_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "applicant_phone": "0905123456",
    "self_name": "Bhling Thị Mai", "self_id": "049198000099", "self_birth_date": "12/04/1998",
    "self_gender": "female", "self_ethnicity": "Cơ Tu", "self_nationality": "Việt Nam",
    "self_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "marital_status": "single", "purpose": "loan",
}


def line(what, value, beside=""):
    table.append((what, value, beside))
    print(f"{what:<58}  {value:>14}  {beside}", flush=True)


def number(value):
    return f"{value:,.0f}".replace(",", ".")


def run(*words):
    return subprocess.run([options.binary, *words], check=True, capture_output=True, text=True).stdout


def wrk(url, script=None, connections=64, threads=1, seconds=None):
    """Requests a second, milliseconds of the median and of the slowest hundredth, answers that were no success."""
    words = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds or options.seconds}s", "--latency"]
    if script:
        path = folder + "/script.lua"
        with open(path, "w") as file:
            file.write(script)
        words += ["-s", path]
    text = subprocess.run([*words, url], check=True, capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])

    def time_of(share):
        value, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", text).groups()
        return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return rate, time_of(50), time_of(99), int(failed[1]) if failed else 0


class Server:
    """The demo, served without limits of rate."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        words = [options.binary, "demo", "--data", data, "--port", str(self.port), "--rates", "unlimited"]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=open(folder + "/log", "a"))
        for _ in range(3000):
            try:
                urllib.request.urlopen(self.base + "/healthz", timeout=1).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise SystemExit("the demo does not start: " + open(folder + "/log").read())
                time.sleep(0.01)
        raise SystemExit("the demo does not answer")

    def memory(self):
        for text in open(f"/proc/{self.process.pid}/status"):
            if text.startswith("VmRSS"):
                return int(text.split()[1]) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def cpu(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


def raw_inserts(size):
    """Rows of so many bytes, 256 a transaction, each transaction flushed: what the disk and SQLite could do."""
    database = sqlite3.connect(folder + "/raw.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE raw (id TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT")
    body, count, start = os.urandom(size), 0, time.monotonic()
    while time.monotonic() - start < 5:
        database.execute("BEGIN IMMEDIATE")
        rows = [("%016x%016x" % (time.monotonic_ns(), count + n), body) for n in range(256)]
        database.executemany("INSERT INTO raw VALUES (?, ?)", rows)
        database.execute("COMMIT")
        count += 256
    database.close()
    return count / (time.monotonic() - start)


def stored():
    """Bytes of the database with its log, and records of the ledger."""
    size = sum(os.path.getsize(data + "/thubon.sqlite" + tail) for tail in ["", "-wal"] if os.path.exists(data + "/thubon.sqlite" + tail))
    with sqlite3.connect(f"file:{data}/thubon.sqlite?mode=ro", uri=True) as store:
        return size, store.execute("SELECT COUNT(*) FROM dossier").fetchone()[0]


try:
    run("demo", "--data", data, "--dossiers", str(options.dossiers), "--fill-only")
    scopes = ["dossiers:read", "dossiers:write"]
    token = run("token", "create", "--data", data, "mai", "--name", "load", "--scopes", *scopes).split()[0]
    server = Server()

    # The machine: the smallest answer of the same server and library, and the disk.
    rate, median, slow, _ = wrk(server.base + "/healthz")
    line("machine: the smallest answer of the server", f"{number(rate)}/s", f"median {median:.1f} ms")

    # Submissions.
    units = json.load(urllib.request.urlopen(server.base + "/api/v1/units?level=commune&limit=1000"))["items"]
    lang = next(unit["id"] for unit in units if unit["code"] == "20449")
    body = json.dumps({"procedure": "1.004873", "answers": ANSWERS | {"registration_unit": lang}}, ensure_ascii=False)
    script = f"""
        local count = 0
        local mark = tostring({{}}):gsub("[^%w]", "")
        wrk.method = "POST"
        wrk.body = {json.dumps(body, ensure_ascii=False)}
        wrk.headers["Content-Type"] = "application/json"
        wrk.headers["Authorization"] = "Bearer {token}"
        request = function()
            count = count + 1
            wrk.headers["Idempotency-Key"] = "load-" .. mark .. "-" .. os.time() .. "-" .. count
            return wrk.format(nil, "/api/v1/dossiers")
        end
    """
    wrk(server.base, script, connections=16, seconds=2)
    size, count = stored()
    cpu, start = server.cpu(), time.monotonic()
    rate, median, slow, failed = wrk(server.base, script, connections=256)
    share = (server.cpu() - cpu) / (time.monotonic() - start)
    grown, more = stored()
    line("durable submissions through HTTP", f"{number(rate)}/s", f"median {median:.1f} ms, slowest hundredth from {slow:.0f} ms, {failed} refused")
    line("  of the server", f"{share:.2f} cores", f"memory {server.memory():.0f} MB")
    bytes_each = max(1, (grown - size) // max(1, more - count))
    limit = raw_inserts(bytes_each)
    line(f"machine: batched rows of {number(bytes_each)} bytes into SQLite, flushed", f"{number(limit)}/s", f"the submissions are {rate / limit:.0%} of it")

    # Pages.
    store = sqlite3.connect(f"file:{data}/thubon.sqlite?mode=ro", uri=True)
    reference, pin = store.execute("SELECT reference, pin FROM dossier LIMIT 1").fetchone()
    store.close()
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(server.base + "/tra-cuu").read().decode()
    fields = {name: value for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)}
    fields |= {"code": reference, "pin": pin}
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    script = f"""
        wrk.method = "POST"
        wrk.body = {json.dumps(urllib.parse.urlencode(fields))}
        wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
        wrk.headers["Cookie"] = "{cookies}"
        wrk.headers["Origin"] = "{server.base}"
    """
    for what, path, with_script in [
        ("tracking page", "/tra-cuu", script), ("home", "/", None), ("procedure", "/thu-tuc/1.001193", None),
        ("search", "/thu-tuc?q=" + urllib.parse.quote("khai sinh"), None),
    ]:
        rate, median, slow, failed = wrk(server.base + path, with_script)
        line(what, f"{number(rate)}/s", f"median {median:.1f} ms, slowest hundredth from {slow:.0f} ms" + (f", {failed} refused" if failed else ""))
    line("after the load", f"{server.memory():.0f} MB", f"{server.descriptors()} descriptors")
    start = time.monotonic()
    if server.stop() != 0:
        raise SystemExit("the server did not end well")
    line("stop", f"{time.monotonic() - start:.2f} s")
    start = time.monotonic()
    text = run("verify", "--quiet", "--data", data)
    records = int(text.split()[0])
    words = run("measure").split()
    line("due moments, one core", f"{number(int(words[0]))}/s")
    line("verify", f"{number(records / (time.monotonic() - start))}/s", f"{number(records)} records")
finally:
    if "server" in globals() and server.process.poll() is None:
        server.process.kill()
    shutil.rmtree(folder, ignore_errors=True)
