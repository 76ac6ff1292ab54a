/* Addresses of mailboxes: where they begin and end, and whose they are. */
#include "personal.h"

int main(void)
{
    static const struct personal_row rows[] = {
        { "my email is user@xn--80ak6aa92e.com today", "email 12-35 2" },
        { "a@xn--d1acufc.xn--p1ai", "email 0-22 2" },
        { "经查邮箱nbilly@126.com已登记", "!email 4-18 2" },
        { "nbilly@126.com", "email 0-14 2" },
        { "邮箱：a@163.com、b@qq.com；c@a.gov.cn", "!email 3-12 2, !email 13-21 2, email 22-32 2" },
        { "邮箱：zhangshi＠163．com", "!email 3-19 2" },
        { "邮箱：zhangshi@163。com", "!email 3-19 2" },
        { "邮箱：zhangshi @ 163.com，甲 @ 乙", "!email 3-21 2" },
        { "zhangshi @ 163.com", "" },
        { "13912345678@139.com +8613912345678@a.cn", "!email 0-19 2, !email 20-39 2" },
        { "办公邮箱 kjj@163.com，材料发送至邮箱 b@163.com", "email 5-16 2, email 25-34 2" },
        { "电话：0311-66908822电子邮箱：kjj@163.com", "phone 3-16 2, email 21-32 2" },
        { "电话：13912345678 邮箱：zs@163.com", "mobile 3-14 2, !email 18-28 2" },
        { "zs@163.com139号", "email 0-10 2" },
        { "联系地址：示例路1号\n姓名：张示\n邮箱：zs@163.com", "name 14-16 2, !email 20-30 2" },
        { "办公地址：示例路1号\n联系人：张示\n邮箱：zs@163.com", "name 15-17 2, email 21-31 2" },
        { "汉字@qq.com 小磊@小磊.com info@presidio. abc_%cde@aaa.c", "" },
        { "Hi, @Eve, https://frank.website.com/CV/#cite_2", "" },
        { "https://user:word@a.com/x", "" },
        { "邮箱：z*******@163.com", "" },
        { "86-13912345678@139.com", "!email 0-22 2" },
        { "m13912345678@163.com", "!email 0-20 2" },
        { "13912345678.zs@163.com", "!email 0-22 2" },
        { "a911010519491231002X@qq.com", "email 0-27 2" },
        { "11010519491231002X@qq.com", "!email 0-25 2" },
        { "139123456789@a.cn", "email 0-17 2" },
    };
    rig_open();
    TEST_ROWS(rows);
    return rig_close();
}
