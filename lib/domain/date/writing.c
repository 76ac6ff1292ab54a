#include "domain/date.h"

#include "base/ascii.h"

int32_t gk_day_of_year(int year, struct gk_bytes text)
{
    static const size_t digits[] = { 0, 1, 3, 4 };
    if (text.length != 5 || text.at[2] != '-')
        return GK_NO_DAY;
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        if (!gk_is_ascii_digit(text.at[digits[i]]))
            return GK_NO_DAY;
    return gk_day(year, (text.at[0] - '0') * 10 + text.at[1] - '0',
                  (text.at[3] - '0') * 10 + text.at[4] - '0');
}

size_t gk_date_write(struct gk_date date, char out[16])
{
    gk_day_write(date.day, out);
    if (date.minutes < 0)
        return 10;
    out[10] = 'T';
    out[11] = (char)('0' + date.minutes / 600);
    out[12] = (char)('0' + date.minutes / 60 % 10);
    out[13] = ':';
    out[14] = (char)('0' + date.minutes % 60 / 10);
    out[15] = (char)('0' + date.minutes % 10);
    return 16;
}

size_t gk_date_write_rfc3339(struct gk_date date, char out[25])
{
    char start[16];
    size_t length = gk_date_write(date, start);
    memcpy(out, start, length);
    if (date.minutes < 0)
        return length;
    if (date.minutes >= 24 * 60)
        return 0;
    out[16] = ':';
    out[17] = (char)('0' + date.seconds / 10);
    out[18] = (char)('0' + date.seconds % 10);
    memcpy(out + 19, "+08:00", 6);
    return 25;
}

/* How many bytes of the text look like the pattern, in which 0 is any digit. */
static size_t match(struct gk_bytes text, size_t at, const char *pattern)
{
    size_t i = 0;
    for (; pattern[i]; i++) {
        if (at + i >= text.length)
            return 0;
        char c = text.at[at + i];
        if (pattern[i] == '0' ? !gk_is_ascii_digit(c) : c != pattern[i])
            return 0;
    }
    return i;
}

bool gk_date_is_iso(struct gk_bytes text)
{
    size_t at = match(text, 0, "0000-00-00");
    if (!at || at == text.length)
        return at;
    size_t clock = match(text, at, "T00:00");
    at += clock;
    size_t seconds = match(text, at, ":00");
    at += seconds;
    if (seconds && at < text.length && text.at[at] == '.')
        for (at++; at < text.length && gk_is_ascii_digit(text.at[at]);)
            at++;
    size_t zone = match(text, at, "Z");
    zone = zone ? zone : match(text, at, "+00:00");
    zone = zone ? zone : match(text, at, "-00:00");
    return clock && at + zone == text.length;
}
