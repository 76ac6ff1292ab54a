#include "verbs/catalog/lint.h"

#include "domain/letters.h"
#include "verbs/catalog/lint_inside.h"

/* ---- what is not said */

static const char *const part_names[GK_CATALOG_PARTS] = {
    "公开事项", "二级事项", "公开内容（要素）", "公开时限", "公开方式", "公开渠道和载体",
};

/* A merged cell, or one left blank: two items of one subject cannot be told apart by it. */
static bool has_subject_above(const struct gk_catalog_lint *lint,
                              const struct gk_catalog_item *item)
{
    return item > lint->catalog->items && item->title.length && item->title.at == item[-1].title.at;
}

static bool says(const struct gk_catalog_lint *lint, const struct gk_catalog_item *item,
                 enum gk_catalog_part part)
{
    switch (part) {
    case GK_CATALOG_SUBJECT:
        return !gk_is_absent(item->title) && (item->group.length || !has_subject_above(lint, item));
    case GK_CATALOG_SUBDIVISION: /* the loader has put the group in place of a blank */
        return !item->group.length ||
               (item->title.at != item->group.at && !has_subject_above(lint, item));
    case GK_CATALOG_CONTENT:
        return !gk_is_absent(item->content);
    case GK_CATALOG_LIMIT:
        return !gk_is_absent(item->limit_text);
    case GK_CATALOG_MANNER:
        return !gk_is_absent(item->disclosure);
    default:
        return gk_catalog_lint_has_channel(item);
    }
}

/* A single item says of itself what it lacks. */
static void find_said(struct gk_catalog_lint *lint)
{
    const struct gk_catalog *catalog = lint->catalog;
    for (int part = 0; part < GK_CATALOG_PARTS; part++) {
        lint->said[part] = catalog->count < 2;
        for (size_t i = 0; i < catalog->count && !lint->said[part]; i++)
            lint->said[part] = says(lint, &catalog->items[i], (enum gk_catalog_part)part);
    }
}

/* What no item says is told of the table, not of each. How something is published, manner or
 * channel tell, of which many a table has but one; and subjects need no second level. */
static enum gk_status examine_columns(struct gk_catalog_lint *lint)
{
    enum gk_status status = GK_OK;
    find_said(lint);
    bool either = lint->said[GK_CATALOG_MANNER] || lint->said[GK_CATALOG_CHANNELS];
    for (int part = 0; part < GK_CATALOG_PARTS && status == GK_OK; part++) {
        struct gk_finding draft = gk_finding_of(GK_RULE_CATALOG_COLUMN);
        draft.at_most = part >= GK_CATALOG_MANNER && either ? GK_NOTE : GK_OFF;
        draft.stands = (struct gk_place){ .file = lint->catalog->path,
                                          .line = lint->catalog->items[0].line,
                                          .is_ours = true };
        draft.arguments[0] = gk_bytes_of(part_names[part]);
        if (!lint->said[part] && part != GK_CATALOG_SUBDIVISION)
            status = gk_verdict_add(lint->end, &draft, NULL);
    }
    return status;
}

static enum gk_status examine_blanks(struct gk_catalog_lint *lint,
                                     const struct gk_catalog_item *item)
{
    struct gk_buffer *out = &lint->scratch.buffer;
    enum gk_severity at_most = GK_NOTE; /* of a subdivision alone */
    enum gk_status status = GK_OK;
    gk_buffer_clear(out);
    for (int part = 0; part < GK_CATALOG_PARTS && status == GK_OK; part++) {
        if (!lint->said[part] || says(lint, item, (enum gk_catalog_part)part))
            continue;
        if (part != GK_CATALOG_SUBDIVISION)
            at_most = GK_OFF;
        if (out->length)
            status = gk_buffer_append(out, GK_BYTES("、"));
        if (status == GK_OK)
            status = gk_buffer_append(out, gk_bytes_of(part_names[part]));
    }
    if (status != GK_OK || !out->length)
        return status;
    struct gk_bytes blank = gk_arena_copy(lint->end->arena, gk_buffer_bytes(out));
    return blank.at ? gk_catalog_lint_tell(lint, item, GK_RULE_CATALOG_BLANK, at_most, blank,
                                           GK_BYTES(""))
                    : GK_NO_MEMORY;
}

/* ---- items that are there twice */

/* Subject and content, folded; empty where one of them is missing. */
static struct gk_bytes key_of(struct gk_catalog_lint *lint, const struct gk_catalog_item *item)
{
    if (!says(lint, item, GK_CATALOG_SUBJECT) || !says(lint, item, GK_CATALOG_CONTENT))
        return GK_BYTES("");
    struct gk_bytes subject = gk_catalog_lint_fold(lint, item->title);
    struct gk_bytes content = gk_catalog_lint_fold(lint, item->content);
    struct gk_buffer *out = &lint->scratch.buffer;
    gk_buffer_clear(out);
    bool good = subject.at && content.at && gk_buffer_append(out, subject) == GK_OK &&
                gk_buffer_append(out, GK_BYTES("\n")) == GK_OK &&
                gk_buffer_append(out, content) == GK_OK;
    return good ? gk_arena_copy(lint->end->arena, gk_buffer_bytes(out))
                : (struct gk_bytes){ NULL, 0 };
}

/* Guides and the like are asked of several groups of matters, publishers or levels. */
static bool may_be_meant(const struct gk_catalog_item *a, const struct gk_catalog_item *b)
{
    return !gk_bytes_equal(a->group, b->group) || !gk_bytes_equal(a->publisher, b->publisher) ||
           !gk_bytes_equal(a->level, b->level) || !gk_bytes_equal(a->audience, b->audience) ||
           !gk_bytes_equal(a->disclosure, b->disclosure);
}

static enum gk_status tell_twice(struct gk_catalog_lint *lint, const struct gk_catalog_item *item,
                                 const struct gk_catalog_item *before, enum gk_severity at_most)
{
    struct gk_bytes line = gk_catalog_lint_number(lint, before->line);
    return line.at
               ? gk_catalog_lint_tell(lint, item, GK_RULE_CATALOG_TWICE, at_most, line, before->id)
               : GK_NO_MEMORY;
}

/* The item that has the key already; the item at hand is put into the map where there is none, and
 * *before is NULL. */
static enum gk_status find_before(const struct gk_catalog_lint *lint, struct gk_map *map,
                                  struct gk_bytes key, const struct gk_catalog_item *item,
                                  const struct gk_catalog_item **before)
{
    *before = NULL;
    if (!key.at)
        return GK_NO_MEMORY;
    if (!key.length)
        return GK_OK;
    uint32_t number = gk_map_get(map, key, GK_CATALOG_NONE);
    if (number == GK_CATALOG_NONE)
        return gk_map_put(map, key, (uint32_t)(item - lint->catalog->items));
    *before = &lint->catalog->items[number];
    return GK_OK;
}

static enum gk_status examine_doubles(struct gk_catalog_lint *lint,
                                      const struct gk_catalog_item *item)
{
    const struct gk_catalog_item *namesake, *before;
    enum gk_status status =
        find_before(lint, &lint->ids, gk_catalog_lint_fold(lint, item->id), item, &namesake);
    if (status == GK_OK)
        status = find_before(lint, &lint->contents, key_of(lint, item), item, &before);
    if (status == GK_OK && namesake)
        return tell_twice(lint, item, namesake, GK_OFF);
    return status == GK_OK && before
               ? tell_twice(lint, item, before, may_be_meant(item, before) ? GK_NOTE : GK_OFF)
               : status;
}

/* ---- sections */

/* An office that has said nothing of its own sections may well have others. */
static bool has_own_profile(const struct gk_profile *profile)
{
    const struct gk_profile_file *file = gk_profile_file(profile, GK_BYTES("profile.json"));
    return file && !file->embedded;
}

static enum gk_status examine_sections(struct gk_catalog_lint *lint,
                                       const struct gk_catalog_item *item)
{
    const struct gk_profile *profile = lint->plan->profile;
    enum gk_severity at_most = has_own_profile(profile) ? GK_OFF : GK_NOTE;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < item->section_count && status == GK_OK; i++) {
        struct gk_bytes name = item->sections[i].name;
        if (gk_profile_has_section(profile, name) || gk_map_get(&lint->sections, name, 0))
            continue;
        status = gk_map_put(&lint->sections, name, 1);
        if (status == GK_OK)
            status = gk_catalog_lint_tell(lint, item, GK_RULE_CATALOG_SECTION, at_most, name,
                                          GK_BYTES(""));
    }
    return status;
}

/* ---- the verb */

static enum gk_status examine(struct gk_catalog_lint *lint, const struct gk_catalog_item *item)
{
    static enum gk_status (*const examinations[])(struct gk_catalog_lint *,
                                                  const struct gk_catalog_item *) = {
        examine_blanks,           examine_doubles,        examine_sections,
        gk_catalog_lint_channels, gk_catalog_lint_bundle, gk_catalog_lint_limit,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof examinations / sizeof *examinations && status == GK_OK; i++)
        status = examinations[i](lint, item);
    return status;
}

static enum gk_status report(void *given, struct gk_verdict *end)
{
    const struct gk_catalog_plan *plan = given;
    struct gk_catalog_lint lint = { .plan = plan, .catalog = &plan->profile->catalog, .end = end };
    if (!lint.catalog->count)
        return GK_OK;
    enum gk_status status = gk_catalog_lint_read_words(&lint);
    if (status == GK_OK)
        status = gk_catalog_lint_read_laws(&lint);
    if (status == GK_OK)
        status = examine_columns(&lint);
    for (size_t i = 0; i < lint.catalog->count && status == GK_OK; i++)
        status = examine(&lint, &lint.catalog->items[i]);
    gk_map_free(&lint.ids);
    gk_map_free(&lint.contents);
    gk_map_free(&lint.sections);
    gk_scratch_free(&lint.scratch);
    return status;
}

const struct gk_verb gk_catalog_lint_verb = {
    .name = "catalog",
    .tally_report = report,
    .attention = GK_WARNING,
    .lints = true,
    .held = GK_MESSAGE_HELD_KEPT,
};
