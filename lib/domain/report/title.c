#include "domain/report/title.h"

#include "base/ascii.h"

enum { DIGITS = 4 };

/* Where the first of the words stands in the text; NULL where none does. */
static const char *find_any(struct gk_bytes text, const struct gk_annual_list *words)
{
    const char *first = NULL;
    for (size_t i = 0; i < words->count; i++) {
        const char *at = words->at[i].length ? gk_bytes_find(text, words->at[i]) : NULL;
        if (at && (!first || at < first))
            first = at;
    }
    return first;
}

static bool starts_at(struct gk_bytes text, size_t at, struct gk_bytes word)
{
    return gk_bytes_start_with((struct gk_bytes){ text.at + at, text.length - at }, word);
}

/* 2019年, 2019年度 at that place; its length, or 0. */
static size_t read_year(struct gk_bytes text, size_t at, int32_t *year)
{
    struct gk_bytes sign = GK_BYTES("年");
    struct gk_bytes term = GK_BYTES("度");
    size_t end = at;
    *year = 0;
    while (end < text.length && end - at < DIGITS && gk_is_ascii_digit((uint8_t)text.at[end]))
        *year = *year * 10 + (text.at[end++] - '0');
    while (end - at == DIGITS && end < text.length && text.at[end] == ' ')
        end++;
    if (end - at < DIGITS || !starts_at(text, end, sign) || *year < 1990 || *year > 2100)
        return 0;
    end += sign.length;
    return end - at + (starts_at(text, end, term) ? term.length : 0);
}

static bool is_left_out(char byte)
{
    return byte == ' ' || byte == '(' || byte == ')' || byte == '[' || byte == ']' || byte == '<' ||
           byte == '>';
}

/* Copies what is neither a year nor a sign, nor 关于, which leads from the issuer to the matter. */
static enum gk_status copy_issuer(struct gk_bytes text, struct gk_buffer *issuer)
{
    struct gk_bytes about = GK_BYTES("关于");
    enum gk_status status = GK_OK;
    gk_buffer_clear(issuer);
    for (size_t i = 0; i < text.length && status == GK_OK;) {
        int32_t year;
        size_t length = read_year(text, i, &year);
        if (!length && starts_at(text, i, about))
            length = about.length;
        if (length || is_left_out(text.at[i]))
            i += length ? length : 1;
        else
            status = gk_buffer_append_byte(issuer, text.at[i++]);
    }
    return status;
}

enum gk_status gk_annual_title_read(struct gk_bytes title, struct gk_bytes column,
                                    const struct gk_annual_words *words,
                                    struct gk_annual_title *read, struct gk_buffer *issuer)
{
    const char *kind = find_any(title, &words->kinds);
    *read = (struct gk_annual_title){ 0 };
    if (!kind || find_any(title, &words->others))
        return GK_OK;
    const char *subject = find_any(title, &words->subjects);
    read->is_report = subject || find_any(column, &words->columns);
    if (!read->is_report)
        return GK_OK;
    for (size_t i = 0; i + DIGITS < title.length && !read->year; i++) {
        int32_t year;
        if ((!i || !gk_is_ascii_digit((uint8_t)title.at[i - 1])) && read_year(title, i, &year))
            read->year = year;
    }
    const char *end = subject && subject < kind ? subject : kind;
    return copy_issuer((struct gk_bytes){ title.at, (size_t)(end - title.at) }, issuer);
}
