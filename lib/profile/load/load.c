#include "profile/load/load.h"

#include "conf/table.h"
#include "match/pattern.h"

enum gk_status gk_load_mistake(const struct gk_load *load, struct gk_bytes path, uint32_t line,
                               uint32_t column, enum gk_rule_id rule, struct gk_bytes first,
                               struct gk_bytes second, struct gk_bytes third)
{
    struct gk_bytes arguments[GK_ARGUMENTS] = { first, second, third };
    enum gk_status status = gk_mistake_add(load->mistakes, path, line, column, rule, arguments);
    return status == GK_INVALID ? GK_OK : status;
}

enum gk_status gk_load_duplicate(const struct gk_load *load, struct gk_bytes path, uint32_t line,
                                 struct gk_bytes what, uint32_t first_line)
{
    struct gk_bytes nothing = { 0 };
    struct gk_buffer number = { 0 };
    enum gk_status status = gk_buffer_print(&number, "%u", (unsigned)first_line);
    if (status == GK_OK)
        status = gk_load_mistake(load, path, line, 0, GK_RULE_PROFILE_DUPLICATE, what,
                                 gk_buffer_bytes(&number), nothing);
    gk_buffer_free(&number);
    return status;
}

static enum gk_status check_pattern(struct gk_load *load, struct gk_bytes path,
                                    const struct gk_tsv *tsv, struct gk_bytes source, bool *good)
{
    struct gk_pattern_error error = { 0 };
    struct gk_bytes nothing = { 0 };
    enum gk_status status = gk_pattern_check(source, &error);
    if (status != GK_INVALID)
        return status;
    *good = false;
    size_t offset = error.offset < source.length ? error.offset : source.length;
    return gk_load_mistake(load, path, tsv->line, gk_tsv_column(tsv, source.at + offset),
                           GK_RULE_PROFILE_PATTERN, gk_bytes_of(error.message), nothing, nothing);
}

enum gk_status gk_load_is_blank(struct gk_load *load, struct gk_bytes term, bool *blank)
{
    enum gk_status status = gk_fold(&load->folded, term);
    *blank = status == GK_OK;
    for (size_t i = 0; i < load->folded.count && *blank; i++)
        *blank = load->folded.characters[i] <= ' ';
    return status;
}

static enum gk_status check_term(struct gk_load *load, struct gk_bytes path,
                                 const struct gk_tsv *tsv, struct gk_bytes term, bool *good)
{
    struct gk_bytes nothing = { 0 };
    bool blank;
    enum gk_status status = gk_load_is_blank(load, term, &blank);
    if (status != GK_OK || !blank)
        return status;
    *good = false;
    return gk_load_mistake(load, path, tsv->line, gk_tsv_column(tsv, term.at), GK_RULE_PROFILE_TERM,
                           nothing, nothing, nothing);
}

enum gk_status gk_load_term(struct gk_load *load, const struct gk_profile_file *file,
                            const struct gk_tsv *tsv, struct gk_bytes cell, struct gk_bytes *term,
                            struct gk_bytes *pattern, bool *good)
{
    bool is_pattern = cell.length > 2 && cell.at[0] == '/' && cell.at[cell.length - 1] == '/';
    if (is_pattern)
        *pattern = (struct gk_bytes){ cell.at + 1, cell.length - 2 };
    else
        *term = cell;
    if (!gk_load_checks(load, file))
        return GK_OK;
    return is_pattern ? check_pattern(load, file->path, tsv, *pattern, good)
                      : check_term(load, file->path, tsv, cell, good);
}

bool gk_load_integer(struct gk_bytes text, int32_t largest, int32_t *value)
{
    bool negative = text.length && text.at[0] == '-';
    size_t at = negative || (text.length && text.at[0] == '+');
    if (at == text.length)
        return false;
    for (*value = 0; at < text.length; at++) {
        if (text.at[at] < '0' || text.at[at] > '9')
            return false;
        *value = *value * 10 + (text.at[at] - '0');
        if (*value > largest)
            return false;
    }
    *value = negative ? -*value : *value;
    return true;
}
