/*
 * name.c - names of persons behind a label (姓名, 举报人, 患者 …), in a member or below a head of that
 * name, and those that follow in a list: a surname and one or two characters, 欧阳 and other surnames
 * of two, or parts joined by a middle dot.
 *
 * A name ends where no Han follows, or where one of the profile's units does: words that go on with
 * the sentence (因, 表示) and titles (局长). 张某 and 张* have been masked already.
 */
#include "domain/personal/family.h"

enum {
    PARTS_MOST = 5,
    PART_LONGEST = 8, /* Han on either side of a middle dot */
    NOTE_LONGEST = 8, /* cells in brackets behind a name: （组长） */
    GAP_LONGEST = 3,  /* cells between names of a list */
};

/* Surnames of one character: those of 百家姓, and others that are common today. */
static const uint_least32_t surnames[] =
    U"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范"
    U"彭郎"
    U"鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟"
    U"平黄"
    U"和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童"
    U"颜郭"
    U"梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉"
    U"钮龚"
    U"程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲"
    U"伊宫"
    U"宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    U"双闻"
    U"莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向"
    U"古易"
    U"慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    U"毋沙"
    U"乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏"
    U"墨哈"
    U"谯笪年爱阳佟肖付代覃辜操苟邸但衣揭仝展蹇门揣禚雒麦庹芦仵楼区冼矫逢邝赫刀刑兰卿原初占修侍";

static const uint_least32_t surnames_of_two[] =
    U"欧阳司马诸葛上官东方皇甫尉迟公孙令狐慕容司徒司空夏侯宇文长孙轩辕端木南宫万俟闻人赫连澹台公冶"
    U"宗政濮阳"
    U"淳于单于太叔申屠仲孙钟离鲜于闾丘亓官司寇子车颛孙巫马公西漆雕乐正壤驷公良拓跋百里呼延东郭南门"
    U"羊舌微生"
    U"独孤第五纳兰";

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

/* Characters of the surname at `cell`; 0 where there is none. */
static size_t surname_length(const struct gk_personal_walk *walk, size_t cell)
{
    uint32_t first = at(walk, cell);
    uint32_t second = at(walk, cell + 1);
    for (size_t i = 0; surnames_of_two[i]; i += 2)
        if (surnames_of_two[i] == first && surnames_of_two[i + 1] == second)
            return 2;
    for (size_t i = 0; surnames[i]; i++)
        if (surnames[i] == first)
            return 1;
    return 0;
}

static bool is_unit(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_has_unit(walk, GK_PERSONAL_NAME, cell);
}

/* Whether a name may end before `cell`. */
static bool ends_name(const struct gk_personal_walk *walk, size_t cell)
{
    return !gk_is_han(at(walk, cell)) || is_unit(walk, cell);
}

static size_t han_from(const struct gk_personal_walk *walk, size_t cell)
{
    size_t length = 0;
    while (length <= PART_LONGEST && gk_is_han(at(walk, cell + length)))
        length++;
    return length;
}

/* Behind a name of parts joined by middle dots, or `cell`. */
static size_t behind_joined(const struct gk_personal_walk *walk, size_t cell)
{
    size_t end = cell;
    for (int part = 0; part < PARTS_MOST; part++) {
        size_t length = han_from(walk, end);
        if (!length || length > PART_LONGEST)
            return cell;
        end += length;
        uint32_t c = at(walk, end);
        if (c != 0xB7 && c != 0x2022 && c != 0x30FB)
            return part ? end : cell;
        end++;
    }
    return cell;
}

/* Behind the name at `cell`, or `cell`. */
static size_t behind_name(const struct gk_personal_walk *walk, size_t cell)
{
    size_t joined = behind_joined(walk, cell);
    size_t surname = surname_length(walk, cell);
    size_t given = cell + surname;
    if (joined > cell || !surname || is_unit(walk, cell) || is_unit(walk, given) ||
        at(walk, given) == 0x67D0) /* 某 */
        return joined;
    if (han_from(walk, given) > 1 && is_unit(walk, given + 1))
        return given + 1;
    for (size_t length = 2; length; length--)
        if (han_from(walk, given) >= length && ends_name(walk, given + length))
            return given + length;
    return cell;
}

/* Where the next name of the list begins whose last one ends at `cell`; `cell` where none does. */
static size_t next_of_list(const struct gk_personal_walk *walk, size_t cell)
{
    size_t next = cell;
    if (at(walk, next) == '(') {
        while (next - cell <= NOTE_LONGEST && at(walk, next) != ')')
            next++;
        if (at(walk, next++) != ')')
            return cell;
    }
    size_t gap = next;
    while (next - gap < GAP_LONGEST) {
        uint32_t c = at(walk, next);
        if (c != 0x3001 && c != ' ' && c != '\n' && c != '\t' && c != 0x548C) /* 、 和 */
            break;
        next++;
    }
    return next > gap ? next : cell;
}

/* Whether a label stands before the name at `start`, with a colon; none is needed where the name
 * stands below the label, or in a member of that name. */
static bool is_label_before(const struct gk_personal_walk *walk, size_t cell, size_t start)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, GK_PERSONAL_NAME, cell);
    while (cell < start && at(walk, cell) != ':')
        cell++;
    return saying.role == GK_PERSONAL_LABEL && (saying.distance || cell < start);
}

bool gk_personal_person(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    bool listed = walk->last.end && walk->last.end == cell && walk->last.kind == GK_PERSONAL_NAME;
    size_t start = listed ? next_of_list(walk, cell) : gk_personal_behind_filling(walk, cell);
    if (listed ? start == cell : !is_label_before(walk, cell, start))
        return false;
    size_t end = behind_name(walk, start);
    if (end == start || gk_personal_holds_label(walk, start, end))
        return false;
    *found =
        (struct gk_personal){ .kind = GK_PERSONAL_NAME, .start = start, .end = end, .score = 2 };
    return true;
}
