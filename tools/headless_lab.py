"""JupyterLab without a window: one private server, one Chromium, and the steps to use them.

The browser tests and the benchmarks drive the lessons with it, as a person at a keyboard would.
Server and browser stay on this machine, use empty settings of their own, and end with the block
that opened them.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
SECONDS_TO_START = 60
SECONDS_TO_RUN = 120

_CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip

# What would get in the way: cells out of sight are not in the page, and news covers them.
_SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "docmanager-extension/plugin": {"autosave": False},
}


@contextmanager
def lab_server(folder: Path, home: Path, progress: str = "off") -> Iterator[str]:
    """Serve `folder` in JupyterLab and give the address.

    `home` takes settings and the log; `progress` says where answers are kept, if at all.
    """
    for name, settings in _SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    own_folders = {
        name: str(home / name.lower())
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
                     "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    }  # fmt: skip
    port = _free_port()
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1",
             f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=",
             "--LabApp.expose_app_in_browser=True", "--allow-root"],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            env={**os.environ, **own_folders, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
                 "PYTHONPATH": str(ROOT), "UXCX_PROGRESS": progress},
        )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def chromium() -> Iterator[object]:
    """Start the system's Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_CHROMIUM_FLAGS)
        yield browser
        browser.close()


def open_notebook(page, lab: str, path: str) -> None:
    """Open a notebook in single-document mode and wait until its kernel is ready."""
    page.goto(f"{lab}/doc/tree/{path}?reset")
    page.wait_for_function("window.jupyterapp !== undefined", timeout=60_000)
    page.evaluate(
        """async () => {
            const app = window.jupyterapp;
            await app.restored;
            while (!app.shell.currentWidget?.context) await new Promise(r => setTimeout(r, 50));
            const { context } = app.shell.currentWidget;
            await context.ready;
            await context.sessionContext.ready;
        }"""
    )


def run_all_cells(page) -> None:
    """Choose Run All Cells, and wait until the kernel is idle and no cell still shows a star."""
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(
        """() => {
            const context = window.jupyterapp.shell.currentWidget.context.sessionContext;
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
            return context.session?.kernel?.status === 'idle' && prompts.length > 0
                && prompts.every(prompt => !prompt.textContent.includes('*'));
        }""",
        timeout=1000 * SECONDS_TO_RUN,
    )


def shut_down(page) -> None:
    """End the kernel of the open notebook, then close the page."""
    page.evaluate("() => window.jupyterapp.shell.currentWidget?.context.sessionContext.shutdown()")
    page.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"JupyterLab stopped at once with code {server.returncode}.")
        try:
            urllib.request.urlopen(address + "/api/status", timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not answer within {SECONDS_TO_START} seconds.")
