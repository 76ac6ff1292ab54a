/* Number plates: by their shape alone, those of offices a public matter, and what looks like one. */
#include "personal.h"

int main(void)
{
    static const struct personal_row rows[] = {
        { "京A54321", "plate 0-7 1" },
        { "车牌号京A·54321，京Ａ５４３２１", "plate 3-11 2, plate 12-19 2" },
        { "京AD54321 粤BA03205 京ADF4321 京A12345D",
          "plate 0-8 1, plate 9-17 1, plate 18-26 1, plate 27-35 1" },
        { "京A1234挂 粤Z1234港", "plate 0-7 1, plate 8-15 1" },
        { "京A1234警 沪A1234领", "~plate 0-7 1, ~plate 8-15 1" },
        { "公务用车车牌号京A00599已封存", "~plate 7-14 2" },
        { "公车处置：京A11111、京A22222；联系人张示，京A33333",
          "~plate 5-12 1, ~plate 13-20 1, ~plate 27-34 1" },
        { "京A5432 京I54321 京AB543 京A543210 京A123 京AABCDE", "" },
        { "云A股市场 京A级旅游景区 新A1234车", "" },
        { "苏A12345标段；项目编号冀A2023001；项目编号：冀A20230", "" },
        { "车牌：使014578，使014578", "~plate 3-10 2, ~plate 11-18 2" },
        { "使014578，大使2018年", "" },
        { "浙苏H6F681", "" },
        { "京A***21", "" },
        { "http://a.cn/京A54321", "plate 12-19 1" },
        { "车牌号：京 A54321，车牌\n京\nA54321", "plate 4-12 2, plate 16-24 2" },
        { "查获京 A54321，在京 A54321 次列车", "" },
    };
    rig_open();
    TEST_ROWS(rows);
    return rig_close();
}
