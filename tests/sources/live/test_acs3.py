"""The signature against the example that the provider prints."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from sources.live.acs3 import Signed, canonical, signed_headers


def test_the_published_example() -> None:
    request = Signed(
        host="ecs.cn-shanghai.aliyuncs.com",
        path="/",
        action="RunInstances",
        version="2014-05-26",
        at=datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        nonce="3156853299f313e23d1673dc12e1703d",
        query={
            "RegionId": "cn-shanghai",
            "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
        },
    )
    assert signed_headers(request, "YourAccessKeyId", "YourAccessKeySecret")["authorization"] == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
        "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


def test_parameters_are_encoded_as_rfc_3986_has_it() -> None:
    assert canonical({"b": "测 试*~", "a": "1+1=2"}) == "a=1%2B1%3D2&b=%E6%B5%8B%20%E8%AF%95%2A~"


@given(st.dictionaries(st.text(), st.text(alphabet=st.characters(exclude_categories=["Cs"]))))
def test_any_parameters_give_ascii_without_blanks(parameters: dict[str, str]) -> None:
    safe = {k.encode("utf-8", "replace").decode(): v for k, v in parameters.items()}
    text = canonical(safe)
    assert text.isascii()
    assert " " not in text
