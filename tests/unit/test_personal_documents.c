/* Travel documents, identity cards of Hong Kong, Macao and Taiwan, officers' certificates: shapes,
 * labels, slips of the pen, and what only looks like one. Numbers are made up. */
#include "personal.h"

static void test_passports(void)
{
    static const struct personal_row rows[] = {
        { "护照号码：E12345678", "passport 5-14 2" },
        { "护照号：EA1234567，G12345678、141234567",
          "passport 4-13 2, passport 14-23 2, passport 24-33 2" },
        { "经查护照号141234567已登记", "passport 5-14 2" },
        { "护照（号码）： ＭＡ１２３４５６７", "passport 8-17 2" },
        { "护照 E 1234 5678", "passport 3-14 2" },
        { "护照号：E1234567", "passport 4-12 1" },
        { "护照号：EO1260892", "passport 4-13 1" },
        { "持有张示的护照，号码为E12345678", "passport 11-20 2" },
        { "证件号码：E12345678", "passport 5-14 2" },
        { "证件号码：141234567", "" },
        { "持有张示的护照，号码为141234567", "" },
        { "E12345678 EA1234567", "" },
        { "设备型号E12345678，图号EA1234567", "" },
        { "护照遗失。E12345678", "" },
        { "护照号：E******78", "" },
        { "护照号：E12345678@a.cn", "email 4-18 2" },
        { "护照号：xE12345678", "passport 4-14 1" },
        { "护照号：E123456789012", "" },
    };
    TEST_ROWS(rows);
    is_text(gk_bytes_of(personal_in("E12345678", "护照号")), "passport 0-9 2", "a member's name");
    is_text(gk_bytes_of(personal_in("141234567", "护照号")), "passport 0-9 2", "digits alone");
}

static void test_permits(void)
{
    static const struct personal_row rows[] = {
        { "往来港澳通行证：C12345678", "hk_macau_permit 8-17 2" },
        { "往来港澳通行证 CA1234567", "hk_macau_permit 8-17 2" },
        { "回乡证H1234567801", "hk_macau_permit 3-14 2" },
        { "港澳居民来往内地通行证号码：M12345678", "hk_macau_permit 14-23 2" },
        { "往来台湾通行证L12345678", "taiwan_permit 7-16 2" },
        { "台胞证：12345678、1234567801", "taiwan_permit 4-12 2, taiwan_permit 13-23 2" },
        { "台湾居民来往大陆通行证办理，电话12345678", "" },
        { "编号C12345678，编号H12345678", "" },
    };
    TEST_ROWS(rows);
}

static void test_cards(void)
{
    static const struct personal_row rows[] = {
        { "香港身份证A000000(3)", "hk_id 5-15 3" },
        { "香港身份证：ＸＡ０００００２（４）", "hk_id 6-17 3" },
        { "香港身份证 A000000(4)", "hk_id 6-16 1" },
        { "身份证号：A0000003", "hk_id 5-13 3" },
        { "身份证号：A0000004", "" },
        { "A000000(3)", "~hk_id 0-10 1" },
        { "A000000(4) A0000003", "" },
        { "澳门居民身份证1000000(0)", "macau_id 7-17 2" },
        { "身份证：5000000(1)", "macau_id 4-14 2" },
        { "身份证：5000000", "" },
        { "身分證字號A100000001", "tw_id 5-15 3" },
        { "台湾身份证Z200000004，附件F123456780", "tw_id 5-15 3" },
        { "台湾身份证A100000002", "tw_id 5-15 1" },
        { "香港身份证：冀A2010074，香港身份证A2010074", "hk_id 21-29 1" },
        { "身份证：M517086311", "" },
        { "身份证：A100000001", "tw_id 4-14 3" },
        { "A100000001", "" },
    };
    TEST_ROWS(rows);
}

static void test_officers(void)
{
    static const struct personal_row rows[] = {
        { "证件类型：港澳居民来往内地通行证；证件号码：H12345678", "hk_macau_permit 22-31 2" },
        { "证件名称：台湾居民来往大陆通行证，证件号码：12345678", "taiwan_permit 22-30 2" },
        { "证件种类：外国护照；证件号码：567123456", "passport 15-24 1" },
        { "证件种类：外国护照；编号：567123456", "" },
        { "军官证士字第P011816X号", "officer_id 3-15 2" },
        { "警官证：字1234567", "officer_id 5-12 2" },
        { "军官证号：1234567", "officer_id 5-12 2" },
        { "张示 军字第2001988号、士字第20123456号", "officer_id 3-14 1, officer_id 15-27 1" },
        { "军官证：政字第2001号", "officer_id 4-12 2" },
        { "军官证：军 字 第 2001988 号", "officer_id 4-19 2" },
        { "军官证号\n军字第\n2001 988\n号。", "officer_id 5-19 2" },
        { "军官证2001988\n号码另附", "officer_id 3-10 2" },
        { "张示 军字第\n2001988号", "officer_id 3-15 1" },
        { "文职人员证：文职字第2012345号", "officer_id 6-18 2" },
        { "警官证（赣警字第012345号）", "officer_id 4-15 2" },
        { "证件类型：军官证，证件号：空字第1234567号", "officer_id 13-24 1" },
        { "凭军官证办理，按赣府字第202112号文执行", "" },
        { "人武部政字第12号文件，府办字第2018001号", "" },
        { "军字第2018号", "" },
    };
    TEST_ROWS(rows);
}

int main(void)
{
    rig_open();
    test_passports();
    test_permits();
    test_cards();
    test_officers();
    return rig_close();
}
