"""The one talk, written as every transcript format that calls arrive in as JSON."""

import json
from collections.abc import Callable

from tests.sources.calls.one_talk import TALK, Said


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def plain() -> str:
    return dumped(
        [
            {"speaker": s.role, "start": s.start / 1000, "end": s.end / 1000, "text": s.text}
            for s in TALK
        ]
    )


def verbose_json() -> str:
    """OpenAI's verbose_json: no speakers; here the transcriber wrote them into the words."""
    return dumped(
        {
            "task": "transcribe",
            "language": "chinese",
            "duration": 45.0,
            "text": "".join(s.text for s in TALK),
            "segments": [
                {
                    "id": place, "seek": 0, "start": s.start / 1000, "end": s.end / 1000,
                    "text": f"{'客服' if s.role == 'agent' else '客户'}: {s.text}",
                    "tokens": [1, 2], "temperature": 0.0, "avg_logprob": -0.2,
                    "compression_ratio": 1.1, "no_speech_prob": 0.01,
                }
                for place, s in enumerate(TALK)
            ],
            "usage": {"type": "duration", "seconds": 45},
        }
    )  # fmt: skip


def verbose_json_words() -> str:
    tree = json.loads(verbose_json())
    tree["words"] = [
        {"word": w, "start": a / 1000, "end": b / 1000} for s in TALK for w, a, b in s.words
    ]
    return dumped(tree)


def diarized_json() -> str:
    return dumped(
        {
            "duration": 45.0,
            "text": "".join(s.text for s in TALK),
            "segments": [
                {
                    "type": "transcript.text.segment", "id": f"seg_{s.channel}",
                    "start": s.start / 1000, "end": s.end / 1000,
                    "speaker": "AB"[s.channel], "text": s.text,
                }
                for s in reversed(TALK)
            ],
        }
    )  # fmt: skip


def whisper_cli() -> str:
    """The command's JSON with word times, each word with its leading blank."""
    return dumped(
        {
            "text": "".join(s.text for s in TALK),
            "segments": [
                {
                    "id": s.channel, "seek": 0, "start": s.start / 1000, "end": s.end / 1000,
                    "text": f" {'客服' if s.role == 'agent' else '客户'}:{s.text}",
                    "tokens": [], "temperature": 0.0,
                    "words": [
                        {"word": f" {w}", "start": a / 1000, "end": b / 1000, "probability": 0.9}
                        for w, a, b in s.words
                    ],
                }
                for s in TALK
            ],
            "language": "zh",
        }
    )  # fmt: skip


def tencent() -> str:
    details = [
        {
            "FinalSentence": s.text, "SliceSentence": " ".join(s.text), "WrittenText": None,
            "StartMs": s.start, "EndMs": s.end, "WordsNum": len(s.words),
            "Words": [
                {"Word": w, "OffsetStartMs": a - s.start, "OffsetEndMs": b - s.start}
                for w, a, b in s.words
            ],
            "SpeechSpeed": 5.1, "SpeakerId": s.channel, "EmotionalEnergy": 5, "SilenceTime": 0,
            "EmotionType": [], "SpeakerRoleName": "",
        }
        for s in TALK
    ]  # fmt: skip
    data = {
        "TaskId": 9001, "Status": 2, "StatusStr": "success",
        "Result": "[0:1.000,0:6.200,0]  ...", "ErrorMsg": "", "ResultDetail": details,
        "AudioDuration": 45.0,
    }  # fmt: skip
    return dumped({"Response": {"RequestId": "r-1", "Data": data}})


def aliyun(*, camel: bool = False) -> str:
    def name(title: str) -> str:
        return title[0].lower() + title[1:] if camel else title

    sentences = [
        {
            "BeginTime": s.start, "EndTime": s.end, "Text": s.text, "ChannelId": s.channel,
            "SilenceDuration": 0, "SpeechRate": 200, "EmotionValue": 5.0,
        }
        for s in TALK
    ]  # fmt: skip
    words = [
        {"Word": w, "BeginTime": a, "EndTime": b, "ChannelId": s.channel}
        for s in TALK
        for w, a, b in s.words
    ]
    whole = {
        "TaskId": "t-1", "StatusCode": 21050000, "StatusText": "SUCCESS", "BizDuration": 45000,
        "Result": {
            name("Sentences"): [{name(k): v for k, v in row.items()} for row in sentences],
            name("Words"): [{name(k): v for k, v in row.items()} for row in words],
        },
    }  # fmt: skip
    return dumped({name(k): v for k, v in whole.items()})


def dashscope() -> str:
    return dumped(
        {
            "file_url": "https://oss.example/call.wav",
            "properties": {"audio_format": "pcm_s16le", "channels": [0, 1]},
            "transcripts": [
                {
                    "channel_id": s.channel,
                    "content_duration_in_milliseconds": s.end - s.start,
                    "text": s.text,
                    "sentences": [
                        {
                            "begin_time": s.start, "end_time": s.end, "text": s.text,
                            "sentence_id": 1,
                            "words": [
                                {"begin_time": a, "end_time": b, "text": w, "punctuation": ""}
                                for w, a, b in s.words
                            ],
                        }
                    ],
                }
                for s in TALK
            ],
        }
    )  # fmt: skip


def iflytek() -> str:
    lattice = [{"json_1best": dumped(_iflytek_sentence(s))} for s in TALK]
    label = {"rl_track": [{"rl": "1", "track": "L"}, {"rl": "2", "track": "R"}]}
    order = dumped({"lattice": lattice, "lattice2": [], "label": label})
    info = {"orderId": "D1", "status": 4, "failType": 0, "originalDuration": 45000}
    content = {"orderInfo": info, "orderResult": order, "taskEstimateTime": 0}
    return dumped({"code": "000000", "descInfo": "success", "content": content})


def _iflytek_sentence(said: Said) -> object:
    times = {start: w for w, start, _ in said.words}
    places = []
    step = (said.end - said.start) // len(said.text)
    for index, character in enumerate(said.text):
        begin = said.start + index * step
        kind = "n" if begin in times else "p"
        frame = (begin - said.start) // 10
        choice = [{"w": character, "wp": kind, "rl": "0"}, {"w": "错", "wp": "n"}]
        places.append({"wb": frame, "we": frame + step // 10, "cw": choice})
    return {
        "st": {
            "bg": str(said.start), "ed": str(said.end), "rl": str(said.channel + 1),
            "rt": [{"nb": "1", "nc": "1.0", "ws": places}],
        }
    }  # fmt: skip


def huawei() -> str:
    return dumped(
        {
            "status": "FINISHED",
            "audio_duration": 45000,
            "segments": [
                {
                    "start_time": s.start, "end_time": s.end,
                    "result": {
                        "text": s.text, "score": 0.9,
                        "analysis_info": {
                            "role": "AGENT" if s.role == "agent" else "USER",
                            "emotion": "NORMAL", "speed": 5.1,
                        },
                        "word_info": [
                            {"start_time": a, "end_time": b, "word": w} for w, a, b in s.words
                        ],
                    },
                }
                for s in TALK
            ],
        }
    )  # fmt: skip


def huawei_callback() -> str:
    lattices = [
        {"lid": s.channel, "begin": s.start, "end": s.end, "onebest": s.text, "spk": s.channel}
        for s in TALK
    ]
    return dumped({"state": {"code": "0", "success": True}, "body": {"lattices": lattices}})


def funasr() -> str:
    info = [
        {"text": s.text, "start": s.start, "end": s.end, "spk": s.channel, "timestamp": []}
        for s in TALK
    ]
    return dumped([{"key": "call", "text": "".join(s.text for s in TALK), "sentence_info": info}])


def whisper_cpp() -> str:
    rows = [
        {
            "timestamps": {"from": "00:00:01,000", "to": "00:00:03,000"},
            "offsets": {"from": s.start, "to": s.end},
            "text": f" {'坐席' if s.role == 'agent' else '客户'}: {s.text}",
        }
        for s in TALK
    ]
    return dumped({"systeminfo": "", "result": {"language": "zh"}, "transcription": rows})


def json_lines() -> str:
    return "\n".join(dumped(row) for row in json.loads(plain())) + "\n"


JSON_SHAPES: dict[str, Callable[[], str]] = {
    "plain segments": plain,
    "plain segments, one a line": json_lines,
    "verbose_json": verbose_json,
    "verbose_json with words": verbose_json_words,
    "diarized_json": diarized_json,
    "whisper command": whisper_cli,
    "whisper.cpp": whisper_cpp,
    "FunASR": funasr,
    "Tencent": tencent,
    "Aliyun NLS": aliyun,
    "Aliyun NLS, lower camel": lambda: aliyun(camel=True),
    "DashScope": dashscope,
    "iFlytek": iflytek,
    "Huawei SIS": huawei,
    "Huawei call centre": huawei_callback,
}
WITH_WORD_TIMES = {
    "verbose_json with words", "whisper command", "Tencent", "Aliyun NLS",
    "Aliyun NLS, lower camel", "DashScope", "iFlytek", "Huawei SIS",
}  # fmt: skip
WITH_CHANNELS = {"Aliyun NLS", "Aliyun NLS, lower camel", "DashScope", "iFlytek"}
