"""Which packages of the lock a computer needs, and how pip finds their wheels for it."""

import platform
import re
import sys
from dataclasses import dataclass

from packaging.markers import Marker

# System -> what markers ask about it, and the platform tags of wheels it can use.
_SYSTEMS = {
    "linux": (
        {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux",
         "platform_machine": "x86_64"},
        ["manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_26_x86_64",
         "manylinux_2_24_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64",
         "manylinux_2_12_x86_64", "manylinux2010_x86_64", "manylinux_2_5_x86_64",
         "manylinux1_x86_64"],
    ),
    "windows": (
        {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows",
         "platform_machine": "AMD64"},
        ["win_amd64"],
    ),
    "mac": (
        {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin",
         "platform_machine": "arm64"},
        ["macosx_14_0_arm64"],
    ),
    "intel-mac": (
        {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin",
         "platform_machine": "x86_64"},
        ["macosx_14_0_x86_64"],
    ),
}  # fmt: skip
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

_PIN = re.compile(
    r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\\n]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=\S+)+)",
    re.M,
)


@dataclass(frozen=True)
class Computer:
    """A kind of computer, such as `windows-3.12`: a system and the version of its Python."""

    system: str
    python: str

    @classmethod
    def named(cls, name: str) -> "Computer":
        """Read a name such as `windows-3.12`."""
        system, _, python = name.rpartition("-")
        if system not in _SYSTEMS or python not in PYTHONS:
            raise ValueError(
                f"There is no computer {name!r}. Write a system ({', '.join(_SYSTEMS)}), a hyphen "
                f"and a Python ({', '.join(PYTHONS)}), such as windows-3.12."
            )
        return cls(system, python)

    @classmethod
    def of_this_kind(cls) -> "Computer":
        """Name the computer that runs this."""
        intel_mac = sys.platform == "darwin" and platform.machine() == "x86_64"
        systems = {"win32": "windows", "darwin": "intel-mac" if intel_mac else "mac"}
        return cls(systems.get(sys.platform, "linux"), "{}.{}".format(*sys.version_info))

    def __str__(self) -> str:
        return f"{self.system}-{self.python}"

    def wheel_options(self, release: str) -> list[str]:
        """Say to pip which wheels fit this computer with this release of its Python."""
        _, tags = _SYSTEMS[self.system]
        options = [f"--python-version={release}", "--implementation=cp"]
        return options + [f"--platform={tag}" for tag in tags]

    def pins(self, lock: str) -> dict[str, list[str]]:
        """Give the pins of a lock that hold for this computer, each with its hashes.

        The pins stand under the release of Python that they are for: the last one, and the first
        one too where the lock tells early releases from late ones.
        """
        known, _ = _SYSTEMS[self.system]
        asked = {
            **known,
            "python_version": self.python,
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
        }
        found: dict[str, list[str]] = {}
        for release in (f"{self.python}.99", f"{self.python}.0"):
            asked["python_full_version"] = release
            pins = [
                f"{pin['name']}=={pin['version']}{pin['hashes']}"
                for pin in _PIN.finditer(lock)
                if pin["marker"] is None or Marker(pin["marker"]).evaluate(asked)
            ]
            if pins not in found.values():
                found[release] = pins
        return found
