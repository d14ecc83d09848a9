"""Executing notebooks: from their own folder, on the checkout, and never for ever."""

import asyncio
import queue
import time

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools.execute import SafeClient, execute
from tools.notebooks import ROOT


def notebook(*sources):
    return new_notebook(cells=[new_markdown_cell("Text")] + [new_code_cell(s) for s in sources])


def test_code_runs_in_its_folder_with_the_checkout_in_reach(tmp_path):
    given = notebook("import os, uxcx; print(os.getcwd())", "uxcx.__file__", "", "1 / 2")
    executed = execute(given, tmp_path / "lesson.ipynb")
    assert executed.cells[1].outputs[0].text.strip() == str(tmp_path.resolve())
    assert str(ROOT / "uxcx") in executed.cells[2].outputs[0].data["text/plain"]
    assert [cell.get("execution_count") for cell in executed.cells] == [None, 1, 2, None, 3]
    assert all("execution" not in cell.metadata for cell in executed.cells)
    assert given.cells[1].outputs == [], "the notebook given stays as it is"


@pytest.mark.parametrize(
    ("source", "seconds", "says"),
    [
        ("{}['x']", 30, "cell 3: the code raised KeyError: 'x'"),
        (
            "import time; time.sleep(60)",
            1,
            "cell 3: the code was still running after 1 s",
        ),
        ("import os; os._exit(1)", 30, "cell 3: the kernel died"),
    ],
)
def test_what_stops_a_run_is_one_sentence_with_its_cell(tmp_path, source, seconds, says):
    given = notebook("1", source, "2")
    given.cells[2].metadata["tags"] = ["raises-exception"]  # a tag hides nothing here
    given.cells[3].execution_count = 7
    with pytest.raises(ValueError) as caught:
        execute(given, tmp_path / "lesson.ipynb", seconds)
    assert f"/lesson.ipynb, {says}" in str(caught.value)


class DeafChannel:
    """A socket whose first wake-up call is lost: only a new look at it finds the message."""

    def __init__(self):
        self.looks = 0

    async def get_msg(self, timeout=None):
        self.looks += 1
        if self.looks > 1:
            return "reply"
        await asyncio.sleep(60 if timeout is None else timeout)
        raise queue.Empty


class Kernel:
    def __init__(self):
        self.shell_channel = DeafChannel()


@pytest.fixture
def deaf_kernel(monkeypatch):
    async def start(self):
        return Kernel()

    monkeypatch.setattr(NotebookClient, "async_start_new_kernel_client", start)
    return asyncio.run(SafeClient(notebook()).async_start_new_kernel_client())


@pytest.mark.parametrize("timeout", [None, 30])
def test_a_lost_wake_up_costs_half_a_second_and_no_more(deaf_kernel, timeout):
    start = time.monotonic()
    reply = asyncio.run(deaf_kernel.shell_channel.get_msg(timeout=timeout))
    assert reply == "reply"
    assert time.monotonic() - start < 5


def test_no_reply_still_ends_at_the_timeout(deaf_kernel):
    with pytest.raises(queue.Empty):
        asyncio.run(deaf_kernel.shell_channel.get_msg(timeout=0.1))
