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
        "Known: JSON, VTT, SRT and text with speakers.",
        "支持 JSON、VTT、SRT 和带说话人的文本。",
    ),
}
