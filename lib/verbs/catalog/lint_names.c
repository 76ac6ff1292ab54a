/*
 * lint_names.c - what the cells of a catalogue list: channels, and things to publish.
 */
#include "base/utf8.h"
#include "domain/box.h"
#include "domain/letters.h"
#include "verbs/catalog/lint_inside.h"

/* ---- words */

enum gk_status gk_catalog_lint_list(struct gk_catalog_lint *lint, const char *parameter,
                                    struct gk_catalog_names *names)
{
    return gk_profile_texts(lint->plan->profile, "catalog", "lint", parameter, lint->end->arena,
                            &names->at, &names->count);
}

enum gk_status gk_catalog_lint_read_words(struct gk_catalog_lint *lint)
{
    struct gk_catalog_lint_words *words = &lint->words;
    const struct {
        const char *name;
        struct gk_catalog_names *names;
    } lists[] = { { "channels", &words->channels },
                  { "things", &words->things },
                  { "one", &words->one },
                  { "whole", &words->whole },
                  { "behind", &words->behind } };
    enum gk_status status = GK_OK;
    int64_t bundled;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == GK_OK; i++)
        status = gk_catalog_lint_list(lint, lists[i].name, lists[i].names);
    for (size_t i = 0; status == GK_OK && i < words->channels.count; i++) {
        words->channels.at[i] = gk_catalog_lint_fold(lint, words->channels.at[i]);
        status = words->channels.at[i].at ? GK_OK : GK_NO_MEMORY;
    }
    if (gk_profile_integer(lint->plan->profile, "catalog", "lint", "bundled", &bundled) &&
        bundled >= 0 && bundled <= UINT32_MAX)
        words->bundled = (uint32_t)bundled;
    return status;
}

/* ---- lists */

static struct gk_bytes trim(struct gk_bytes text)
{
    while (text.length) {
        size_t length;
        if (!gk_is_blank(gk_utf8_decode(text, &length)))
            break;
        text.at += length;
        text.length -= length;
    }
    return gk_bytes_trim(text);
}

/* The next part of a list, without blanks around it. What stands in brackets or quotes is not
 * parted. The separators are characters, in UTF-8. False at the end; *rest is what follows. */
static bool next_part(struct gk_bytes *rest, const char *separators, struct gk_bytes *part)
{
    while (rest->length) {
        size_t length, end = 0;
        int depth = 0;
        bool ends = false;
        *part = (struct gk_bytes){ rest->at, 0 };
        while (end < rest->length && !ends) {
            struct gk_bytes left = { rest->at + end, rest->length - end };
            uint32_t c = gk_utf8_decode(left, &length);
            depth += gk_utf8_is_one_of(c, "（(【[〔《“") ? 1 : 0;
            depth -= depth && gk_utf8_is_one_of(c, "）)】]〕》”") ? 1 : 0;
            ends = !depth && gk_utf8_is_one_of(c, separators);
            part->length += ends ? 0 : length;
            end += length;
        }
        rest->at += end;
        rest->length -= end;
        *part = trim(*part);
        if (part->length)
            return true;
    }
    return false;
}

/* ---- channels */

bool gk_catalog_lint_has_channel(const struct gk_catalog_item *item)
{
    size_t length;
    if (gk_is_absent(item->channels))
        return false;
    /* Where one is ticked, the loader has left the boxes out. */
    uint32_t first = gk_utf8_decode(gk_bytes_trim(item->channels), &length);
    return !gk_is_empty_box(first);
}

/* Without what stands in brackets or behind a colon: 其他（请注明）, 网站：www… */
static struct gk_bytes bare(struct gk_bytes folded)
{
    for (size_t i = 1; i < folded.length; i++)
        if (folded.at[i] == '(' || folded.at[i] == '[' || folded.at[i] == ':')
            return gk_bytes_trim((struct gk_bytes){ folded.at, i });
    return folded;
}

static bool has_end_in(struct gk_bytes name, const struct gk_catalog_names *known)
{
    for (size_t i = 0; i < known->count; i++)
        if (gk_bytes_start_with(name, known->at[i]) || gk_bytes_end_with(name, known->at[i]))
            return true;
    return false;
}

static enum gk_status is_known(struct gk_catalog_lint *lint, struct gk_bytes name, bool *is)
{
    const struct gk_catalog_names *known = &lint->words.channels;
    struct gk_bytes folded = gk_catalog_lint_fold(lint, name);
    *is = folded.at && (has_end_in(folded, known) || has_end_in(bare(folded), known));
    return folded.at ? GK_OK : GK_NO_MEMORY;
}

/*
 * Blanks part names (政府网站 政府公报), or stand in one that was broken (政府网⏎站): where a piece is
 * known, they part. *unknown is empty where all is known.
 */
static enum gk_status find_unknown(struct gk_catalog_lint *lint, struct gk_bytes part,
                                   struct gk_bytes *unknown)
{
    struct gk_bytes rest = part, piece;
    bool some = false, is;
    enum gk_status status = GK_OK;
    *unknown = GK_BYTES("");
    while (status == GK_OK && next_part(&rest, " \t\r\n　", &piece)) {
        status = is_known(lint, piece, &is);
        some |= is;
        if (!is && !unknown->length)
            *unknown = piece;
    }
    if (status != GK_OK || some)
        return status;
    status = is_known(lint, part, &is);
    *unknown = is ? GK_BYTES("") : part;
    return status;
}

enum gk_status gk_catalog_lint_channels(struct gk_catalog_lint *lint,
                                        const struct gk_catalog_item *item)
{
    struct gk_bytes rest = item->channels, part, unknown;
    enum gk_status status = GK_OK;
    if (!gk_catalog_lint_has_channel(item) || gk_bytes_equal(rest, lint->last_channels))
        return GK_OK;
    lint->last_channels = rest;
    while (status == GK_OK && next_part(&rest, "、，,；;。", &part)) {
        status = find_unknown(lint, part, &unknown);
        if (status == GK_OK && unknown.length)
            status = gk_catalog_lint_tell(lint, item, GK_RULE_CATALOG_CHANNEL, GK_OFF, unknown,
                                          GK_BYTES(""));
    }
    return status;
}

/* ---- bundles */

static bool ends_with_one(struct gk_bytes text, const struct gk_catalog_names *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (gk_bytes_end_with(text, words->at[i]))
            return true;
    return false;
}

static bool holds_one(struct gk_bytes text, const struct gk_catalog_names *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (gk_bytes_find(text, words->at[i]))
            return true;
    return false;
}

/* A word of `one` with something behind it. */
static bool is_of_one(struct gk_bytes last, const struct gk_catalog_names *words)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *at = gk_bytes_find(last, words->at[i]);
        if (at && at + words->at[i].length < last.at + last.length)
            return true;
    }
    return false;
}

/* How many things a text lists; `things`: only those count that are such, if they are most. */
static uint32_t count_things(const struct gk_catalog_lint_words *words, struct gk_bytes text,
                             bool things)
{
    uint32_t parts = 0, counted = 0;
    struct gk_bytes part, last = { NULL, 0 };
    while (next_part(&text, things ? "、；;，,\n" : "、；;/\n", &part)) {
        parts++;
        counted += !things || ends_with_one(part, &words->things);
        last = part;
    }
    bool most = counted * 2 > parts;
    return most && !is_of_one(last, &words->one) ? counted : 0;
}

enum gk_status gk_catalog_lint_bundle(struct gk_catalog_lint *lint,
                                      const struct gk_catalog_item *item)
{
    const struct gk_catalog_lint_words *words = &lint->words;
    struct gk_bytes said = item->title;
    uint32_t count = holds_one(said, &words->whole) ? 0 : count_things(words, said, false);
    if (count < words->bundled) {
        said = item->content;
        count = holds_one(said, &words->whole) ? 0 : count_things(words, said, true);
    }
    if (!words->bundled || count < words->bundled)
        return GK_OK;
    struct gk_bytes number = gk_catalog_lint_number(lint, count);
    return number.at
               ? gk_catalog_lint_tell(lint, item, GK_RULE_CATALOG_BUNDLED, GK_OFF, number, said)
               : GK_NO_MEMORY;
}
