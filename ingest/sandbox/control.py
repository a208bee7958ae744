"""The levers of the sandbox over HTTP: arm faults, change content, see what is there."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from ingest.errors import UnknownSource
from ingest.sandbox.bad_answers import CONTROL_PATH
from ingest.sandbox.faults import Fault, FaultKind, Faults
from ingest.sandbox.world import World


class FaultOrder(BaseModel):
    """A fault as it is ordered: the fields of `Fault`."""

    model_config = ConfigDict(extra="forbid")

    kind: FaultKind
    path: str = ""
    times: int = Field(default=1, ge=1)
    after: int = Field(default=0, ge=0)
    retry_after_seconds: int | None = Field(default=None, ge=0)
    delay_seconds: float = Field(default=0.0, ge=0, le=60)
    status: int = Field(default=503, ge=200, le=599)


class ChangeOrder(BaseModel):
    """How many payloads of one source to withdraw, to modify and to add, in that order."""

    model_config = ConfigDict(extra="forbid")

    source: str
    withdraw: int = Field(default=0, ge=0)
    modify: int = Field(default=0, ge=0)
    add: int = Field(default=0, ge=0)


def control_routes(world: World, faults: Faults) -> APIRouter:
    """The routes below `/_sandbox`, which are never faulted."""
    router = APIRouter(prefix=CONTROL_PATH)

    @router.get("")
    def state() -> dict[str, object]:
        counts = {source: len(shelf.payloads()) for source, shelf in world.shelves.items()}
        return {"as_of": world.as_of, "counts": counts, "faults": faults.armed()}

    @router.post("/faults", status_code=204)
    def arm(orders: list[FaultOrder]) -> None:
        faults.arm(*(Fault(**order.model_dump()) for order in orders))

    @router.delete("/faults", status_code=204)
    def clear() -> None:
        faults.clear()

    @router.post("/change")
    def change(order: ChangeOrder, response: Response) -> dict[str, object]:
        try:
            return {
                "withdrawn": world.withdraw(order.source, order.withdraw),
                "modified": world.modify(order.source, order.modify),
                "added": world.add(order.source, order.add),
            }
        except UnknownSource as error:
            response.status_code = 404
            return {"message": str(error)}

    return router
