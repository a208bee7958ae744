"""Work cut into tasks that stand alone, done by this process, by others, or by other machines: one protocol."""

from matching.executor.dask_workers import DaskWorkers
from matching.executor.errors import DaskMissing, ExecutorError, NoWorkers, WorkersLost
from matching.executor.local import LocalProcesses
from matching.executor.protocol import Executor

__all__ = ["DaskMissing", "DaskWorkers", "Executor", "ExecutorError", "LocalProcesses", "NoWorkers", "WorkersLost"]
