"""A short-lived folder -> a kernel that speaks over files in it, on no network port and outside the home folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.paths import jupyter_path

__all__ = ["Kernel"]


class Kernel(AsyncKernelManager):
    """The kernel manager that papermill is given; on Windows, which has no such sockets, it keeps to ports."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._folder = tempfile.TemporaryDirectory(prefix="kf-", ignore_cleanup_errors=True)
        self.transport = "tcp" if os.name == "nt" else "ipc"
        self.kernel_spec_manager.kernel_dirs = jupyter_path("kernels")  # the default makes a folder in the home folder
        self.connection_file = str(Path(self._folder.name) / "k.json")

    async def _async_pre_start_kernel(self, **options: Any) -> Any:
        environment = os.environ | {"IPYTHONDIR": self._folder.name, "MPLBACKEND": "agg"}
        return await super()._async_pre_start_kernel(**options | {"env": environment})

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart)
        if not restart:
            self._folder.cleanup()

    cleanup_resources = _async_cleanup_resources
