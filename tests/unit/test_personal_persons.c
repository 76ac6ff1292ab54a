/* Names behind labels and in lists, and what is sensitive about a person. */
#include "personal.h"

static void test_names(void)
{
    static const struct personal_row rows[] = {
        { "姓名：欧阳清，今日接受随访", "name 3-6 2" },
        { "姓　名：张示今日接受随访", "name 4-6 2" },
        { "联系人：张示、李样、王 吉（组长）、欧阳示，电话",
          "name 4-6 2, name 7-9 2, name 10-13 2, name 18-21 2" },
        { "患者：阿依古丽·买买提因病", "name 3-13 2" },
        { "举报人张局长反映，患者张某，信访人：张*", "" },
        { "姓名 性别 单位 职务", "" },
        { "姓名：张示范街道", "" },
        { "张示、李样", "" },
    };
    TEST_ROWS(rows);
    is_text(gk_bytes_of(personal_in("张示", "姓名")), "name 0-2 2", "a member's name");
}

static void test_sensitive(void)
{
    static const struct personal_row rows[] = {
        { "残疾等级：二级，残疾类别：肢体", "sensitive 5-7 2, sensitive 13-15 2" },
        { "残疾等级二级；病种：尿毒症，致贫原因：因病",
          "sensitive 4-6 2, sensitive 10-13 2, sensitive 19-21 2" },
        { "健康状况：良好，困难状况：无，健康状况：", "" },
        { "困难程度：一般困难，致贫原因：无劳动力，健康状况：一般",
          "sensitive 5-9 2, sensitive 15-19 2" },
        { "病种：尿毒症\n致贫原因：因病\n低保类别：A类",
          "sensitive 3-6 2, sensitive 12-14 2, sensitive 20-22 2" },
        { "张某某（9岁），托班（3岁以下）", "sensitive 4-6 2" },
        { "残疾等级评定办法，病种目录，健康状况证明", "" },
        { "残疾类别 残疾等级 联系电话", "" },
        { "困难状况：车京A54321因病", "sensitive 5-15 2, plate 6-13 1" },
        { "年龄：12，年龄9岁，张某某，女，9岁。",
          "sensitive 3-5 2, sensitive 8-9 2, sensitive 17-19 2" },
        { "年龄：45，3-6岁，0,3岁，年满6周岁，张某某，男，14岁", "" },
    };
    TEST_ROWS(rows);
    is_text(gk_bytes_of(personal_in("肢体", "残疾类别")), "sensitive 0-2 2", "a member's name");
    is_text(gk_bytes_of(personal_in("良好", "健康状况")), "", "a value that says nothing");
}

int main(void)
{
    rig_open();
    test_names();
    test_sensitive();
    return rig_close();
}
