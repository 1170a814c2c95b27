"""The page behind a real reverse proxy with TLS: nginx, where it is installed."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from bot_plugins.frameworks.pywikibot.commands.public_address import proxy_lines
from bot_plugins.store.database import Store
from bot_plugins.store.states import State
from bot_plugins.ui.review import Review
from bot_plugins.ui.review.web import HOST, Access, Server, create_app
from tests.harness.wiki.ports import free_port
from tests.ui.review.build import found, queued

NGINX = os.environ.get("NGINX") or shutil.which("nginx") or "/usr/sbin/nginx"
pytestmark = pytest.mark.skipif(
    not (Path(NGINX).exists() and shutil.which("openssl")),
    reason="needs Debian's nginx and openssl (or NGINX=path)",
)
CONFIGURATION = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port} ssl; server_name localhost;
    ssl_certificate {folder}/cert.pem; ssl_certificate_key {folder}/key.pem;
    {location}
  }}
}}
"""


@contextmanager
def proxied(folder: Path, port: int, location: str) -> Iterator[None]:
    """Start nginx with a certificate of its own, for as long as the block lasts."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
         "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    config = folder / "nginx.conf"
    config.write_text(CONFIGURATION.format(folder=folder, port=port, location=location))
    command = [NGINX, "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while True:
        try:
            ssl.get_server_certificate((HOST, port))
        except OSError:
            assert time.monotonic() < deadline, "nginx does not answer"
            time.sleep(0.05)
        else:
            return


@pytest.fixture
def entrance(store: Store, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Serve a review behind nginx, with the line that is printed; yield its address and port."""
    queued(store)
    port, door, server = free_port(), Access(), Server(free_port())
    public = f"https://localhost:{port}"
    app = create_app(Review(store, "Ann"), door, server.port, public=public)
    thread = Thread(target=server.run, args=(app,), daemon=True)
    thread.start()
    [line] = [one for one in proxy_lines(public, f"{HOST}:{server.port}") if "nginx:" in one]
    with proxied(tmp_path, port, line.partition("nginx:")[2]):
        yield f"{public}/enter?token={door.token}", server.port
    server.close()


def test_a_decision_through_nginx_with_tls(
    browser: Browser, store: Store, entrance: tuple[str, int]
) -> None:
    address, port = entrance
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.goto(address)
    assert page.url == address.partition("/enter")[0] + "/"
    [cookie] = context.cookies()
    assert (cookie["name"], cookie["secure"]) == ("__Host-copyedit_review", True)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator("[data-notice]")).to_contain_text("Accepted")
    assert found(store, 1).state is State.ACCEPTED
    context.close()
    direct = HTTPConnection(HOST, port, timeout=5)
    direct.request("GET", "/", headers={"X-Forwarded-Host": "localhost"})
    assert direct.getresponse().status == 400
    direct.close()
