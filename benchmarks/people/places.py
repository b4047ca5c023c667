"""Where the generated people live and work: real divisions, invented streets and companies."""

import csv
from pathlib import Path
from random import Random

DIVISIONS = Path(__file__).parents[2] / "skiptrace" / "normalize" / "data" / "divisions.csv"
_WORDS = """
    示例 测试 样例 虚构 演示 东门 西苑 南湖 北桥 中兴 新华 人民 建设 解放 胜利
    和平 友谊 光明 幸福 团结
""".split()
_MORE = """
    长安 青年 文化 学府 朝阳 向阳 迎宾 金山 银海 白云 红星 前进 振兴 富强 兴隆
    太平 永安 凤凰 龙泉 梅园
""".split()
_ROADS = ("路", "路", "路", "街", "大道", "东路", "西路", "南路", "北路", "中路", "巷")
_ESTATES = ("花园", "家园", "小区", "新村", "公寓", "名苑", "佳苑", "雅居")
_TRADES = "科技 贸易 物流 餐饮管理 建筑劳务 电子 服饰 物业服务 汽车服务 网络科技 食品 机械".split()
_CORES = "华 盛 恒 鑫 瑞 达 通 远 信 诚 丰 泰 宏 利 顺 安 康 创 联 众 博 越 旺 福".split()


class Places:
    """Draws homes and employers."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = _WORDS + _MORE
        with DIVISIONS.open(encoding="utf-8") as file:
            names = {row["code"]: row["name"] for row in csv.DictReader(file)}
        self.counties = [
            (code, names[code[:2] + "0000"], names[code[:4] + "00"], name)
            for code, name in names.items()
            if not code.endswith("00") and code[:4] + "00" in names
        ]

    def home(self) -> tuple[str, str, str, str, str]:
        """(county code, province, city, county, the line behind them)."""
        one, pick = self._random.choice, self._random.random
        code, province, city, county = one(self.counties)
        if pick() < 0.35:
            town, village = one(self._words), one(self._words)
            line = f"{town}镇{village}村{1 + int(pick() * 18)}组"
            line += f"{1 + int(pick() * 90)}号" if pick() < 0.6 else ""
        else:
            line = f"{one(self._words)}{one(_ROADS)}{1 + int(pick() * 900)}号"
            if pick() < 0.75:
                line += f"{one(self._words)}{one(_ESTATES)}"
                line += f"{1 + int(pick() * 30)}幢{1 + int(pick() * 4)}单元"
                line += f"{1 + int(pick() * 28)}0{1 + int(pick() * 4)}室"
        return code, province, city, county, line

    def employer(self, city: str) -> str:
        """A company of the city."""
        one = self._random.choice
        town = city.removesuffix("市")
        return f"{town}{one(_CORES)}{one(_CORES)}{one(_TRADES)}有限公司"
