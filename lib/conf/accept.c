#include "conf/accept.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "conf/file.h"
#include "conf/json.h"
#include "finding/fingerprint.h"

struct gk_accepted_entry {
    struct gk_bytes id;
    struct gk_bytes mark; /* the pointer, or the fingerprint for group redact */
    enum gk_rule_id rule;
};

enum member {
    ID,
    RULE,
    POINTER,
    WHO,
    WHEN,
    WHY,
    FINGERPRINT,
    MEMBERS,
};

static const char *const names[MEMBERS] = {
    [ID] = "id",     [RULE] = "rule", [POINTER] = "pointer",         [WHO] = "who",
    [WHEN] = "when", [WHY] = "why",   [FINGERPRINT] = "fingerprint",
};

struct line {
    struct gk_bytes path;
    uint32_t number;
    struct gk_mistakes *mistakes;
    struct gk_bytes text[MEMBERS];
};

static enum gk_status complain(struct line *line, enum gk_rule_id rule, struct gk_bytes what)
{
    struct gk_bytes arguments[GK_ARGUMENTS] = { what };
    return gk_mistake_add(line->mistakes, line->path, line->number, 0, rule, arguments);
}

bool gk_accepted_by_fingerprint(enum gk_rule_id rule)
{
    return rule < GK_RULE_COUNT &&
           gk_bytes_start_with(gk_bytes_of(gk_rule(rule)->id), GK_BYTES("redact."));
}

static bool is_date(struct gk_bytes text)
{
    static const char form[] = "0000-00-00";
    if (text.length < sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == '0' ? !gk_is_ascii_digit(text.at[i]) : text.at[i] != form[i])
            return false;
    return true;
}

/* The member's text where it is there and is a text. */
static enum gk_status take_members(struct line *line, const struct gk_json_value *object)
{
    struct gk_json_walk walk = { .container = object };
    while (gk_json_next(&walk)) {
        int member = ID;
        while (member < MEMBERS && strcmp(names[member], walk.name) != 0)
            member++;
        if (member == MEMBERS || !gk_json_text(walk.value, &line->text[member]))
            return complain(line, GK_RULE_PROFILE_ACCEPT, gk_bytes_of(walk.name));
    }
    return GK_OK;
}

/* Whether who and why are there, and one of them is empty. */
static bool is_unanswered(const struct line *line)
{
    return line->text[WHO].at && line->text[WHY].at &&
           (!gk_bytes_trim(line->text[WHO]).length || !gk_bytes_trim(line->text[WHY]).length);
}

/* Which member is missing or wrong, or MEMBERS. */
static int wrong_member(const struct line *line, enum gk_rule_id rule)
{
    bool of_value = gk_accepted_by_fingerprint(rule);
    for (int i = ID; i <= WHY; i++)
        if (i == POINTER ? !line->text[i].at && !of_value : !line->text[i].length)
            return i;
    if (!is_date(line->text[WHEN]))
        return WHEN;
    return of_value && !gk_fingerprint_is(line->text[FINGERPRINT]) ? FINGERPRINT : MEMBERS;
}

static enum gk_status add(struct gk_accepted *accepted, const struct line *line,
                          enum gk_rule_id rule)
{
    struct gk_accepted_entry *entry = &accepted->entries[accepted->count];
    enum member mark = gk_accepted_by_fingerprint(rule) ? FINGERPRINT : POINTER;
    *entry = (struct gk_accepted_entry){ .rule = rule };
    entry->id = gk_arena_copy(&accepted->arena, line->text[ID]);
    entry->mark = gk_arena_copy(&accepted->arena, line->text[mark]);
    if (!entry->id.at || !entry->mark.at)
        return GK_NO_MEMORY;
    accepted->count++;
    return GK_OK;
}

static enum gk_status read_line(struct gk_accepted *accepted, struct line *line,
                                struct gk_bytes text)
{
    struct gk_json json = { 0 };
    enum gk_status status = gk_json_read(&json, text, line->path, line->number, line->mistakes);
    if (status != GK_OK)
        return status;
    memset(line->text, 0, sizeof line->text);
    if (gk_json_type(json.root) != GK_JSON_OBJECT)
        status = complain(line, GK_RULE_PROFILE_ACCEPT, gk_bytes_of(names[ID]));
    else
        status = take_members(line, json.root);
    if (status == GK_OK) {
        enum gk_rule_id rule = gk_rule_find(line->text[RULE]);
        int wrong = MEMBERS;
        if (line->text[RULE].length && rule == GK_RULE_COUNT)
            status = complain(line, GK_RULE_PROFILE_RULE, line->text[RULE]);
        else if (is_unanswered(line))
            accepted->unanswered++;
        else if ((wrong = wrong_member(line, rule)) != MEMBERS)
            status = complain(line, GK_RULE_PROFILE_ACCEPT, gk_bytes_of(names[wrong]));
        else
            status = add(accepted, line, rule);
    }
    gk_json_free(&json);
    return status;
}

/* Room for one entry a line behind those already there. */
static enum gk_status reserve(struct gk_accepted *accepted, struct gk_bytes text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.length; i++)
        lines += text.at[i] == '\n';
    struct gk_accepted_entry *entries =
        gk_arena_array(&accepted->arena, accepted->count + lines, sizeof *entries);
    if (!entries)
        return GK_NO_MEMORY;
    if (accepted->count)
        memcpy(entries, accepted->entries, accepted->count * sizeof *entries);
    accepted->entries = entries;
    return GK_OK;
}

/* Entries of one id stand together: a record with many accepted findings asks for each. */
static int compare(const void *a, const void *b)
{
    const struct gk_accepted_entry *left = a;
    const struct gk_accepted_entry *right = b;
    int order = gk_bytes_compare(left->id, right->id);
    if (order == 0)
        order = (left->rule > right->rule) - (left->rule < right->rule);
    return order ? order : gk_bytes_compare(left->mark, right->mark);
}

enum gk_status gk_accepted_open(struct gk_accepted *accepted, struct gk_bytes path,
                                struct gk_mistakes *mistakes)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes text = { 0 };
    enum gk_status worst = gk_file_read(&arena, path, mistakes, &text);
    if (worst == GK_OK)
        worst = reserve(accepted, text);
    struct line line = { .path = path, .mistakes = mistakes };
    while (text.length && worst != GK_NO_MEMORY) {
        const char *end = memchr(text.at, '\n', text.length);
        struct gk_bytes whole = { text.at, end ? (size_t)(end - text.at) : text.length };
        struct gk_bytes visible = gk_bytes_trim(whole);
        line.number++;
        enum gk_status status = visible.length ? read_line(accepted, &line, visible) : GK_OK;
        worst = status == GK_OK ? worst : status;
        text.at += whole.length + (end != NULL);
        text.length -= whole.length + (end != NULL);
    }
    gk_arena_free(&arena);
    if (accepted->count)
        qsort(accepted->entries, accepted->count, sizeof *accepted->entries, compare);
    return worst;
}

void gk_accepted_close(struct gk_accepted *accepted)
{
    gk_arena_free(&accepted->arena);
    *accepted = (struct gk_accepted){ 0 };
}

static bool has(const struct gk_accepted *accepted, struct gk_accepted_entry wanted)
{
    return accepted->count &&
           bsearch(&wanted, accepted->entries, accepted->count, sizeof *accepted->entries, compare);
}

bool gk_accepted_has(const struct gk_accepted *accepted, struct gk_bytes id, enum gk_rule_id rule,
                     struct gk_bytes pointer, struct gk_bytes fingerprint)
{
    if (!id.length || (gk_accepted_by_fingerprint(rule) && !fingerprint.length))
        return false;
    if (!gk_accepted_by_fingerprint(rule))
        return has(accepted, (struct gk_accepted_entry){ id, pointer, rule });
    struct gk_bytes earlier = gk_fingerprint_earlier(fingerprint);
    return has(accepted, (struct gk_accepted_entry){ id, fingerprint, rule }) ||
           has(accepted, (struct gk_accepted_entry){ id, earlier, rule });
}
