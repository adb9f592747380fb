"""What the benches share: a served demo, the load of wrk, a browser that signs in, and the table."""
import functools
import http.client
import http.cookiejar
import json
import os
import platform
import re
import resource
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../Tests/Cast"))
from cast import MOTHER, PASSWORD  # noqa: E402

# A confirmation of marital status, which needs no paper.
ANSWERS = {
    "for_whom": "self", "applicant_name": "Bhling Thị Mai", "applicant_id": "049198000099",
    "applicant_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "applicant_phone": "0905123456",
    "self_name": "Bhling Thị Mai", "self_id": "049198000099", "self_birth_date": "12/04/1998",
    "self_gender": "female", "self_ethnicity": "Cơ Tu", "self_nationality": "Việt Nam",
    "self_residence": "Thôn Tà Ri, xã Lăng, huyện Tây Giang", "marital_status": "single", "purpose": "loan",
}


def line(what, value, beside=""):
    print(f"| {what} | {value} | {beside} |", flush=True)


def head():
    """The machine and the programs, then the head of the table."""
    with open("/proc/cpuinfo") as file:
        model = re.search(r"model name\s*:\s*(.+)", file.read())[1]
    swift = re.search(r"Swift version (\S+)", subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout)
    print(
        f"{model}, {os.cpu_count()} cores; {platform.system()} {platform.release().split('-')[0]};"
        f" Swift {swift[1] if swift else '?'}; SQLite {sqlite3.sqlite_version}; {time.strftime('%d/%m/%Y')}\n"
    )
    print("| what | figure | beside |\n|---|---|---|", flush=True)


def number(value):
    return f"{value:,.0f}".replace(",", ".")


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Demo:
    """A demo in a folder of its own, and the program that serves it without limits of rate."""

    def __init__(self, binary, folder, database=None):
        self.binary, self.folder, self.database = binary, folder, database
        self.process = self.base = None
        self.log = os.path.join(folder, "log")
        os.makedirs(folder, exist_ok=True)

    @property
    def data(self):
        return self.folder + "/data"

    def where(self):
        return ["--data", self.data] + (["--database-url", self.database] if self.database else [])

    def run(self, *words):
        """Runs the program; its output, wall seconds and CPU seconds."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run([self.binary, *words], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{words[0]} failed: {done.stderr[-2000:]}")
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return done.stdout, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def token(self):
        """A token of the mother that may read and submit."""
        words = ["token", "create", *self.where(), MOTHER, "--name", f"bench {time.time()}", "--scopes"]
        return self.run(*words, "dossiers:read", "dossiers:write")[0].split()[0]

    def start(self):
        """Starts the program; the seconds until it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        log = open(self.log, "a")
        words = [self.binary, "demo", *self.where(), "--port", str(port), "--rates", "unlimited"]
        start = time.monotonic()
        self.process = subprocess.Popen(words, stdout=log, stderr=log)
        while True:
            try:
                urllib.request.urlopen(self.base + "/readyz", timeout=5).read()
                return time.monotonic() - start
            except OSError:
                if self.process.poll() is not None or time.monotonic() - start > 120:
                    with open(self.log) as file:
                        raise SystemExit("the demo does not answer: " + file.read()[-2000:])
                time.sleep(0.005)

    def memory(self, which="VmRSS"):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(which + r":\s+(\d+)", status.read())[1]) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        start = time.monotonic()
        self.process.terminate()
        if self.process.wait(timeout=60) != 0:
            raise SystemExit("the server did not end well")
        return time.monotonic() - start

    def end(self):
        """Whatever has happened."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def rows(self, query):
        store = sqlite3.connect(f"file:{self.data}/thubon.sqlite?mode=ro", uri=True)
        try:
            return store.execute(query).fetchall()
        finally:
            store.close()


class FromAddress(urllib.request.HTTPHandler):
    """Asks from an address of its own: the whole of 127.0.0.0/8 is this machine."""

    def __init__(self, address):
        super().__init__()
        self.address = address

    def http_open(self, asked):
        make = functools.partial(http.client.HTTPConnection, source_address=(self.address, 0))
        return self.do_open(make, asked)


class Browser:
    """One who asks for pages with cookies."""

    def __init__(self, base, address="127.0.0.1"):
        self.base, self.jar = base, http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), FromAddress(address))

    def get(self, path):
        return self.opener.open(self.base + path, timeout=120).read().decode()

    def form(self, path, **fields):
        """What a browser sends from the first form of a page."""
        hidden = {}
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.get(path)):
            hidden.setdefault(name, value)
        return urllib.parse.urlencode(hidden | fields).encode()

    def send(self, path, form):
        asked = urllib.request.Request(self.base + path, data=form, headers={"Origin": self.base})
        return self.opener.open(asked, timeout=120).read().decode()

    def sign_in(self, login):
        page = self.send("/dang-nhap", self.form("/dang-nhap", **{"ten-dang-nhap": login, "mat-khau": PASSWORD}))
        if 'action="/dang-xuat"' not in page:
            raise SystemExit(f"{login} could not sign in")

    @property
    def cookies(self):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)


class Load:
    """wrk from outside, on the same cores."""

    def __init__(self, url, script="", connections=64, seconds=10, pause=0):
        if pause:
            script += f"\nfunction delay() return math.random(0, {2 * pause}) end"
        self.script = tempfile.NamedTemporaryFile("w", suffix=".lua")
        self.script.write(script)
        self.script.flush()
        words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
        self.process = subprocess.Popen(
            [*words, "-s", self.script.name, url], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def result(self):
        """Requests a second, milliseconds of the median and of the slowest hundredth, answers that were no success."""
        text = self.process.communicate()[0]
        self.script.close()
        if self.process.returncode:
            raise SystemExit("wrk failed: " + text)

        def time_of(share):
            value, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s)", text).groups()
            return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

        refused = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
        broken = sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", text)))
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
        return rate, time_of(50), time_of(99), (int(refused[1]) if refused else 0) + broken


def wrk(url, script="", **words):
    return Load(url, script, **words).result()


def submission(demo):
    """A submission of the mother in her commune, as JSON."""
    units = json.load(urllib.request.urlopen(demo.base + "/api/v1/units?level=commune&limit=1000"))["items"]
    lang = next(unit["id"] for unit in units if unit["code"] == "20449")
    return json.dumps({"procedure": "1.004873", "answers": ANSWERS | {"registration_unit": lang}}, ensure_ascii=False)


def submitting(demo, token):
    """Submissions, ever another, as a script of wrk."""
    return f"""
        local count = 0
        local mark = tostring({{}}):gsub("[^%w]", "")
        wrk.method = "POST"
        wrk.body = {json.dumps(submission(demo), ensure_ascii=False)}
        wrk.headers["Content-Type"] = "application/json"
        wrk.headers["Authorization"] = "Bearer {token}"
        request = function()
            count = count + 1
            wrk.headers["Idempotency-Key"] = "bench-" .. mark .. "-" .. os.time() .. "-" .. count
            return wrk.format(nil, "/api/v1/dossiers")
        end
    """


def tracking(demo):
    """What a browser posts from the page of tracking, as a script of wrk."""
    code, pin = demo.rows("SELECT code, pin FROM dossier WHERE code IS NOT NULL LIMIT 1")[0]
    browser = Browser(demo.base)
    form = browser.form("/tra-cuu", code=code, pin=pin)
    if code not in browser.send("/tra-cuu", form):
        raise SystemExit("the page of tracking does not show the dossier")
    return f"""
        wrk.method = "POST"
        wrk.body = {json.dumps(form.decode())}
        wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
        wrk.headers["Cookie"] = "{browser.cookies}"
        wrk.headers["Origin"] = "{demo.base}"
    """
