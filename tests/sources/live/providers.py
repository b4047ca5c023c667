"""Providers' servers as the tests run them: each checks a question as the real one would.

Known answers are looked up by what was asked; `troubles` are given first, one a question.
"""

import base64
import hashlib
import hmac
import json
from collections import deque
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlsplit

from tests.sources.loopback import Asked, Loopback, Reply, reply_json

KEY_ID, KEY = "key-id-0001", "secret-key-0001"


class Provider(Loopback):
    """A server with troubles in front of its answers."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self.troubles: deque[Reply] = deque()
        self._honest = answer
        super().__init__(self._respond)

    def _respond(self, asked: Asked) -> Reply:
        return self.troubles.popleft() if self.troubles else self._honest(asked)

    def bodies(self) -> str:
        """All that was asked, for looking what left the house."""
        return "\n".join(asked.body.decode("utf-8", "replace") for asked in self.asked)

    def targets(self) -> str:
        """All URLs that were asked."""
        return "\n".join(asked.target for asked in self.asked)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Dytns(Provider):
    """Answers by (operation, hashed number): a code, or the Data of an OK."""

    def __init__(self, known: Mapping[tuple[str, str], str | Mapping[str, object]]) -> None:
        self.known = {(action, sha256(number)): said for (action, number), said in known.items()}
        super().__init__(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        if not _signed(asked):
            return reply_json({"Code": "SignatureDoesNotMatch", "Message": "..."}, 400)
        key = asked.headers["x-acs-action"], asked.fields["InputNumber"]
        said = self.known.get(key, "InvalidPhoneNumber.Check")
        if isinstance(said, str):
            return reply_json({"Code": said, "Message": "...", "RequestId": "r"})
        return reply_json({"Code": "OK", "Message": "OK", "RequestId": "r", "Data": dict(said)})


def _signed(asked: Asked) -> bool:
    """Whether the request bears the signature that its own headers and body give."""
    names = asked.headers["authorization"].split("SignedHeaders=")[1].split(",")[0]
    lines = "".join(f"{name}:{asked.headers[name]}\n" for name in names.split(";"))
    digest = hashlib.sha256(asked.body).hexdigest()
    text = "\n".join((asked.method, asked.path, "", lines, names, digest))
    to_sign = f"ACS3-HMAC-SHA256\n{hashlib.sha256(text.encode()).hexdigest()}"
    right = hmac.new(KEY.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    return digest == asked.headers["x-acs-content-sha256"] and asked.headers[
        "authorization"
    ].endswith(right)


class Antchain(Provider):
    """Lost-contact repair: people by hashed id number, how many lines each carrier has of them.

    begun: processes that arrived. ready: whether queries have their count already.
    """

    def __init__(self, lines: Mapping[tuple[str, str], int]) -> None:
        self.lines = {(carrier, sha256(id_no)): n for (carrier, id_no), n in lines.items()}
        self.begun: dict[str, tuple[str, str]] = {}
        self.bound: list[tuple[str, str]] = []
        self.ready = True
        super().__init__(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        query = dict(parse_qsl(urlsplit(asked.target).query))
        form = dict(parse_qsl(asked.body.decode()))
        if query.pop("sign") != _antchain_signature({**query, **form}):
            return _response("INVALID_SIGNATURE")
        step = query["method"].rpartition(".")[2]
        return {"init": self._init, "query": self._query, "bind": self._bind}[step](form)

    def _init(self, form: Mapping[str, str]) -> Reply:
        self.begun[form["process_id"]] = form["carrier"], form["cert_no"]
        return _response("OK", process_id=form["process_id"])

    def _query(self, form: Mapping[str, str]) -> Reply:
        if form["process_id"] not in self.begun:
            return _response("PROCESS_NOT_EXIST")
        if not self.ready:
            return _response("OK")
        return _response("OK", count=str(self.lines.get(self.begun[form["process_id"]], 0)))

    def _bind(self, form: Mapping[str, str]) -> Reply:
        self.bound.append((form["process_id"], form["mobile_num"]))
        number = f"1910001{len(self.bound):04d}"
        return _response("OK", mobile_x=number)


def _antchain_signature(parameters: Mapping[str, str]) -> str:
    text = "&".join(
        f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(parameters.items())
    )
    made = hmac.new(KEY.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(made).decode()


def _response(code: str, **fields: str) -> Reply:
    said = {"req_msg_id": "m", "result_code": code, "result_msg": "...", **fields}
    return reply_json({"response": said, "sign": "..."})


class Amap(Provider):
    """Answers by address; empty scalars are empty lists, as the real one sends them."""

    def __init__(self, known: Mapping[str, Mapping[str, object]]) -> None:
        self.known = known
        super().__init__(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        if asked.fields.get("key") != KEY:
            return reply_json({"status": "0", "info": "INVALID_USER_KEY", "infocode": "10001"})
        found = self.known.get(asked.fields["address"])
        empty: dict[str, object] = {
            "formatted_address": [], "citycode": [], "township": [], "street": [], "number": [],
            "neighborhood": {"name": [], "type": []}, "building": {"name": [], "type": []},
        }  # fmt: skip
        geocodes = [{**empty, **found}] if found else []
        return reply_json(
            {
                "status": "1", "info": "OK", "infocode": "10000", "count": str(len(geocodes)),
                "geocodes": geocodes,
            }
        )  # fmt: skip


class Qichacha(Provider):
    """Answers by company name."""

    def __init__(self, known: Mapping[str, Mapping[str, object]]) -> None:
        self.known = known
        super().__init__(self._answer)

    def _answer(self, asked: Asked) -> Reply:
        text = f"{asked.fields['key']}{asked.headers['timespan']}{KEY}"
        token = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().upper()
        if asked.headers["token"] != token:
            return reply_json({"Status": "102", "Message": "..."})
        found = self.known.get(asked.fields["keyword"])
        if found is None:
            return reply_json({"Status": "201", "Message": "..."})
        return reply_json({"Status": "200", "Message": "...", "Result": dict(found)})


def half(body: str) -> Reply:
    """An answer that breaks off in the middle."""
    raw = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + 50}\r\n\r\n{body}".encode()
    return Reply(raw=lambda connection: connection.sendall(raw))


def web_page() -> Reply:
    """A login page where an answer should be."""
    return Reply(200, b"<!DOCTYPE html><html>login</html>", {"Content-Type": "text/html"})


def text_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
