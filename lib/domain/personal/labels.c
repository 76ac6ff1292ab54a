/*
 * labels.c - the words that stand before a number and say what it is.
 */
#include "base/utf8.h"
#include "domain/personal/family.h"

enum { LABEL_REACH = 20 };

bool gk_personal_is_label(enum gk_personal_kind kind, struct gk_bytes text)
{
    static const char *const cn_id[] = { "身份证",   "身分證",   "身分证", "身份證", "公民身份",
                                         "身份号码", "证件号码", "居住证", NULL };
    static const char *const mobile[] = { "手机", "手機",     "移动电话", "电话",
                                          "電話", "联系方式", NULL };
    const char *const *labels = kind == GK_PERSONAL_CN_ID ? cn_id : mobile;
    for (; *labels; labels++)
        if (gk_bytes_find(text, gk_bytes_of(*labels)))
            return true;
    return false;
}

bool gk_personal_labelled(enum gk_personal_kind kind, const struct gk_folded *folded, size_t cell)
{
    char before[LABEL_REACH * 4];
    size_t length = 0;
    for (size_t i = cell > LABEL_REACH ? cell - LABEL_REACH : 0; i < cell; i++)
        length += gk_utf8_encode(gk_personal_character(folded, i), before + length);
    return gk_personal_is_label(kind, (struct gk_bytes){ before, length });
}
