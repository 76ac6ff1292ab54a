/* Bytes that went through a wrong decoder: each detector by itself. */
#include "examined.h"

static void test_utf8_as_gbk(void)
{
    /* 扶贫成效|办公室牵头|新闻: two of the bars were taken for second bytes. */
    becomes(gk_find_utf8_as_gbk, GK_CERTAIN, "鎵惰传鎴愭晥|鍔炲叕瀹ょ壍澶磡鏂伴椈",
            "扶贫成效|办公室牵头|新闻");
    becomes(gk_find_utf8_as_gbk, GK_LIKELY, "鍥藉姙鍙慬1987]13鍙锋枃浠�", "国办发[1987]13号文�");
    becomes(gk_find_utf8_as_gbk, GK_CERTAIN, "鏂瑰紡", "方式");
    /* Good text beside it stays as it is, whose bytes fit here and there. */
    becomes(gk_find_utf8_as_gbk, GK_CERTAIN, "一支队：闃查渿鍑忕伨灞€，织有关人员",
            "一支队：防震减灾局，织有关人员");
    becomes(gk_find_utf8_as_gbk, GK_CERTAIN, "道路鏈嶅姟，一支", "道路服务，一支");
    /* Half of 洜 and of ﹝ is spoken for, the other half is nothing: no sequence ends in a pair. */
    finds_nothing(gk_find_utf8_as_gbk, "收藏奈锝洜I管理");
    finds_nothing(gk_find_utf8_as_gbk, "楷票韜鍔﹝");
    finds_nothing(gk_find_utf8_as_gbk, "住院医师，葺屋，闂");
    /* 公开 and 公告 without the private-use characters in their middle; 导 and 家 beyond help. */
    becomes(gk_find_utf8_as_gbk, GK_LIKELY, "鏀垮姟鍏紑", "政务公开");
    becomes(gk_find_utf8_as_gbk, GK_LIKELY, "閫氱煡鍏憡", "通知公告");
    becomes(gk_find_utf8_as_gbk, GK_LIKELY, "鍥藉绋庡姟鎬诲眬", "国\uFFFD税务总局");
    becomes(gk_find_utf8_as_gbk, GK_CERTAIN, "鏀垮姟鍏紑", "鏀垮姟鍏紑");
    becomes(gk_find_utf8_as_gbk, GK_CERTAIN, "鍥藉,绋庡姟鎬诲眬", "鍥藉,绋庡姟鎬诲眬");
    becomes(gk_find_utf8_as_gbk, GK_LIKELY, "棰嗗", "棰嗗");
}

static void test_gbk_as_page(void)
{
    /* Few characters may be read in another way, too. */
    static const char *const short_ones[][2] = {
        { "·½°¸", "方案" }, { "°ì·¨", "办法" },     { "±ê×¼", "标准" },
        { "¹«±¨", "公报" }, { "ühÖ§²¿", "黨支部" }, { "Õ{½Y\xC2\x98\xC2\x8B", "調結構" },
    };
    /* Another page makes other words of it; a byte may have been lost behind it; a page that has
     * not all bytes may have dropped some. */
    static const char *const likely[][2] = {
        { "ÊÐ·¢žÄŸÖ", "市发改局" },
        { "»·¾³±£»¤?", "环境保护?" },
        { "ิ๐ศฮวๅตฅนซสพ", "责任清单公示" },
    };
    static const char *const cases[][2] = {
        { "»·¾³±£»¤", "环境保护" },
        { "¹ú°ì·¢¡²2019¡³2ºÅ", "国办发〔2019〕2号" },
        { "2018Äê12ÔÂ25ÈÕ", "2018年12月25日" },
        { "关于“ÊÕ·Ñ±ê×¼”的说明", "关于“收费标准”的说明" },
        /* 责任清单公示 as KOI8-R, Mac Cyrillic, code page 866 and TIS-620. */
        { "тПхнгЕ╣╔╧╚й╬", "责任清单公示" },
    };
    static const char *const texts[] = {
        "××××",         "±××°",
        "¼½¾¿",         "ÀÁÂÃÄÅÆÇ",
        "äöüß",         "áéíóú",
        "10¹²³¹",       "½×½",
        "§§§§",         "«Île-de-France»",
        "São Paulo",    "Österreich für Köln",
        "naïve café",   "Þórður Ægisson",
        "°°±±",         "Москва, ул. Ленина",
        "ГОСТ 2.105",   "ภาษาไทย",
        "α粒子、β射线", "Ωm、μg、Φ100",
    };
    for (size_t i = 0; i < sizeof short_ones / sizeof short_ones[0]; i++)
        becomes(gk_find_pages, GK_LIKELY, short_ones[i][0], short_ones[i][1]);
    for (size_t i = 0; i < sizeof likely / sizeof likely[0]; i++) {
        becomes(gk_find_pages, GK_CERTAIN, likely[i][0], likely[i][0]);
        becomes(gk_find_pages, GK_LIKELY, likely[i][0], likely[i][1]);
    }
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        becomes(gk_find_pages, GK_CERTAIN, cases[i][0], cases[i][1]);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        finds_nothing(gk_find_pages, texts[i]);
}

/* A word alone may be meant; pairs inside another text, or of two letters of one script, not. */
static void test_gbk_as_utf8(void)
{
    becomes(gk_find_gbk_as_utf8, GK_LIKELY, "ѧλ", "学位");
    becomes(gk_find_gbk_as_utf8, GK_LIKELY, "关于ѧλ的规定", "关于ѧλ的规定");
    finds_nothing(gk_find_gbk_as_utf8, "ספר");
    finds_nothing(gk_find_gbk_as_utf8, "ƶȡ");
}

static void test_utf8_as_page(void)
{
    becomes(gk_find_pages, GK_CERTAIN, "å\xC2\x8A\xC2\x9Bæ¸\xC2\x85", "力清");
    /* A blank stands for the no-break space that was a byte. */
    becomes(gk_find_pages, GK_LIKELY, "关于“æ”¶è´¹æ ‡å‡†”的说明", "关于“收费标准”的说明");
    /* 公开 as code page 866, KOI8-R, Mac Roman and code page 437. */
    becomes(gk_find_pages, GK_CERTAIN, "хЕмх╝А", "公开");
    becomes(gk_find_pages, GK_CERTAIN, "Е┘╛Е╪─", "公开");
    becomes(gk_find_pages, GK_CERTAIN, "ÂÖ¨ÂºÄ", "公开");
    becomes(gk_find_pages, GK_CERTAIN, "σà¼σ╝Ç", "公开");
    /* A long run of GBK holds sequences of UTF-8 by chance. */
    becomes(gk_find_pages, GK_CERTAIN,
            "G76ÖØÇì£¨´¨Óå½ç£©ÖÁ³É¶¼¸ßËÙ¹«Â·À©ÈÝÏîÄ¿¡¢ËìÄþÖÁÖØÇì¸ßËÙ¹«Â·£¨ËÄ´¨¾³£©À©ÈÝÏîÄ¿",
            "G76重庆（川渝界）至成都高速公路扩容项目、遂宁至重庆高速公路（四川境）扩容项目");
    /* 全面推进政务公开, without its control characters. */
    finds(gk_find_pages, "å¨é¢æ¨è¿æ¿å¡å¬å¼", GK_RULE_TEXT_UTF8_AS_LATIN, GK_REPORTED,
          "å¨é¢æ¨è¿æ¿å¡å¬å¼");
    /* 管理 without the byte 90, which code page 1252 leaves free: GBK would make other words. */
    becomes(gk_find_pages, GK_CERTAIN, "ç®¡ç?†", "ç®¡ç?†");
    becomes(gk_find_pages, GK_CERTAIN, "ç®¡ç†", "ç®¡ç†");
    finds_nothing(gk_find_pages, "ééééééèèèè");
}

static void test_pairs(void)
{
    becomes(gk_find_pairs, GK_LIKELY, "蔼\uE094\uE124跌", "高度重視");
    becomes(gk_find_pairs, GK_LIKELY, "(\uE5E6)蔼\uE094\uE124跌", "(一)高度重視");
    becomes(gk_find_pairs, GK_LIKELY, "芢輛等弇啎樵呾鼠羲﹝", "推进单位预决算公开。");
    /* 信息公开工作 as EUC-KR and Shift_JIS. */
    becomes(gk_find_pairs, GK_LIKELY, "斤口무역묏鱗", "信息公开工作");
    /* A question mark inside is a byte that was lost. */
    finds(gk_find_pairs, "芢輛等弇?啎樵呾鼠羲﹝", GK_RULE_TEXT_GBK_AS_BIG5, GK_REPORTED,
          "芢輛等弇?啎樵呾鼠羲﹝");
    finds_nothing(gk_find_pairs, "はよいセきそぺ");
    finds_nothing(gk_find_pairs, "ノネりのビヘ");
    finds_nothing(gk_find_pairs, "대한민국 정보공개");
    finds_nothing(gk_find_pairs, "廬嶽鎮江介，於焉愜林棲。");
    finds_nothing(gk_find_pairs, "龔犇驫");
}

static void test_dense(void)
{
    /* What is left of GBK that was read as UTF-8. */
    finds(gk_find_dense, "ʡԱܿĹצĵĻ", GK_RULE_TEXT_GARBLED, GK_REPORTED, "ʡԱܿĹצĵĻ");
    finds_nothing(gk_find_dense, "苯乙基哌啶酮、氯丁二烯");
    finds_nothing(gk_find_dense, "镇沅彝族哈尼族拉祜族自治县");
    finds_nothing(gk_find_dense, "襟度乾坤無忤物，鬢髯霜雪却緣誰。");
    finds_nothing(gk_find_dense, "10㎎/㎏、ⅰⅱⅲⅣ、①②③④⑤⑥");
}

static void test_shifted(void)
{
    becomes(gk_find_shifted, GK_LIKELY, "关于任职耐ㄖ?", "关于任职\uFFFD通\uFFFD");
    becomes(gk_find_shifted, GK_LIKELY, "及时报道政策舛痢?", "及时报道政策舛痢?");
    becomes(gk_find_shifted, GK_LIKELY, "政务公开工作是加速政府\uE010渲澳艿闹匾\uE036ナ?是确",
            "政务公开工作是加速政府\uFFFD变职能的重要抓\uFFFD是确");
    becomes(gk_find_shifted, GK_CERTAIN, "加強科技專家?guī)旖ㄔO。", "加強科技專家庫建設。");
    /* The slip ends in a character that has a gloss itself. */
    becomes(gk_find_shifted, GK_CERTAIN, "結合當?shù)貙?shí)際情況", "結合當地實際情況");
    becomes(gk_find_shifted, GK_CERTAIN, "當?shù)厝丝谝?guī)模變化", "當地人口規模變化");
    becomes(gk_find_shifted, GK_CERTAIN, "高考分?jǐn)?shù)較低的", "高考分數較低的");
    becomes(gk_find_shifted, GK_LIKELY, "輪訓政展\uE0A6_工作人員", "輪訓政\uFFFD公開工作人員");
    becomes(gk_find_shifted, GK_LIKELY, "推進袌霰O管公開透明", "推進\uFFFD場監管公開透明");
    finds_nothing(gk_find_shifted, "翀A昕B类，甲T骉K乙");
    finds_nothing(gk_find_shifted, "\uE004下列情形之一的，\uE004其他");
    /* Nothing is made of these but signs, rare characters and losses. */
    finds_nothing(gk_find_shifted, "成果科、办??");
    finds_nothing(gk_find_shifted, "垠湹邗");
    finds_nothing(gk_find_shifted, "怠袼啖笲");
    finds_nothing(gk_find_shifted, "许寰益 喉帻随 嘁辊脆 叩卤贲");
    finds_nothing(gk_find_shifted, "襟度乾坤無忤物，鬢髯霜雪却緣誰。");
    finds_nothing(gk_find_shifted, "锘挎柟寮?");
}

static void test_glosses(void)
{
    becomes(gk_find_glosses, GK_CERTAIN, "印發(fā)方案", "印發方案");
    becomes(gk_find_glosses, GK_LIKELY, "開(kāi)展訪談(tán)、網(wǎng)絡問(wèn)政",
            "開展訪談、網絡問政");
    finds_nothing(gk_find_glosses, "訪談(tán)錄");
    finds_nothing(gk_find_glosses, "亳(bó)州市譙(qiáo)城區");
}

int main(void)
{
    test_utf8_as_gbk();
    test_gbk_as_page();
    test_gbk_as_utf8();
    test_utf8_as_page();
    test_pairs();
    test_dense();
    test_shifted();
    test_glosses();
    return examined_done();
}
