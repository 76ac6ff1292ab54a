#include "text/character.h"

#include "base/ascii.h"
#include "text/big5.h"
#include "text/gbk.h"
#include "text/tables/tables.h"

enum {
    PLANE_CODES = 39420,     /* four-byte codes of the Basic Multilingual Plane */
    BEYOND_CODES = 0x100000, /* and of the planes beyond, which begin at 90 30 81 30 */
};

/* The character of the four-byte code of that number, counted from 81 30 81 30. */
static uint32_t character_of_code(uint32_t code)
{
    const uint32_t beyond = (0x90 - 0x81) * 10 * 126 * 10;
    if (code >= beyond)
        return code - beyond < BEYOND_CODES ? 0x10000 + (code - beyond) : GK_UTF8_INVALID;
    if (code >= PLANE_CODES)
        return GK_UTF8_INVALID;
    size_t low = 0, high = gk_gb18030_run_count - 1;
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        if (gk_gb18030_runs[middle].code <= code)
            low = middle;
        else
            high = middle - 1;
    }
    const struct gk_gb18030_run *run = &gk_gb18030_runs[low];
    return gk_gbk_standard(run->character + (code - run->code));
}

uint32_t gk_gb18030_next(struct gk_bytes bytes, size_t *length)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    *length = bytes.length ? 1 : 0;
    if (!bytes.length)
        return GK_UTF8_INVALID;
    if (at[0] < 0x80)
        return at[0];
    if (at[0] == 0x80)
        return 0x20AC;
    if (bytes.length < 2 || !gk_gbk_is_lead(at[0]))
        return GK_UTF8_INVALID;
    uint32_t character = gk_gbk_decode(at[0], at[1]);
    if (character) {
        *length = 2;
        return character;
    }
    if (bytes.length < 4 || !gk_is_ascii_digit(at[1]) || !gk_gbk_is_lead(at[2]) ||
        !gk_is_ascii_digit(at[3]))
        return GK_UTF8_INVALID;
    uint32_t high = (at[0] - 0x81u) * 10 + at[1] - '0';
    uint32_t low = (at[2] - 0x81u) * 10 + at[3] - '0';
    character = character_of_code(high * 1260 + low);
    if (character != GK_UTF8_INVALID)
        *length = 4;
    return character;
}

uint32_t gk_big5_next(struct gk_bytes bytes, size_t *length)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    *length = bytes.length ? 1 : 0;
    if (!bytes.length)
        return GK_UTF8_INVALID;
    if (at[0] < 0x80)
        return at[0];
    uint32_t character = bytes.length > 1 ? gk_big5_decode(at[0], at[1]) : 0;
    *length = character ? 2 : 1;
    return character ? character : GK_UTF8_INVALID;
}
