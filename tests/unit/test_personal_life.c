/* When somebody was born and where somebody lives, and what looks like it. */
#include "personal.h"

static void test_births(void)
{
    static const struct personal_row rows[] = {
        { "张示，1949年12月31日出生；李样 出生年月1951.07",
          "birth_date 3-14 2, birth_date 24-31 2" },
        { "出生日期：1951-07-02，出生年月：1951/7，生日19510702",
          "birth_date 5-15 2, birth_date 21-27 2, birth_date 30-38 2" },
        { "生于一九四九年十二月三十一日，一九五〇年一月出生。",
          "birth_date 2-14 2, birth_date 15-22 2" },
        { "张示，男，1949年12月生，1950年生人，1951年出生",
          "birth_date 5-13 2, birth_date 15-20 2, birth_date 23-28 2" },
        { "１９４９年１２月３１日生", "birth_date 0-11 2" },
        { "出生 日期：1949 年 12 月 31 日", "birth_date 6-22 2" },
        { "张示，1970年5月生，现任某局局长", "~birth_date 3-10 2" },
        { "任前公示（2019年4月16日）", "" },
        { "2018年12月31日生效，产生于2018年5月，2018年5月生产", "" },
        { "2016年8月31日前出生，2018年出生人口10万", "" },
        { "1949年12月31日", "" },
        { "出生日期：***********，出生年月：1951.13", "" },
        { "出生日期：1951.073", "" },
        { "出生年月：75.03，出生年月：75年3月，生日80.3.5",
          "birth_date 5-10 2, birth_date 16-21 2, birth_date 24-30 2" },
        { "出生12.05万人，出生 12.5%，出生日期：75.13，出生日期：75", "" },
        { "出生日期：1980-03-05T00:00:00.000+08:00，出生日期：1980-03-05 08:30",
          "birth_date 5-34 2, birth_date 40-56 2" },
        { "出生日期：1980-03-05T08:30:00Z。", "birth_date 5-25 2" },
        { "出生日期：1980-03-05 张示", "birth_date 5-15 2" },
        { "出生日期：1980年3月\n5日，出生年月：1980\n年3月",
          "birth_date 5-15 2, birth_date 21-29 2" },
        { "出生日期：1980-03-\n05，出生年月：1980、03", "birth_date 5-16 2, birth_date 22-29 2" },
        { "出生日期：1980年3月5号，1980年3月5号出生", "birth_date 5-14 2, birth_date 15-24 2" },
    };
    TEST_ROWS(rows);
    is_text(gk_bytes_of(personal_in("1951.07", "出生年月")), "birth_date 0-7 2", "a member's name");
    is_text(gk_bytes_of(personal_in("1951.07", "成文日期")), "", "a date of something else");
}

static void test_addresses(void)
{
    static const struct personal_row rows[] = {
        { "现住址：澄海省新川市星河区云杉街道康悦路88号。", "address 4-23 2" },
        { "家庭住址：示范市示范区示范街道289号附近村民", "address 5-19 2" },
        { "户籍地：新乡市示范区东方红小区5栋2单元301室，电话", "address 4-24 2" },
        { "住　址：示范县示范镇示范村三组12-3", "address 4-19 2" },
        { "家庭住址：示范乡示范村东组12号 6217", "address 5-16 2" },
        { "家庭住址：示范省示范市示范县示范镇示范社区", "" },
        { "家庭住址：示范路92号", "" },
        { "家庭住址：示例市示范区示范路1号阳光花园3-2-501，", "address 5-27 2" },
        { "家庭住址：示范区幸福小区5-2-301，住址：阳光花园 3-2-501",
          "address 5-19 2, address 23-35 2" },
        { "家庭住址：示范县城阳光花园3栋2单元501，住址：示范小区12栋3单元",
          "address 5-21 2, address 25-35 2" },
        { "住址：阳光花园2021-03，住址：示范县2021-03-05", "" },
        { "采购人地址：示范市示范区示范路92号；办公地址：示范市示范区示范路92号", "" },
        { "家庭住址 联系电话 示范乡示范村东组12号", "" },
        { "示范公司，住所地示范市示范区示范路92号，住所：示范市示范区示范路92号", "" },
        { "张示，住示范市示范区示范路92号", "address 4-16 2" },
        { "住址：示范市示范区示范街道****", "" },
        { "示范市示范区示范街道289号", "" },
    };
    TEST_ROWS(rows);
    is_text(gk_bytes_of(personal_in("示范乡示范村东组12号", "家庭住址")), "address 0-11 2",
            "a member's name");
    is_text(gk_bytes_of(personal_in("示范乡示范村东组12号", "办公地址")), "", "an office's");
}

int main(void)
{
    rig_open();
    test_births();
    test_addresses();
    return rig_close();
}
