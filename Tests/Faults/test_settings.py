"""What a server is told by files and the environment, and TLS with a certificate of its own."""

import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import time
from pathlib import Path

import pytest

from cast import MOTHER, PASSWORD
from fleet import ROOT, Postgres, Reader, Serving
from server import PATIENCE, PROGRAM, copied, eventually, free_port, run


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    chain, key = folder / "chain.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", key, "-out", chain, "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )
    return chain, key


class Secure(Serving):
    """A server that speaks TLS."""

    scheme = "https"

    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.chain)

    def ask(self, method, path, body=None, headers=None, timeout: float = PATIENCE):
        line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=timeout, context=self.context())
        try:
            line.request(method, path, body, headers or {})
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def name(self, ciphers: str | None = None, **limits) -> tuple[str, str]:
        """Whom the certificate names, and the version of TLS."""
        context = self.context()
        if ciphers:
            context.set_ciphers(ciphers)
        for key, value in limits.items():
            setattr(context, key, value)
        line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE, context=context)
        line.connect()
        try:
            return line.sock.getpeercert()["subject"][0][0][1], line.sock.version()
        finally:
            line.close()


@pytest.fixture
def secure(demo, tmp_path):
    chain, key = certificate(tmp_path, "first")
    server = Secure(
        copied(demo[0], tmp_path / "data"), tmp_path / "log", "--tls-certificate", chain, "--tls-key", key
    )
    server.chain = chain
    yield server.start()
    server.stop()


def test_tls_and_its_renewal(secure, tmp_path):
    assert secure.name() == ("first", "TLSv1.3")
    assert secure.name(maximum_version=ssl.TLSVersion.TLSv1_2) == ("first", "TLSv1.2")
    with pytest.raises(ssl.SSLError, match="(?i)alert"):
        secure.name(minimum_version=ssl.TLSVersion.TLSv1, maximum_version=ssl.TLSVersion.TLSv1_1, ciphers="ALL:@SECLEVEL=0")
    reader = Reader()
    assert reader.sign_in(secure, MOTHER, PASSWORD) == 303
    status, headers, _ = reader.ask(secure, "GET", "/ho-so")
    assert status == 200 and "max-age" in headers["Strict-Transport-Security"]
    assert "__Host-phien" in reader.cookies
    status, headers, _ = Reader().ask(secure, "GET", "/dang-nhap")
    assert all("; Secure" in line and line.startswith("__Host-") for line in headers.get_all("Set-Cookie"))

    # A key of another certificate is not taken; the old one goes on.
    old = (tmp_path / "key.pem").read_bytes()
    old_chain = (tmp_path / "chain.pem").read_bytes()
    certificate(tmp_path, "second")
    fresh = (tmp_path / "key.pem").read_bytes()
    (tmp_path / "key.pem").write_bytes(old)
    fresh_chain = (tmp_path / "chain.pem").read_bytes()
    secure.process.send_signal(signal.SIGHUP)
    eventually(lambda: "the certificate was not taken" in secure.words)
    (tmp_path / "chain.pem").write_bytes(old_chain)
    assert secure.name()[0] == "first"
    # The right one is.
    (tmp_path / "chain.pem").write_bytes(fresh_chain)
    (tmp_path / "key.pem").write_bytes(fresh)
    secure.process.send_signal(signal.SIGHUP)
    eventually(lambda: "the certificate was read again" in secure.words)
    assert secure.name()[0] == "second"
    assert reader.ask(secure, "GET", "/ho-so")[0] == 200


def test_sighup_without_tls_ends_nothing(demo, tmp_path):
    server = Serving(copied(demo[0], tmp_path / "data"), tmp_path / "log").start()
    server.process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    assert server.ask("GET", "/healthz")[0] == 200
    server.ask_to_stop()
    assert server.process.wait(PATIENCE) == 0


def answers(port: int) -> bool:
    """Whether somebody listens on a port."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("has_tls", [False, True])
def test_closing_its_terminal_stops_a_server(tmp_path, has_tls):
    ours, theirs = os.openpty()
    port = free_port()
    options = ["serve", "--data", tmp_path / "data", "--port", str(port)]
    if has_tls:
        chain, key = certificate(tmp_path, "first")
        options += ["--tls-certificate", chain, "--tls-key", key]
    with open(tmp_path / "log", "wb") as log:
        process = subprocess.Popen([PROGRAM, *options], stdin=theirs, stdout=log, stderr=log)
    os.close(theirs)
    try:
        eventually(lambda: answers(port), (tmp_path / "log").read_text())
        # While the terminal is there the signal asks for something else.
        process.send_signal(signal.SIGHUP)
        time.sleep(0.3)
        assert process.poll() is None
        os.close(ours)
        process.send_signal(signal.SIGHUP)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()


def test_half_of_tls_and_a_foreign_key_are_refused(tmp_path):
    chain, _ = certificate(tmp_path, "one")
    (tmp_path / "other").mkdir()
    _, key = certificate(tmp_path / "other", "other")
    options = ["serve", "--data", tmp_path / "data", "--port", 1]
    assert "together" in run(*options, "--tls-certificate", chain, status=64).stderr
    refused = run(*options, "--tls-certificate", chain, "--tls-key", key, status=1)
    assert f"the key in {key} is not the one of the certificate in {chain}" in refused.stderr, refused.stderr
    refused = run(*options, "--tls-certificate", tmp_path / "none", "--tls-key", key, status=1)
    assert "none is no certificate" in refused.stderr, refused.stderr
    refused = run(*options, "--tls-certificate", chain, "--tls-key", chain, status=1)
    assert "chain.pem is no private key" in refused.stderr, refused.stderr
    assert not (tmp_path / "data").exists()


def test_a_proxy_is_believed_where_it_is_named(demo, tmp_path):
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    data = copied(demo[0], tmp_path / "data")
    for options in ([], ["--trusted-proxy", "127.0.0.1"]):
        server = Serving(data, tmp_path / "log", *options).start()
        try:
            answered = server.ask("GET", "/dang-nhap", headers=headers)[1]
            assert ("Strict-Transport-Security" in answered) == bool(options)
            assert answered["Set-Cookie"].startswith("__Host-") == bool(options)
        finally:
            server.stop()


def test_package_holds_the_service_and_settings_that_the_program_knows(tmp_path):
    if not shutil.which("dpkg-deb"):
        pytest.skip("no Debian")
    # The package is built from any program: a small one in its place keeps the test short.
    subprocess.run([ROOT / "dev/package", "/bin/true", tmp_path], check=True, capture_output=True, timeout=PATIENCE)
    (package,) = tmp_path.glob("thubon_*.deb")
    subprocess.run(["dpkg-deb", "-x", package, tmp_path / "root"], check=True)
    root = tmp_path / "root"
    assert (root / "usr/bin/thubon").stat().st_mode & 0o777 == 0o755
    unit = (root / "lib/systemd/system/thubon.service").read_text()
    settings = (root / "etc/thubon/thubon.conf").read_text()
    assert "ExecStart=/usr/bin/thubon serve" in unit and "EnvironmentFile=/etc/thubon/thubon.conf" in unit
    for line in ("User=thubon", "NoNewPrivileges=yes", "ProtectSystem=strict", "LimitCORE=0"):
        assert line in unit.splitlines(), line
    known = set(re.findall(r"THUBON_[A-Z_]+", run("serve", "--help").stdout))
    named = set(re.findall(r"^#?(THUBON_[A-Z_]+)=", settings, re.M))
    assert len(named) > 8 and named <= known, named - known
    assert not re.search(r"postgres://\S+:\S+@|BEGIN [A-Z ]*PRIVATE", settings.replace("user:password@", ""))


def test_secrets_and_settings_come_from_outside(tmp_path):
    with Postgres() as postgres:
        password = "mat-khau-cua-csdl-5512"
        file = tmp_path / "database-url"
        file.write_text(postgres.address.replace("thubon@", f"thubon:{password}@") + "\n")
        environment = os.environ | {
            "THUBON_DATABASE_URL_FILE": str(file), "THUBON_LOG": "json", "THUBON_PUBLIC_ORIGIN": "https://cong.example.vn",
            "THUBON_TRUSTED_PROXY": "127.0.0.1, 10.0.0.0/8",
        }
        server = Serving(tmp_path / "data", tmp_path / "log", environment=environment).start()
        try:
            assert postgres.count("SELECT COUNT(*) FROM unit") > 200
            assert password.encode() not in Path(f"/proc/{server.process.pid}/cmdline").read_bytes()
            assert "__Host-" in server.ask("GET", "/dang-nhap")[1]["Set-Cookie"]
            said = run("doctor", "--data", tmp_path / "data", "--database-url-file", file).stdout
            assert password not in said and "postgres://" in said
        finally:
            server.stop()
        assert password not in server.words
        assert all(line.startswith("{") for line in server.words.splitlines())
    both = run("doctor", "--database-url", "x", "--database-url-file", "y", status=64)
    assert "not both" in both.stderr
    gone = run("doctor", "--database-url-file", tmp_path / "none", status=None)
    assert gone.returncode != 0 and "cannot be read" in gone.stderr
    wrong = subprocess.run(
        [PROGRAM, "serve"], env=os.environ | {"THUBON_PORT": "many"}, capture_output=True, text=True, timeout=PATIENCE
    )
    assert wrong.returncode == 64 and "THUBON_PORT" in wrong.stderr
