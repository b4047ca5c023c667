"""Which telephone area a place lies in: for local numbers said with a place and no area code.

Source: the area of each code as libphonenumber 9.0.43 describes it in Chinese, joined by name to
the division table; the fourteen cities that it leaves out or leaves open (亳州, 开封, 株洲, 贵港,
贺州, 来宾, 三沙, 儋州, 嘉峪关, 金昌, 德宏, 迪庆, 晋中, 吕梁) by the numbering plan. 海西 and 伊犁
have two codes each and stand in none. Country codes: ITU-T E.164.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from skiptrace.normalize.divisions import read_head
from skiptrace.normalize.gazetteer import Division, gazetteer

# Area code without its 0 : leading digits of the division codes that lie in it.
_AREAS = """
    10:11 20:4401 21:31 22:12 23:50 24:2101/2104/2105/2112 25:3201 27:4201 28:5101/5114/5120
    29:6101/6104 310:1304 311:1301 312:1306 313:1307 314:1308 315:1302 316:1310 317:1309 318:1311
    319:1305 335:1303 349:1406 350:1409 351:1401 352:1402 353:1403 354:1407 355:1404 356:1405
    357:1410 358:1411 359:1408 370:4114 371:4101/4102 372:4105 373:4107 374:4110 375:4104 376:4115
    377:4113 379:4103 391:4108 392:4106 393:4109 394:4116 395:4111 396:4117 398:4112 411:2102
    412:2103 415:2106 416:2107 417:2108 418:2109 419:2110 421:2113 427:2111 429:2114 431:2201
    432:2202 433:2224 434:2203 435:2205 436:2208 437:2204 438:2207 439:2206 451:2301 452:2302
    453:2310 454:2308 455:2312 456:2311 457:2327 458:2307 459:2306 464:2309 467:2303 468:2304
    469:2305 470:1507 471:1501 472:1502 473:1503 474:1509 475:1505 476:1504 477:1506 478:1508
    479:1525 482:1522/230405/450325 483:1529 510:3202 511:3211 512:3205 513:3206 514:3210 515:3209
    516:3203 517:3208 518:3207 519:3204 523:3212 527:3213 530:3717 531:3701 532:3702 533:3703
    534:3714 535:3706 536:3707 537:3708 538:3709 539:3713 543:3716 546:3705 550:3411 551:3401
    552:3403 553:3402 554:3404 555:3405 556:3408 557:3413 558:3412/3416 559:3410 561:3406 562:3407
    563:3418 564:3415 566:3417 570:3308 571:3301 572:3305 573:3304 574:3302 575:3306 576:3310
    577:3303 578:3311 579:3307 580:3309 591:3501 592:3502 593:3509 594:3503 595:3505 596:3506
    597:3508 598:3504 599:3507 631:3710 632:3704 633:3711 635:3715 660:4415 662:4417 663:4452
    668:4409 691:5328 692:5331 701:3606 710:4206 711:4207 712:4209 713:4211 714:4202 715:4212
    716:4210 717:4205 718:4228 719:4203 722:4213 724:4208 728:429004/429005/429006 730:4306
    731:4301/4302/4303 734:4304 735:4310 736:4307 737:4309 738:4313 739:4305 743:4331 744:4308
    745:4312 746:4311 750:4407 751:4402 752:4413 753:4414 754:4405 755:4403 756:4404 757:4406
    758:4412 759:4408 760:4420 762:4416 763:4418 766:4453 768:4451 769:4419 770:4506 771:4501/4514
    772:4502/4513 773:4503 774:4504/4511 775:4508/4509 776:4510 777:4507 778:4512 779:4505
    790:3605 791:3601 792:3604 793:3611 794:3610 795:3609 796:3608 797:3607 798:3602 799:3603
    812:5104 813:5103 816:5107 817:5113 818:5117 825:5109 826:5116 827:5119 830:5105 831:5115
    832:5110 833:5111 834:5134 835:5118 836:5133 837:5132 838:5106 839:5108 851:5201/5203/5204
    854:5227 855:5226 856:5206 857:5205 858:5202 859:5223 870:5306 871:5301 872:5329 873:5325
    874:5303 875:5305 876:5326 877:5304 878:5323 879:5308 883:5309 886:5333 887:5334 888:5307
    891:5401 892:5402 893:5405 894:5404 895:5403 896:5406 897:5425 898:4601/4602/4603/4604
    901:6542 902:6505 903:6532 906:6543 908:6530 909:6527 911:6106 912:6108 913:6105 914:6110
    915:6109 916:6107 917:6103 919:6102 930:6229 931:6201 932:6211 933:6208 934:6210 935:6203/6206
    936:6207 937:6202/6209 938:6205 939:6212 941:6230/6230 943:6204 951:6401 952:6402 953:6403
    954:6404 955:6405 970:6322 971:6301 972:6302 973:6323 974:6325 975:6326 976:6327 990:6502
    991:6501 993:659001 994:6523 995:6504 996:6528 997:6529 998:6531
"""
_COUNTRIES = {
    "香港": "852", "澳门": "853", "台湾": "886", "美国": "1", "加拿大": "1", "英国": "44",
    "日本": "81", "韩国": "82", "新加坡": "65", "马来西亚": "60", "泰国": "66", "越南": "84",
    "菲律宾": "63", "印尼": "62", "缅甸": "95", "柬埔寨": "855", "老挝": "856", "迪拜": "971",
    "阿联酋": "971", "澳大利亚": "61", "澳洲": "61", "新西兰": "64", "德国": "49", "法国": "33",
    "意大利": "39", "西班牙": "34", "俄罗斯": "7",
    "hong kong": "852", "macau": "853", "taiwan": "886", "singapore": "65", "malaysia": "60",
    "japan": "81", "australia": "61",
}  # fmt: skip

_LONGEST_HEAD = 30
# A county's short name alone is too often another word; with these behind it, it is the place.
_AS_A_PLACE = re.compile(r"的|这|那|本地|当地|人|区号|座机|固话|电话|号码|公司|单位|厂|家")


@lru_cache(maxsize=1)
def _areas() -> dict[str, str]:
    pairs = (entry.split(":") for entry in _AREAS.split())
    return {code: area for area, codes in pairs for code in codes.split("/")}


def area_of(division: Division) -> str | None:
    """The area code (without 0) of a city or county; None for a province or an open case."""
    areas = _areas()
    return next((areas[division.code[:n]] for n in (6, 4, 2) if division.code[:n] in areas), None)


def prefixes_near(text: str) -> set[str]:
    """The dial prefixes of all places that a text names: `0571`, `+852`.

    More than one means that the text does not tell which; a county name that several cities share
    counts with every one of them.
    """
    found = {f"+{code}" for name, code in _COUNTRIES.items() if name in text}
    return found | {f"0{area}" for unit in _named(text) if (area := area_of(unit)) is not None}


def _named(text: str) -> Iterator[Division]:
    """Cities and counties, read as an address's head is read; each as deep as it goes."""
    place = 0
    while place < len(text):
        names = gazetteer().names_at(text, place)
        head = read_head(text[place : place + _LONGEST_HEAD]) if names else None
        if head is not None and head.options:
            yield from head.options
            place += max(len(head.written), 1)
        elif names and _AS_A_PLACE.match(text, place + len(names[0])):
            yield from (unit for named in gazetteer().names[names[0]] for unit in named.divisions)
            place += len(names[0])
        else:
            place += 1
