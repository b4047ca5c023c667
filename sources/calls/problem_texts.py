"""Why a call is refused, in both languages."""

from skiptrace.normalize.problems import ProblemText

CALL_PROBLEMS: dict[str, ProblemText] = {
    "recording_unnamed": ProblemText(
        "The file's name tells neither when the call was nor with whom.",
        "文件名未含通话日期与号码(或身份证号)。",
        "Name it 20260210_140500_19900001234.json, or give a manifest.",
        "请命名为 20260210_140500_19900001234.json,或提供清单。",
    ),
    "path_outside": ProblemText(
        "The path leads out of the manifest's folder.",
        "路径超出清单所在文件夹。",
        "Write paths relative to the manifest.",
        "请填写相对清单的路径。",
    ),
    "transcript_missing": ProblemText(
        "The transcript named here does not exist.",
        "找不到所列转写文件。",
        "Check the path, or leave the cell empty.",
        "请检查路径,或留空。",
    ),
    "transcript_unreadable": ProblemText(
        "The transcript has no shape that is known.",
        "无法识别的转写格式。",
        "Known: JSON of the usual vendors, VTT, SRT and text with speakers.",
        "支持常见厂商的 JSON、VTT、SRT 和带说话人的文本。",
    ),
    "transcript_broken": ProblemText(
        "The transcript is broken JSON, perhaps cut off.",
        "转写文件的 JSON 已损坏,可能不完整。",
        "Fetch or export it again.",
        "请重新获取或导出。",
    ),
    "transcript_empty": ProblemText(
        "The transcript is empty.",
        "转写文件为空。",
        "Fetch or export it again, or remove it to have the audio transcribed.",
        "请重新获取或导出;删除该文件则重新转写录音。",
    ),
    "transcript_too_long": ProblemText(
        "The transcript is larger than 16 MB.",
        "转写文件超过 16 MB。",
        "One file should hold one call.",
        "每个文件应只含一通电话。",
    ),
    "transcript_unfinished": ProblemText(
        "The vendor had not finished when this answer was fetched.",
        "获取该结果时厂商尚未完成转写。",
        "Fetch it again.",
        "请稍后重新获取。",
    ),
    "transcript_failed": ProblemText(
        "The vendor says that the transcription failed.",
        "厂商返回转写失败。",
        "Look up the vendor's error, or have the audio transcribed here.",
        "请查看厂商错误信息,或改由本机转写录音。",
    ),
    "transcript_elsewhere": ProblemText(
        "This is the task's answer; the words are at the address in it.",
        "这是任务结果,转写内容在其所给地址。",
        "Fetch what the address holds, and save that.",
        "请下载该地址的内容并保存。",
    ),
    "direction_needed": ProblemText(
        "Caller and callee are given, but not which of them is the customer.",
        "有主叫和被叫号码,但无法判断哪一方是客户。",
        "Give direction (in or out), case_no or id_no.",
        "请填写呼叫方向、案件编号或身份证号。",
    ),
    "call_json": ProblemText(
        "This line is no JSON object.",
        "该行不是 JSON 对象。",
        "Write one call a line.",
        "每行应为一通电话。",
    ),
}
