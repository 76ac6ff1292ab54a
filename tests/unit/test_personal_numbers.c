/* Numbers of persons and organisations in text, kind by kind: what is found, where, how sure it is
 * and what is thought of it. All are synthetic: their holders would have been born before 1910, or
 * their regions and banks are none. */
#include "personal.h"

struct row {
    const char *text;
    const char *found; /* kind:start-end:score, and where it is not ordinary :standing; cells */
};

/* What the text holds, as in a row. */
static const char *look(const char *text, enum gk_personal_manner manner)
{
    static const char *const standings[] = { "", ":matter", ":secret", ":linked" };
    struct gk_personal_walk walk = rig_walk(text, manner);
    struct gk_personal found;
    gk_buffer_clear(&rig.told);
    while (gk_personal_next(&walk, &found))
        if (gk_buffer_print(&rig.told, "%s%s:%u-%u:%u%s", rig.told.length ? " " : "",
                            gk_personal_name(found.kind), (unsigned)found.start,
                            (unsigned)found.end, (unsigned)found.score,
                            standings[found.standing]) != GK_OK)
            exit(2);
    if (gk_buffer_append_byte(&rig.told, 0) != GK_OK)
        exit(2);
    return rig.told.at;
}

static void look_at(const struct row *rows, size_t count, enum gk_personal_manner manner)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = look(rows[i].text, manner);
        if (!ok(strcmp(found, rows[i].found) == 0, "%s", rows[i].text))
            printf("# got      %s\n# expected %s\n", found, rows[i].found);
    }
}

#define LOOK_AT(rows, manner) look_at(rows, sizeof(rows) / sizeof *(rows), manner)

static const struct row identities[] = {
    { "110000185001010016", "cn_id:0-18:2" },
    { "11000018500101018Ｘ", "cn_id:0-18:2" },
    { "身份证：110000185001010016", "cn_id:4-22:3" },
    { "ID110000185001010016", "cn_id:2-20:2" },
    { "张示110000185001010016男", "cn_id:2-20:2" },
    { "11000018500101018XZ", "" },
    { "1100001850010100161", "" },
    { "5e110000185001010016", "" },
    /* grouped in any way */
    { "1 1 0 0 0 0 1 8 5 0 0 1 0 1 0 0 1 6", "cn_id:0-35:2" },
    { "1100 0018 5001 010016", "cn_id:0-21:2" },
    { "1100001 85001010016", "cn_id:0-19:2" },
    { "110000\t18500101\t0016", "cn_id:0-20:2" },
    { "110000/18500101/0016", "cn_id:0-20:2" },
    { "110000  18500101 0016", "cn_id:0-21:2" },
    { "11000018500\n1010016", "cn_id:0-19:2" },
    { "110000185001.010016", "" },
    /* in other digits */
    { "①①⓪⓪⓪⓪①⑧⑤⓪⓪①⓪①⓪⓪①⑥", "cn_id:0-18:2" },
    { "𝟏𝟏𝟎𝟎𝟎𝟎𝟏𝟖𝟓𝟎𝟎𝟏𝟎𝟏𝟎𝟎𝟏𝟔", "cn_id:0-18:2" },
    { "身份证号一一〇〇〇〇一八五〇〇一〇一〇〇一六", "cn_id:4-22:3" },
    { "一一〇〇〇〇一八五〇〇一〇一〇〇一六", "" },
    /* of before */
    { "110000040229001", "" },
    { "身份证110000040229001", "cn_id:3-18:2" },
    /* slips of the pen, right behind the label */
    { "身份证号：110000185001010015", "cn_id:5-23:1" },
    { "身份证号：11000018500101001", "cn_id:5-22:1" },
    { "身份证号：110000185001010016 1", "cn_id:5-23:3" },
    { "身份证号：11000018500101001*", "cn_id:5-23:1" },
    { "身份证号：110000 18500101 001", "cn_id:5-24:1" },
    { "身份证号：11OOOO185001010016", "" },
    { "身份证号：1100001850O1010016", "cn_id:5-23:1" },
    { "身份证号：110***********0016", "" },
    { "身份证号：110***********0016 15012345678", "mobile:24-35:1" },
    { "账号：************7890  15023456789", "mobile:21-32:1" },
    { "身份证号码（18位）：110000185001010015", "cn_id:11-29:1" },
    { "【身份证号】110000185001010015", "cn_id:6-24:1" },
    { "残疾证号：11000018500101001644B1", "cn_id:5-27:3" },
    { "身份证号见附件，数字110000185001010015", "" },
    { "残疾证号：11000018500101001644", "cn_id:5-25:3" },
    { "残疾证号：11000018500101018X44", "cn_id:5-25:3" },
    { "证件号码：1.10000185001010E17", "cn_id:5-24:1" },
    /* a code of an organisation that could be one */
    { "91110119870512004X", "cn_id:0-18:2" },
    { "统一社会信用代码：91110119870512004X", "uscc:9-27:3" },
    { "信用代码的公司法人91110119870512004X", "cn_id:9-27:2" },
    /* what stands between a label and its number, and within a label */
    { "身份证号1：110000185001010011", "cn_id:6-24:1" },
    { "统一社会信用代码（或注册号）：91110119870512004X", "uscc:15-33:3" },
    /* first digits hidden or written as letters */
    { "身份证号：*10000185001010016", "cn_id:5-23:1" },
    { "身份证号：l10000185001010016", "cn_id:5-23:1" },
    { "身份证号：***000185001010016", "" },
    /* what a mask has written */
    { "身份证号：<cn_id:bf32198821658741>", "" },
    { "[身份证号]、110105500101003", "" },
    { "[身份证号]110105500101003", "cn_id:6-21:2" },
    { "身份证号：91110119870512004X", "cn_id:5-23:3" },
    { "编号110000185001010016", "cn_id:2-20:2" },
    { "http://a.cn/110000185001010016.html", "cn_id:12-30:2:linked" },
};

static const struct row mobiles[] = {
    { "13800138000", "mobile:0-11:1" },
    { "手机13800138000", "mobile:2-13:2" },
    { "Tel13800138000", "mobile:3-14:2" },
    { "+86 138-0013-8000", "mobile:0-17:1" },
    { "(+86)13800138000", "mobile:0-16:1" },
    { "008613800138000", "mobile:0-15:1" },
    { "08613800138000", "mobile:0-14:1" },
    { "013800138000", "mobile:0-12:1" },
    { "0013800138000", "" },
    { "见138 0013 8000", "mobile:1-14:1" },
    { "见120 138 0013 8000 99", "" },
    { "2024-13-45 138 0013 8000", "mobile:11-24:1" },
    { "见138 0013 8000 139 0013 9000", "mobile:1-14:1 mobile:15-28:1" },
    { "见1 3 8 0 0 1 3 8 0 0 0", "" },
    { "手机1 3 8 0 0 1 3 8 0 0 0", "mobile:2-23:2" },
    { "1 3 8 0 0 1 3 8 0 0 0", "mobile:0-21:1" },
    { "手机138-001-38000", "mobile:2-15:2" },
    { "电话：138/0013/8000", "mobile:3-16:2" },
    { "电话：1380013\n8000", "mobile:3-15:2" },
    { "电话：١٣٨٠٠١٣٨٠٠٠", "mobile:3-14:2" },
    { "电话：¹³⁸⁰⁰¹³⁸⁰⁰⁰", "mobile:3-14:2" },
    { "电话：13800138000¹", "mobile:3-14:2" },
    { "电话：一三八〇〇一三八〇〇〇", "mobile:3-14:2" },
    { "电话：壹叁捌零零壹叁捌零零零", "mobile:3-14:2" },
    { "电话：幺三八○○幺三八○○○", "mobile:3-14:2" },
    { "手机号：No.13800138000", "mobile:7-18:2" },
    { "合同编号HT-13800138000", "" },
    /* any word that ends in 号, but for a number itself and what is a person's */
    { "档号：13800138000", "" },
    { "宗地号 13800138000，图斑号=13800138001", "" },
    { "东组12号13800138000", "mobile:5-16:1" },
    { "第13800138000号，№13800138000，No.13800138000", "" },
    { "〔2021〕13800138000，（2021）13800138000", "" },
    { "Tel No.13800138000", "mobile:7-18:2" },
    { "（2021年）13800138000", "mobile:7-18:1" },
    { "十二号 13800138000", "mobile:4-15:1" },
    { "残疾证号、手机号：13800138000", "mobile:9-20:2" },
    { "电话见档号：13800138000", "" },
    { "档号：110000185001010016", "cn_id:3-21:2" },
    { "编号：№13800138000", "" },
    { "电话：1.3800138E10", "mobile:3-15:2" },
    { "电话：138.00138000e8", "mobile:3-17:2" },
    { "电话：0.13800138000E+11", "mobile:3-20:2" },
    { "电话：138001380000e-1", "mobile:3-18:2" },
    { "电话：13800138000.000", "mobile:3-18:1" },
    { "见13800138000.000，13800138000.25e0", "" },
    { "电话：1.3800138e1000", "" },
    /* one after the other */
    { "1380013800013900139000", "mobile:0-11:1 mobile:11-22:1" },
    { "11000018500101001613800138000", "cn_id:0-18:2 mobile:18-29:1" },
    { "11000018500101018X13800138000", "cn_id:0-18:2 mobile:18-29:1" },
    { "138001380001390013900", "" },
    { "见1380013800013900139000", "mobile:1-12:1 mobile:12-23:1" },
    { "流水号1380013800013900139000", "" },
    { "电话：0999-000000013800138000", "phone:3-15:2 mobile:15-26:2" },
    { "电话：0999000000013800138000", "phone:3-14:2 mobile:14-25:2" },
    { "13800138000010-00000000", "mobile:0-11:1 phone:11-23:1" },
    { "电话：1380013800009990000000", "mobile:3-14:2 phone:14-25:2" },
    { "13800138000010-0000000000 138001380000000000", "" },
    /* over line ends */
    { "张示138\u20280013\u20288000李样1380013\u20288000。", "mobile:2-15:1 mobile:17-29:1" },
    { "张示138\n0013\n8000。138\u20280013\u20288000。1380\u20280138000", "" },
    /* cases at courts */
    { "（2021）赣1122执13800138000号，(2021) 赣 1122 执恢 13800138000 号", "" },
    { "渝0101民初13800138000号，（2021）赣执复13800138000号", "" },
    { "13900139000张执13800138000", "mobile:0-11:1 mobile:13-24:1" },
    /* slips of the pen */
    { "手机：15400138000", "mobile:3-14:1" },
    { "手机：1380013800", "mobile:3-13:1" },
    { "手机：138001380001", "mobile:3-15:1" },
    { "手机：1380013800*", "mobile:3-14:1" },
    { "手机：138****8000", "" },
    { "手机：138****8000 1234567", "" },
    { "手机：**138 0013 8000**", "mobile:5-18:2" },
    { "●●●138-0013-8000", "mobile:3-16:1" },
    { "手机：*139 1234 5678", "mobile:4-17:2" },
    { "15400138000", "" },
    /* of other things */
    { "金额1,380,013,800", "" },
    { "照片13800138000.jpg", "" },
    { "电话13800138000.com", "mobile:2-13:2" },
    { "监督电话：13800138000、13900139000", "mobile:5-16:2:matter mobile:17-28:2:matter" },
    { "http://a.cn/q?mobile=13800138000&id=1", "mobile:21-32:2:linked" },
    { "http://a.cn/q?id=13800138000", "" },
    { "3f2504e0-4f89-11d3-9a0c-13800138000a", "" },
};

static const struct row accounts[] = {
    { "6222000000000009", "bank_card:0-16:2" },
    { "6222 0000 0000 0000 004", "bank_card:0-23:2" },
    { "6222000000000000005", "" },
    { "银行卡号6222000000000000005", "bank_card:4-23:1" },
    { "银行卡号：6222000000000009", "bank_card:5-21:3" },
    { "账号：123456789012", "bank_card:3-15:1" },
    { "账号：1234 5678 9012 345", "bank_card:3-21:1" },
    { "对公账户：123456789012", "bank_card:5-17:1:matter" },
    { "保证金账户 户名：示范市财政局 账号：123456789012", "bank_card:17-29:1:matter" },
    { "4000000000000002", "bank_card:0-16:2" },
    { "40000000000000002", "" },
    { "订单号6222000000000009", "" },
    { "见4000 0000 0000 0002 0001 0003", "" },
    { "http://a.cn/s?id=6222000000000009", "" },
    { "账号：1234567890123元", "" },
};

static const struct row codes[] = {
    { "11110000000000000N", "uscc:0-18:2" },
    { "（91990000MA0000015q）", "uscc:1-19:2" },
    { "信用代码11110000000000000N", "uscc:4-22:3" },
    { "11110000000000000M", "" },
    { "税号：11110000000000000M", "uscc:3-21:1" },
    { "税号：1111 0000 0000 0000 0N", "uscc:3-25:3" },
    { "1111 0000 0000 0000 0N", "" },
    { "税号：01110000000000000N", "" },
    { "税号：1111000000000000IN", "" },
    { "x11110000000000000N", "" },
};

static const struct row phones[] = {
    { "010-00000000", "phone:0-12:1" },
    { "（010）00000000", "phone:0-13:1" },
    { "+86 10 00000000", "phone:0-15:1" },
    { "0999-0000000", "phone:0-12:1" },
    { "0999-0000000-801", "phone:0-16:1" },
    { "0999-0000000转801", "phone:0-16:1" },
    { "01000000000", "" },
    { "电话：01000000000", "phone:3-14:2" },
    { "电话：80000000", "phone:3-11:2" },
    { "电话：8000 0000、8000001", "phone:3-12:2 phone:13-20:2" },
    { "电话：20240115", "" },
    { "80000000", "" },
    { "家庭电话：0999-0000000", "phone:5-17:2:secret" },
    { "传真：0999-0000000", "phone:3-15:2:matter" },
    { "JB-0999-0000000", "" },
    { "2018-0999-0000000-01", "" },
    { "编号：0999-0000000", "" },
    { "A20-9999999", "" },
};

static const struct row hotlines[] = {
    { "服务热线：400-000-0000、12345、12333、96001",
      "hotline:5-17:2 hotline:18-23:2 hotline:24-29:2 hotline:30-35:2" },
    { "400-0000000", "hotline:0-11:1" },
    { "400 000 0000", "" },
    { "拨打110", "hotline:2-5:2" },
    { "12345", "" },
    { "投诉12345件", "" },
    { "手机12345", "" },
};

static const struct row numbers[] = {
    { "1.3800138E10", "mobile:0-12:1" },
    { "13800138000.0", "mobile:0-11:1" },
    { "1.38E5", "" },
    { "1.23800138E10", "" },
};

static void test_hidden(void)
{
    struct gk_personal_walk walk = { .folded = &rig.folded,
                                     .today = INT32_MAX,
                                     .manner = GK_PERSONAL_IN_NAME };
    if (gk_fold(&rig.folded, GK_BYTES("11341702486344515H 0999-0000000")) != GK_OK)
        exit(2);
    ok(!gk_personal_hides(&walk), "what is noted at most hides no name");
}

int main(void)
{
    rig_open();
    LOOK_AT(identities, GK_PERSONAL_IN_TEXT);
    LOOK_AT(mobiles, GK_PERSONAL_IN_TEXT);
    LOOK_AT(accounts, GK_PERSONAL_IN_TEXT);
    LOOK_AT(codes, GK_PERSONAL_IN_TEXT);
    LOOK_AT(phones, GK_PERSONAL_IN_TEXT);
    LOOK_AT(hotlines, GK_PERSONAL_IN_TEXT);
    LOOK_AT(numbers, GK_PERSONAL_IN_NUMBER);
    test_hidden();
    return rig_close();
}
