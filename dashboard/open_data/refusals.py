"""Why an address gives no file: said in JSON, always with what to do instead."""

from starlette.responses import JSONResponse


class Refused(Exception):
    """An address that gives nothing: its HTTP status, the reason as a sentence, and the next step."""

    def __init__(self, status: int, reason: str, next_step: str):
        super().__init__(reason)
        self.status = status
        self.next_step = next_step

    def answer(self) -> JSONResponse:
        """The refusal as it goes over the wire."""
        return JSONResponse({"error": str(self), "next_step": self.next_step}, status_code=self.status)
