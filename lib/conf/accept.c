#include "conf/accept.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "conf/file.h"
#include "conf/json.h"
#include "finding/fingerprint.h"

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

/* The day that the text begins with, as a number; 0 where it does not begin with one. */
static uint32_t read_day(struct gk_bytes text)
{
    static const char form[] = "0000-00-00";
    uint32_t day = 0;
    if (text.length < sizeof form - 1)
        return 0;
    for (size_t i = 0; i < sizeof form - 1; i++) {
        if (form[i] == '0' ? !gk_is_ascii_digit(text.at[i]) : text.at[i] != form[i])
            return 0;
        day = form[i] == '0' ? 10 * day + (uint32_t)(text.at[i] - '0') : day;
    }
    return day;
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
    if (!read_day(line->text[WHEN]))
        return WHEN;
    return of_value && !gk_fingerprint_is(line->text[FINGERPRINT]) ? FINGERPRINT : MEMBERS;
}

static enum gk_status add(struct gk_accepted *accepted, const struct line *line,
                          enum gk_rule_id rule)
{
    struct gk_accepted_entry *entry = &accepted->entries[accepted->count];
    enum member mark = gk_accepted_by_fingerprint(rule) ? FINGERPRINT : POINTER;
    *entry = (struct gk_accepted_entry){ .rule = rule, .path = line->path, .line = line->number };
    entry->id = gk_arena_copy(&accepted->arena, line->text[ID]);
    entry->mark = gk_arena_copy(&accepted->arena, line->text[mark]);
    entry->why = gk_arena_copy(&accepted->arena, line->text[WHY]);
    entry->when = read_day(line->text[WHEN]);
    if (!entry->id.at || !entry->mark.at || !entry->why.at)
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

static int compare_findings(const struct gk_accepted_entry *left,
                            const struct gk_accepted_entry *right)
{
    int order = gk_bytes_compare(left->id, right->id);
    if (order == 0)
        order = (left->rule > right->rule) - (left->rule < right->rule);
    return order ? order : gk_bytes_compare(left->mark, right->mark);
}

/* Entries of one id stand together: a record with many accepted findings asks for each. Of one
 * finding the last line comes first. */
static int compare(const void *a, const void *b)
{
    const struct gk_accepted_entry *left = a;
    const struct gk_accepted_entry *right = b;
    int order = compare_findings(left, right);
    return order ? order : (left->line < right->line) - (left->line > right->line);
}

enum gk_status gk_accepted_open(struct gk_accepted *accepted, struct gk_bytes path,
                                struct gk_mistakes *mistakes)
{
    struct gk_arena arena = { 0 };
    struct gk_bytes text = { 0 };
    enum gk_status worst = gk_file_read(&arena, path, mistakes, &text);
    if (worst == GK_OK)
        worst = reserve(accepted, text);
    struct line line = { .path = gk_arena_copy(&accepted->arena, path), .mistakes = mistakes };
    worst = line.path.at ? worst : GK_NO_MEMORY;
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

static const struct gk_accepted_entry *find(const struct gk_accepted *accepted,
                                            struct gk_accepted_entry wanted)
{
    size_t low = 0;
    size_t high = accepted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_findings(&accepted->entries[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < accepted->count && !compare_findings(&accepted->entries[low], &wanted);
    return found ? &accepted->entries[low] : NULL;
}

const struct gk_accepted_entry *gk_accepted_find(const struct gk_accepted *accepted,
                                                 struct gk_bytes id, enum gk_rule_id rule,
                                                 struct gk_bytes pointer,
                                                 struct gk_bytes fingerprint)
{
    bool by_fingerprint = gk_accepted_by_fingerprint(rule);
    struct gk_accepted_entry wanted = { .id = id, .mark = pointer, .rule = rule };
    if (!id.length || (by_fingerprint && !fingerprint.length))
        return NULL;
    if (!by_fingerprint)
        return find(accepted, wanted);
    wanted.mark = fingerprint;
    const struct gk_accepted_entry *entry = find(accepted, wanted);
    wanted.mark = gk_fingerprint_earlier(fingerprint);
    return entry ? entry : find(accepted, wanted);
}
