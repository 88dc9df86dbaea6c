"""What the machine can do: processors to use, and instructions that make one number format the faster one."""

from __future__ import annotations

import hashlib
import os
import platform
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_MOST_THREADS = 16  # beyond this, one short text no longer gains from more threads


def usable_cpus() -> int:
    """Processors that this process may use, at least 1: its affinity, and the share a container grants it."""
    try:
        allowed = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        allowed = os.cpu_count() or 1
    quota = _container_cpus()
    return max(1, min(allowed, quota if quota is not None else allowed, _MOST_THREADS))


def _container_cpus(path: Path = Path("/sys/fs/cgroup/cpu.max")) -> int | None:
    """Processors that the control group grants, rounded up; None without a limit."""
    try:
        quota, period = path.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return None
    return None if quota == "max" else max(1, -(-int(quota) // int(period)))


@cache
def _cpu_words(*names: str) -> frozenset[str]:
    """The words of the first line of one of these names that Linux reports of a processor; empty elsewhere."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    lines = (line.partition(":") for line in text.splitlines())
    return frozenset(next((value.split() for name, _, value in lines if name.strip() in names), []))


def _cpu_flags() -> frozenset[str]:
    """Instruction set names that Linux reports; empty elsewhere."""
    return _cpu_words("flags", "Features")


def machine_id() -> str:
    """Digest of what the speed of an encoder hangs on: kind and number of processors, versions of the runtimes."""
    versions = []
    for name in ("onnxruntime", "torch"):
        with suppress(PackageNotFoundError):
            versions.append(f"{name} {version(name)}")
    kind = (platform.machine(), sorted(_cpu_words("model name")), sorted(_cpu_flags()), usable_cpus(), versions)
    return hashlib.sha256(repr(kind).encode()).hexdigest()[:16]


def has_fast_bf16() -> bool:
    """Whether matrix products in bfloat16 run in hardware (AMX or AVX512-BF16): then they are the faster ones."""
    return bool(_cpu_flags() & {"amx_bf16", "avx512_bf16"})


def has_fast_int8() -> bool:
    """Whether products of 8-bit integers are summed in hardware without overflow (VNNI, AMX, or any 64-bit ARM).

    Older processors saturate on the way, which costs accuracy, and gain little.
    """
    if platform.machine().lower() in ("arm64", "aarch64"):
        return True
    return bool(_cpu_flags() & {"avx512_vnni", "avx_vnni", "amx_int8"})


def may_have_gpu() -> bool:
    """Whether a driver of NVIDIA is loaded; torch, which takes seconds to import, knows whether it can be used."""
    return Path("/proc/driver/nvidia/version").exists() or Path("/dev/nvidiactl").exists()


def runs_c_engine() -> bool:
    """Whether the packaged engine's instructions (AVX2 and FMA on x86) are there; unknown counts as yes."""
    if platform.machine().lower() not in ("x86_64", "amd64") or not _cpu_flags():
        return True
    return {"avx2", "fma"} <= _cpu_flags()
