#!/usr/bin/env python3
"""The front door of the course: makes its environment, and opens or tests the lessons in it.

Everything it installs goes into the folder .venv beside this file, from the locked list in
requirements.txt. It needs Python and its standard library, nothing else; what it starts lives in
the other rooms. It is written without f-strings and annotations, so that a Python too old for the
course can still read it as far as the sentence that says so.
"""

from __future__ import print_function

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Stop: the course needs Python 3.11 or newer, and this is Python {}.{}. Install a newer "
        "one from python.org, then name it in the command, as in: python3.12 course.py lab".format(
            *sys.version_info
        )
    )

import argparse
import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VERSION = "Python {}.{}".format(*sys.version_info)
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
WHEELS = ROOT / "wheels"  # packages that came along with the course, see the command stick
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "course-stamp.json"
FIRST_NOTEBOOK = "notebooks/00_start.ipynb"

LEARNER = [ROOT / "requirements.txt"]
# Each pins what the one before pins, and adds tools.
PUBLISHER = LEARNER + [ROOT / "requirements-site.txt"]
BROWSER = PUBLISHER + [ROOT / "requirements-lite.txt"]
TESTER = BROWSER + [ROOT / "requirements-test.txt"]
GRADER = LEARNER + [ROOT / "requirements-grading.txt"]
CLASSROOM = LEARNER + [ROOT / "requirements-classroom.txt"]

# A caller's variables that would send the install, or the imports, elsewhere.
REDIRECTING = re.compile(
    "PYTHON(HOME|PATH)|__PYVENV_LAUNCHER__|PIP_(USER|TARGET|PREFIX)|UV_(SYSTEM_PYTHON|TARGET|PREFIX)"
)
DISK_BYTES = 1.5e9  # 0.7 GB stay; the rest is room for the downloads
AGAIN = "Then run the same command again."
CAUSES = [  # what an installer says when it fails -> what a person can do
    (
        "No space left|ENOSPC|not enough space|Disk quota",
        "the disk is full. Free about 1.5 GB. " + AGAIN,
    ),
    (
        "Read-only file system|Permission denied|Access is denied|PermissionError",
        "this folder cannot be written: {}. Close any JupyterLab that was started from it, or copy "
        "the course to a folder of your own. {}".format(ROOT, AGAIN),
    ),
    (
        "ensurepip|No module named '?venv|No installer",
        "this Python cannot make environments. On Debian or Ubuntu, run: sudo apt install "
        "python3-venv. " + AGAIN,
    ),
    (
        "Long Path",
        "the name of this folder is too long for Windows. Move the course to a short one, such as "
        "C:\\course. " + AGAIN,
    ),
    (
        "(?i)do not match the hashes|hash mismatch",
        "a package that arrived is not the one the course was tested with, so it was refused. "
        "A damaged download is the usual cause: run the same command again.",
    ),
    (
        "(?i)certificate",
        "the network shows a certificate that Python does not trust. A company network often needs "
        "the variable PIP_CERT set: ask your computer support. " + AGAIN,
    ),
    (
        "(?i)name resolution|getaddrinfo|name or service|nodename nor|new connection|dns error|"
        "unreachable|connection (refused|reset|aborted)|timed? ?out|sending request|proxy",
        "the packages cannot be reached over the network. Check the connection. " + AGAIN,
    ),
    (
        "(?i)no matching distribution|no solution found|no usable wheel|no wheel",
        "some packages have no ready-made version for {} on this kind of computer. "
        "Use Python 3.11 to 3.14, or conda with environment.yml.".format(VERSION),
    ),
]


class Stop(Exception):
    """Ends the command with one sentence that says what to do."""


# The environment that the course runs in


def environment():
    """Give the variables of this process, as they would be with .venv activated."""
    kept = {name: value for name, value in os.environ.items() if not REDIRECTING.fullmatch(name)}
    path = os.pathsep.join([str(PYTHON.parent), kept.get("PATH", os.defpath)])
    return dict(kept, PATH=path, VIRTUAL_ENV=str(VENV))


def identity():
    """Say what an environment depends on besides its packages: the Python, and where it stands."""
    return "{} in {}".format(VERSION, ROOT)


def fingerprint(locks):
    """Give one short text that changes when any of these locks does."""
    return hashlib.sha256(b"".join(lock.read_bytes() for lock in locks)).hexdigest()


def read_stamp():
    """Give what the last complete install noted, or an empty note."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return {"made_by": stamp["made_by"], "holds": list(stamp["holds"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"made_by": None, "holds": []}


def works():
    """Tell whether the environment's Python starts, and finds JupyterLab and the course."""
    find = "from importlib.util import find_spec as f; exit(not (f('jupyterlab') and f('uxcx')))"
    return runs([str(PYTHON), "-I", "-c", find])


def runs(command):
    """Tell whether a quick command can be started and succeeds."""
    try:
        quiet = subprocess.DEVNULL
        return not subprocess.call(command, stdout=quiet, stderr=quiet, env=environment())
    except OSError:
        return False


def ready(locks):
    """Tell whether everything in these locks is installed, by this Python, in this place."""
    stamp = read_stamp()
    return stamp["made_by"] == identity() and fingerprint(locks) in stamp["holds"] and works()


def prepare(locks):
    """Bring the environment to what these locks say; a matter of milliseconds when it is there."""
    if ready(locks):
        return
    with only_one_install():
        if ready(locks):  # another course.py did it while this one waited
            return
        begun = time.monotonic()
        usable = read_stamp()["made_by"] == identity() and works()
        if not usable:
            if shutil.disk_usage(str(ROOT)).free < DISK_BYTES:
                raise Stop(explain("No space left"))
            print("The course installs itself into .venv: about 150 MB to fetch, 0.7 GB on disk,")
            print("usually under a minute, two or three on a slow network. Later starts skip this.")
        with contextlib.suppress(FileNotFoundError):
            STAMP.unlink()  # from here to the end, an interruption means: make it anew
        if not usable:
            make_venv()
        install(locks[-1])
        settle()
        if not works():
            raise Stop("the install looks complete but does not start. Delete .venv. " + AGAIN)
        holds = sorted(fingerprint(locks[:end]) for end in range(1, len(locks) + 1))
        STAMP.write_text(json.dumps({"made_by": identity(), "holds": holds}), encoding="utf-8")
        print("Ready after {:.0f} s.".format(time.monotonic() - begun))


@contextlib.contextmanager
def only_one_install():
    """Let one course.py at a time change .venv.

    The operating system holds the lock and frees it with its last holder, so a crash leaves
    nothing behind. Installers inherit it: one that outlives this process still keeps others out.
    """
    with open(str(ROOT / ".venv.lock"), "a") as handle:
        if not locked(handle):
            print("Another course.py is installing in this folder. Waiting until it is done.")
            while not locked(handle):
                time.sleep(0.3)
        os.set_inheritable(handle.fileno(), True)
        yield


def locked(handle):
    """Try to lock an open file; tell whether this process now holds it."""
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # some network folders have no locks: better unguarded than unusable
        pass
    return True


# Installing


def make_venv():
    """Make an empty environment, in place of whatever is there."""
    make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    failure = run("Making the environment", make)
    if failure and "ensurepip" in failure:  # Debian without python3-venv
        failure = run("Making it without pip", make + ["--without-pip"])
    if failure:
        raise Stop(explain(failure))


def install(lock):
    """Install one lock: by uv, which takes seconds, or by pip, which takes a minute or two."""
    along = WHEELS.is_dir() and lock == LEARNER[-1]
    source = ["--no-index", "--find-links", str(WHEELS)] if along else []
    wanted = source + ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    failure = "No installer"
    pip = find_pip()
    if not find_uv() and pip:
        run("Fetching the installer uv", pip + ["install", "--retries", "1"] + source + uv_pin())
    uv = find_uv()
    if uv:
        # Away from pyproject.toml: uv would read its constraints, and they carry no hashes.
        command = [uv, "--directory", tempfile.gettempdir(), "pip", "install", "--compile-bytecode"]
        command += ["--python", str(PYTHON)]
        failure = run("Installing the packages", command + wanted)
        if not failure:
            return
    if pip:
        failure = run("Installing the packages with pip", pip + ["install"] + wanted)
    if failure and along:
        raise Stop(
            "the folder wheels does not fit this computer, which has {}; the file READ ME FIRST "
            "says what it was made for. With a network, delete the folder wheels. {}".format(
                VERSION, AGAIN
            )
        )
    if failure:
        raise Stop(explain(failure))


def find_uv():
    """Give the path of uv, from .venv or from this machine; None when there is none."""
    return shutil.which("uv", path=environment()["PATH"])


def find_pip():
    """Give the command of a pip that can install into .venv, or None."""
    of_venv = [str(PYTHON), "-m", "pip"]
    of_machine = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return next((pip for pip in (of_venv, of_machine) if runs(pip + ["--version"])), None)


def uv_pin():
    """Give what pip needs to install uv alone, as the lock of the test tools pins it."""
    pin = re.search(r"^uv==.*(\n +--hash.*)+", TESTER[-1].read_text(encoding="utf-8"), re.M).group()
    (VENV / "uv.txt").write_text(pin, encoding="utf-8")
    return ["--require-hashes", "--only-binary", ":all:", "-r", str(VENV / "uv.txt")]


def settle():
    """Make the course itself importable, and spare the learner JupyterLab's news and updates."""
    home = {"base": str(VENV), "platbase": str(VENV)}
    packages = sysconfig.get_path("purelib", "venv", home)
    # A relative path stays true in a folder of any name, whatever the encoding.
    Path(packages, "course.pth").write_text(os.path.relpath(str(ROOT), packages), encoding="utf-8")
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    quiet = {"fetchNews": "false", "checkForUpdates": False}  # the lock decides on updates
    (settings / "overrides.json").write_text(
        json.dumps({"@jupyterlab/apputils-extension:notification": quiet}), encoding="utf-8"
    )
    # Before a first cell has run, only the kernel itself can say an error in plain words.
    kernels = VENV / "etc" / "ipython"
    kernels.mkdir(parents=True, exist_ok=True)
    (kernels / "ipython_kernel_config.py").write_text(
        'c.InteractiveShellApp.extensions = ["uxcx"]\n', encoding="utf-8"
    )


def run(step, command):
    """Run one step, with a dot every two seconds; give its output if it failed, None if not."""
    print(step, end=" ", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            command,
            cwd=str(ROOT),
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            close_fds=False,  # the child shares the lock of only_one_install
        )
        try:
            while child.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(timeout=2)
                print(".", end="", flush=True)
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
            print(" {:.0f} s".format(time.monotonic() - begun))
        output.seek(0)
        return output.read().decode("utf-8", "replace") if child.returncode else None


def explain(failure):
    """Turn what an installer said into one sentence that says what to do."""
    for pattern, sentence in CAUSES:
        if re.search(pattern, failure):
            return sentence
    print("\n".join(failure.splitlines()[-12:]), file=sys.stderr)
    return "the install failed, and the lines above say why. Delete .venv. " + AGAIN


# The commands


def lab(arguments):
    """Open the lessons in JupyterLab. The first time, this installs them."""
    parser = argparse.ArgumentParser(prog="course.py lab", description="Open the lessons.")
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    parser.add_argument("--port", type=int, help="where JupyterLab answers (8888 or the next free)")
    parser.add_argument("--prepare", action="store_true", help="install only")
    options = parser.parse_args(arguments)
    if not (ROOT / FIRST_NOTEBOOK).exists():
        raise Stop("{} is missing. Fetch the course again, whole.".format(FIRST_NOTEBOOK))
    if options.port is not None:
        check_port(options.port)
    prepare(LEARNER)
    if options.prepare:
        print("The course is installed. To open it: {} lab".format(invocation()))
        return 0
    jupyter = ["-m", "jupyterlab", "--ServerApp.root_dir=" + str(ROOT)]  # exercises stay in reach
    jupyter.append(
        "--LabApp.default_url=/lab/tree/" + FIRST_NOTEBOOK
    )  # also in the printed address
    if options.no_browser:
        jupyter.append("--no-browser")
    if options.port is not None:
        jupyter += ["--port={}".format(options.port), "--ServerApp.port_retries=0"]
    if not WINDOWS and os.geteuid() == 0:
        jupyter.append("--allow-root")  # in a container there is often nobody else
    print("Opening JupyterLab. To end it, come back here and press Ctrl-C twice.")
    return hand_over(jupyter)


def test(arguments):
    """Check that everything works on this computer."""
    quick = ["-m", "not browser and not install"] if "--quick" in arguments else []
    prepare(TESTER)
    return hand_over(["-m", "pytest"] + quick + [word for word in arguments if word != "--quick"])


def build(arguments):
    """For authors: derive the exercises, run and normalise the notebooks."""
    prepare(TESTER)
    return hand_over(["-m", "tools.build"] + arguments)


def site(arguments):
    """Write the whole course as web pages into the folder site, for reading."""
    prepare(PUBLISHER)
    return hand_over(["-m", "tools.site"] + arguments)


def slides(arguments):
    """For teachers: write the slides of all lessons into the folder slides."""
    prepare(PUBLISHER)
    return hand_over(["-m", "tools.slides"] + arguments)


def lite(arguments):
    """Write the course as files that run in the learner's browser, into lite-site."""
    prepare(BROWSER)
    return hand_over(["-m", "tools.lite"] + arguments)


def grading(arguments):
    """For teachers: write the folder in which nbgrader marks a class."""
    prepare(GRADER)
    if arguments and not arguments[0].startswith("-"):
        arguments = [os.path.abspath(arguments[0])] + arguments[1:]  # hand_over goes elsewhere
    return hand_over(["-m", "tools.grading"] + arguments)


def bench(arguments):
    """For authors: measure speed, memory and sizes, in one table."""
    prepare(TESTER)
    if "classroom" in arguments:
        prepare(CLASSROOM)
    return hand_over(["-m", "benchmarks"] + arguments)


def stick(arguments):
    """Pack the course with its packages into one zip, for computers without a network."""
    prepare(TESTER)
    return hand_over(["-m", "tools.stick"] + arguments)


def lock(arguments):
    """For authors: write the locks anew from pyproject.toml."""
    prepare(TESTER)
    compile_ = ["pip", "compile", "pyproject.toml", "--universal", "--python-version=3.11"]
    compile_ += ["--generate-hashes", "--no-emit-index-url", "--quiet"]
    compile_ += ["--custom-compile-command=python3 course.py lock"]
    before = []  # what is in two locks has one version: they may meet in one .venv
    for locks, extras in (
        (LEARNER, []),
        (PUBLISHER, ["site"]),
        (BROWSER, ["site", "lite"]),
        (TESTER, ["site", "lite", "test"]),
        (GRADER, ["grading"]),
        (CLASSROOM, ["classroom"]),
    ):
        name = locks[-1].name
        words = ["--extra=" + extra for extra in extras]
        words += ["--constraint=" + other for other in before]
        before.append(name)
        words.append("--output-file=" + name)
        failure = run(name, [find_uv()] + compile_ + words + arguments)
        if failure:
            raise Stop(explain(failure))
    return 0


COMMANDS = {
    command.__name__: command
    for command in (lab, test, build, site, lite, slides, grading, bench, stick, lock)
}


def check_port(port):
    """Raise Stop unless JupyterLab can answer on this port."""
    if not 1024 <= port <= 65535:
        raise Stop("a port is a number from 1024 to 65535. Try --port 8888.")
    if taken(port):
        free = next((other for other in range(port + 1, 65536) if not taken(other)), 8888)
        raise Stop("port {} is in use by another program. Try --port {}.".format(port, free))


def taken(port):
    """Tell whether another program holds this port of this computer."""
    with socket.socket() as probe:
        if not WINDOWS:  # there it would allow two programs on one port; here only a quick restart
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def hand_over(arguments):
    """Let the environment's Python take over, with Ctrl-C and the exit code."""
    command = [str(PYTHON)] + arguments
    sys.stdout.flush()
    if WINDOWS:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for what runs now
        return subprocess.call(command, cwd=str(ROOT), env=environment())
    os.chdir(str(ROOT))
    os.execve(command[0], command, environment())


def invocation():
    """Give the words that start this file on this computer."""
    return "py course.py" if WINDOWS else "python3 course.py"


def main(words):
    """Run the command that the words name; without one, list the commands."""
    if not words or words[0] in ("-h", "--help"):
        print("UX and CX by the Numbers\n")
        for name, command in COMMANDS.items():
            print("  {} {:7} {}".format(invocation(), name, command.__doc__))
        print("\nlab takes --no-browser, --port NUMBER and --prepare (install only);")
        print("test takes --quick (no browser, no installs) and whatever pytest takes.")
        return 0
    try:
        if words[0] not in COMMANDS:
            raise Stop("there is no command {!r}. Try: {}.".format(words[0], ", ".join(COMMANDS)))
        return COMMANDS[words[0]](words[1:])
    except Stop as stop:
        reason = str(stop)
    except OSError as error:
        reason = explain(repr(error))
    except KeyboardInterrupt:
        reason = "you ended it. Nothing is lost: the same command starts again."
    print("Stop: " + reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
