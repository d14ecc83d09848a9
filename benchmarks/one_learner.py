"""One learner in a class: what JupyterLab sends to the hub when a lesson is opened, run and saved.

The steps are those of a browser that follows the teacher's link: a server starts, nbgitpuller
fetches the course, JupyterLab's page loads, a lesson runs cell by cell, and is saved; then its
exercises with this learner's own answers. No browser is started: that computes on the learner's
machine, not on the server.
"""

import asyncio
import json
import re
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import nbformat
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks.local_hub import Hub
from tools.notebooks import ROOT
from uxcx.practice.feedback import State
from uxcx.practice.records import parse

LESSON = "04_nps"
OWN = "4.2"
"""The exercise whose answer is a number, here another one for each learner."""

SECONDS_FOR_A_STEP = 600
MOST_BROKEN = 5

# An exercise and its solution have the same cell ids.
SOLVED = {
    cell.id: cell.source
    for cell in nbformat.read(ROOT / "solutions" / f"{LESSON}.ipynb", as_version=4).cells
    if cell.cell_type == "code"
}
IDS = re.findall(r'check\("([\d.]+)"', "\n".join(SOLVED.values()))

AsyncHTTPClient.configure(None, max_clients=1000)  # nobody waits for another learner's connection


@dataclass
class Visit:
    """How it went for one learner: seconds since arrival, and what is wrong, if anything.

    Attributes
    ----------
    name
        Such as "learner7".
    own_answer
        The number that only this learner gives.
    server, course, first_cell, lesson, done
        When the server was up, the course fetched, the first cell done, the lesson saved, and the
        exercises saved.
    problem
        What did not work, or was lost; nothing if all is well.
    broken
        Why a connection to a kernel broke and was made again, if any did.
    """

    name: str
    own_answer: int
    server: float = float("nan")
    course: float = float("nan")
    first_cell: float = float("nan")
    lesson: float = float("nan")
    done: float = float("nan")
    problem: str = ""
    broken: list[str] = field(default_factory=list)
    saved: dict[str, dict] = field(default_factory=dict, repr=False)


async def attend(hub: Hub, repository: Path, number: int) -> Visit:
    """Let one learner come, work and save. Never raises: `Visit.problem` says what went wrong."""
    visit = Visit(f"learner{number}", 100 + number)
    try:
        await _Learner(hub, visit).study(repository)
        visit.problem = await asyncio.to_thread(_lost, hub, visit)
    except Exception as error:
        visit.problem = f"{type(error).__name__}: {error}"[:300]
    return visit


class _Learner:
    def __init__(self, hub: Hub, visit: Visit):
        self.hub, self.visit, self.token = hub, visit, hub.token
        self.place = f"/user/{visit.name}"

    async def study(self, repository: Path) -> None:
        begun = time.monotonic()
        visit = self.visit
        await self._come()
        visit.server = time.monotonic() - begun
        await self._fetch_course(repository)
        visit.course = time.monotonic() - begun

        def first_cell_is_done() -> None:
            visit.first_cell = time.monotonic() - begun

        await self._work(f"course/notebooks/{LESSON}.ipynb", first_cell_is_done)
        visit.lesson = time.monotonic() - begun
        await self._work(f"course/exercises/{LESSON}.ipynb")
        visit.done = time.monotonic() - begun

    async def _come(self) -> None:
        """Be made known to the hub, and wait for a server."""
        user = f"/hub/api/users/{self.visit.name}"
        await self._ask("POST", user)
        granted = await self._ask("POST", user + "/tokens", {"note": "browser"})
        await self._ask("POST", user + "/server")
        told = await self._send("GET", user + "/server/progress")
        events = [json.loads(line[5:]) for line in told.splitlines() if line.startswith("data:")]
        if not events or not events[-1].get("ready"):
            raise RuntimeError(f"the server did not start: {events[-1:]}")
        self.token = granted["token"]  # from here on, this learner's own rights and no more

    async def _fetch_course(self, repository: Path) -> None:
        """Follow the teacher's link: nbgitpuller's page, its work, and JupyterLab."""
        wish = {"repo": repository.as_uri(), "branch": "class", "targetpath": "course"}
        opens = {"urlpath": f"lab/tree/course/notebooks/{LESSON}.ipynb"}
        await self._send("GET", f"{self.place}/git-pull?{urlencode(wish | opens)}")
        told = await self._send("GET", f"{self.place}/git-pull/api?{urlencode(wish)}")
        if '"phase": "finished"' not in told:
            raise RuntimeError(f"the course was not fetched: {told[-200:]}")
        await self._send("GET", f"{self.place}/{quote(opens['urlpath'])}")

    async def _work(self, path: str, after_first: Callable[[], None] | None = None) -> None:
        """Open a notebook, run every cell, with answers where it asks for them, and save it."""
        contents = f"{self.place}/api/contents/{quote(path)}"
        notebook = nbformat.from_dict((await self._ask("GET", contents + "?content=1"))["content"])
        session = await self._ask(
            "POST",
            f"{self.place}/api/sessions",
            {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}},
        )
        run = await self._kernel(session["kernel"]["id"])
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.source = self._answered(cell.id, cell.source)
                cell.execution_count, cell.outputs = await run(cell.source)
                if after_first:
                    after_first()
                    after_first = None
        whole = json.loads(nbformat.writes(notebook))
        await self._ask("PUT", contents, {"type": "notebook", "format": "json", "content": whole})
        self.visit.saved[path] = whole

    async def _kernel(self, id: str) -> Callable[[str], Awaitable[tuple[int, list]]]:
        """Connect to a kernel; give a function that runs one cell there."""
        session = uuid.uuid4().hex
        channels = await self._connect(id, session)

        async def run(source: str) -> tuple[int, list]:
            nonlocal channels
            asked = uuid.uuid4().hex
            header = {"msg_id": asked, "msg_type": "execute_request", "session": session,
                      "username": self.visit.name, "version": "5.3"}  # fmt: skip
            content = {"code": source, "silent": False, "store_history": True,
                       "user_expressions": {}, "allow_stdin": False}  # fmt: skip
            await channels.write_message(
                json.dumps({"channel": "shell", "header": header, "parent_header": {},
                            "metadata": {}, "content": content, "buffers": []})
            )  # fmt: skip
            count, outputs, is_idle = None, [], False
            while not (is_idle and count):
                told = await asyncio.wait_for(channels.read_message(), SECONDS_FOR_A_STEP)
                if told is None:  # as JupyterLab does; the server keeps the messages until then
                    self.visit.broken.append(f"{channels.close_code} {channels.close_reason}")
                    if len(self.visit.broken) > MOST_BROKEN:
                        raise RuntimeError(f"the connection broke: {self.visit.broken}")
                    channels = await self._connect(id, session)
                    continue
                if isinstance(told, bytes):  # pictures for widgets; no answer to a cell
                    continue
                message = json.loads(told)
                if message["parent_header"].get("msg_id") != asked:
                    continue
                kind = message["msg_type"]
                if kind == "status":
                    is_idle = is_idle or message["content"]["execution_state"] == "idle"
                elif kind == "execute_reply":
                    count = message["content"]["execution_count"]
                elif kind in ("stream", "display_data", "execute_result", "error"):
                    outputs.append(nbformat.v4.output_from_msg(message))
            return count, outputs

        return run

    async def _connect(self, id: str, session: str) -> WebSocketClientConnection:
        """Open the channels of a kernel; under the same session, they go on where they broke."""
        address = self.hub.address.replace("http", "ws", 1)
        return await websocket_connect(
            HTTPRequest(
                f"{address}{self.place}/api/kernels/{id}/channels?session_id={session}",
                headers=self._headers(),
                connect_timeout=SECONDS_FOR_A_STEP,
                request_timeout=SECONDS_FOR_A_STEP,
            ),
            max_message_size=100_000_000,
        )

    def _answered(self, id: str, source: str) -> str:
        own = f'check("{OWN}", answer)'
        return SOLVED.get(id, source).replace(own, f"answer = {self.visit.own_answer}\n{own}")

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"token {self.token}"}

    async def _ask(self, method: str, path: str, body: object = None) -> dict:
        told = await self._send(method, path, body)
        return json.loads(told) if told else {}

    async def _send(self, method: str, path: str, body: object = None) -> str:
        response = await AsyncHTTPClient().fetch(
            HTTPRequest(
                self.hub.address + path,
                method=method,
                body=None if method == "GET" else json.dumps(body) if body else "",
                headers=self._headers() | {"Content-Type": "application/json"},
                connect_timeout=SECONDS_FOR_A_STEP,
                request_timeout=SECONDS_FOR_A_STEP,
            ),
            raise_error=False,
        )
        if response.error:
            said = response.body.decode("utf-8", "replace")[:200] if response.body else ""
            raise RuntimeError(f"{method} {path} gave {response.code}: {response.reason} {said}")
        return response.body.decode("utf-8")


def _lost(hub: Hub, visit: Visit) -> str:
    """Look on the disk for what the learner did; say what is not there, or not right."""
    course = hub.homes / visit.name / "course"
    for path, whole in visit.saved.items():
        kept = json.loads((hub.homes / visit.name / path).read_text(encoding="utf-8"))
        cells = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
        if [cell["outputs"] for cell in cells] != [
            cell["outputs"] for cell in whole["cells"] if cell["cell_type"] == "code"
        ]:
            return f"{path} was saved otherwise than it was"
        if bad := [cell["id"] for cell in cells if not cell["execution_count"] or _failed(cell)]:
            return f"{path} has cells without a result: {', '.join(bad)}"
    answers, unreadable = parse((course / "my_progress.json").read_bytes())
    if unreadable or answers[OWN].answer != visit.own_answer:
        return f"my_progress.json lacks {visit.own_answer}, this learner's answer to {OWN}"
    if wrong := [id for id in IDS if (answers[id].state is State.CORRECT) == (id == OWN)]:
        return f"my_progress.json has other results than this learner got: {', '.join(wrong)}"
    return ""


def _failed(cell: dict) -> bool:
    return any(output["output_type"] == "error" for output in cell["outputs"])
