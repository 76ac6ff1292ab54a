/*
 * review.c - the review before publication, and the reviews after it of what is not public.
 *
 * 政府信息公开条例 (国务院令第711号) art. 17 and 18. `review` is an object of stages; each says who,
 * when and with what opinion. Which stages there are, and all words, come from the profile
 * (rules/review.*).
 */
#include "domain/disclosure.h"
#include "record/value.h"
#include "text/simplify.h"
#include "verbs/validate/group.h"
#include "verbs/validate/limits.h"
#include "verbs/validate/word_lists.h"

enum { STAGES_MOST = 8 };

/* What the words of opinions speak of. */
enum { AGREED, DENIED, SPARED /* phrases with a word that denies, which deny nothing */ };

struct review {
    struct gk_limit_words stages; /* rules/review.stage/stages, in their order */
    struct gk_limit_words by;     /* names of the members of a stage: rules/review.incomplete … */
    struct gk_limit_words date;
    struct gk_limit_words opinion;
    struct gk_limit_words apart; /* rules/review.person/apart: two stages each */
    struct gk_word_lists opinions;
    int32_t days; /* rules/review.again/days */
};

/* A stage as the record tells it. */
struct stage {
    bool there;
    struct gk_value value;
    struct gk_bytes by;
    struct gk_bytes opinion;
    struct gk_date date;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct review *own = parameters;
    const struct {
        enum gk_rule_id rule;
        const char *parameter;
        struct gk_limit_words *words;
    } lists[] = { { GK_RULE_REVIEW_STAGE, "stages", &own->stages },
                  { GK_RULE_REVIEW_INCOMPLETE, "by", &own->by },
                  { GK_RULE_REVIEW_INCOMPLETE, "date", &own->date },
                  { GK_RULE_REVIEW_INCOMPLETE, "opinion", &own->opinion },
                  { GK_RULE_REVIEW_PERSON, "apart", &own->apart } };
    enum gk_status status = GK_OK;
    (void)options;
    (void)bad;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == GK_OK; i++)
        status =
            gk_profile_texts(plan->profile, "rules", gk_rule(lists[i].rule)->id, lists[i].parameter,
                             &plan->arena, &lists[i].words->at, &lists[i].words->count);
    if (own->stages.count > STAGES_MOST)
        own->stages.count = STAGES_MOST;
    own->days = gk_group_count(plan, "review.again", "days");
    if (status == GK_OK)
        status = gk_word_lists_add(&own->opinions, plan, GK_RULE_REVIEW_OPINION, "agreed", AGREED);
    if (status == GK_OK)
        status = gk_word_lists_add(&own->opinions, plan, GK_RULE_REVIEW_OPINION, "denied", DENIED);
    if (status == GK_OK)
        status = gk_word_lists_add(&own->opinions, plan, GK_RULE_REVIEW_OPINION, "spared", SPARED);
    return status == GK_OK ? gk_word_lists_build(&own->opinions) : status;
}

static void close(void *parameters)
{
    struct review *own = parameters;
    gk_word_lists_close(&own->opinions);
}

/* ---- reading */

/* The member of that name, which may stand in traditional characters. */
static enum gk_status find_member(struct gk_judging *judging, struct gk_value object,
                                  struct gk_bytes name, struct gk_member *member, bool *found)
{
    struct gk_arena *arena = &judging->scratch->arena;
    struct gk_walk walk;
    *found = gk_value_member(judging->record, object, name, member);
    gk_walk_open(&walk, judging->record, object);
    while (!*found && gk_walk_next(&walk)) {
        struct gk_bytes text = gk_member_text(judging->record, &walk.member, arena);
        text = text.at ? gk_simplified_text(arena, text) : text;
        if (!text.at)
            return GK_NO_MEMORY;
        *found = gk_bytes_equal(text, name);
        *member = walk.member;
    }
    return GK_OK;
}

/* The text of the first member of one of these names; empty where there is none, or it says that
 * there is nothing. */
static enum gk_status text_of(struct gk_judging *judging, struct gk_value object,
                              const struct gk_limit_words *names, struct gk_bytes *text)
{
    *text = GK_BYTES("");
    for (size_t i = 0; i < names->count; i++) {
        struct gk_member member;
        bool empty = true;
        bool there = false;
        if (object.type == GK_OBJECT &&
            find_member(judging, object, names->at[i], &member, &there) != GK_OK)
            return GK_NO_MEMORY;
        if (!there)
            continue;
        if (gk_judging_is_empty(judging, &member, &empty) != GK_OK)
            return GK_NO_MEMORY;
        if (empty)
            continue;
        *text = member.value.type == GK_STRING
                    ? gk_value_text(judging->record, member.value, &judging->scratch->arena)
                    : gk_record_raw(judging->record, member.value);
        *text = gk_bytes_trim(*text);
        return text->at ? GK_OK : GK_NO_MEMORY;
    }
    return GK_OK;
}

/* A stage that is a text is its opinion. */
static enum gk_status read_stage(struct gk_judging *judging, struct gk_value value,
                                 struct stage *stage)
{
    const struct review *own = judging->parameters;
    struct gk_bytes date;
    *stage = (struct stage){ .value = value, .date = { .day = GK_NO_DAY, .minutes = -1 } };
    if (value.type == GK_STRING) {
        stage->opinion = gk_value_text(judging->record, value, &judging->scratch->arena);
        return stage->opinion.at ? GK_OK : GK_NO_MEMORY;
    }
    enum gk_status status = text_of(judging, value, &own->by, &stage->by);
    if (status == GK_OK)
        status = text_of(judging, value, &own->opinion, &stage->opinion);
    if (status == GK_OK)
        status = text_of(judging, value, &own->date, &date);
    if (status != GK_OK)
        return status;
    if (gk_date_read(date, &stage->date) != GK_DATE_READ)
        stage->date.day = GK_NO_DAY;
    return GK_OK;
}

/* The stages of the profile that the record has. */
static enum gk_status read_stages(struct gk_judging *judging, struct gk_value review,
                                  struct stage *stages)
{
    const struct review *own = judging->parameters;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < own->stages.count && status == GK_OK; i++) {
        struct gk_member member;
        bool empty = true;
        bool there;
        stages[i] = (struct stage){ 0 };
        status = find_member(judging, review, own->stages.at[i], &member, &there);
        if (status != GK_OK || !there)
            continue;
        status = gk_judging_is_empty(judging, &member, &empty);
        if (status != GK_OK || empty)
            continue;
        status = read_stage(judging, member.value, &stages[i]);
        stages[i].there = true;
    }
    return status;
}

/* ---- telling */

/* A draft at the member `name` of the review. */
static enum gk_status draft_at(struct gk_judging *judging, enum gk_rule_id rule,
                               struct gk_bytes name, struct gk_value value,
                               struct gk_finding *draft)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_REVIEW);
    struct gk_buffer *buffer = &judging->scratch->buffer;
    if (gk_judging_draft(judging, rule, member, draft) != GK_OK)
        return GK_NO_MEMORY;
    gk_buffer_clear(buffer);
    if (gk_buffer_append(buffer, draft->pointer) != GK_OK ||
        gk_pointer_append(buffer, name) != GK_OK)
        return GK_NO_MEMORY;
    draft->pointer = gk_arena_copy(judging->verdict->arena, gk_buffer_bytes(buffer));
    draft->place = value.start;
    draft->arguments[0] = gk_arena_copy(judging->verdict->arena, name);
    return draft->pointer.at && draft->arguments[0].at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status tell(struct gk_judging *judging, enum gk_rule_id rule, struct gk_bytes name,
                           struct gk_value value, struct gk_bytes second, struct gk_bytes third)
{
    struct gk_finding draft;
    enum gk_status status = draft_at(judging, rule, name, value, &draft);
    draft.arguments[1] = second;
    draft.arguments[2] = third;
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

/* ---- stages */

static enum gk_status judge_stages(struct gk_judging *judging, const struct stage *stages)
{
    const struct review *own = judging->parameters;
    enum gk_status status = GK_OK;
    for (size_t i = 1; i < own->stages.count && status == GK_OK; i++)
        if (stages[i].there && !stages[i - 1].there)
            status = tell(judging, GK_RULE_REVIEW_STAGE, own->stages.at[i], stages[i].value,
                          own->stages.at[i - 1], GK_BYTES(""));
    return status;
}

/* What a stage does not say, by the first name of each member. */
static enum gk_status judge_complete(struct gk_judging *judging, struct gk_bytes name,
                                     const struct stage *stage)
{
    const struct review *own = judging->parameters;
    const struct {
        bool said;
        const struct gk_limit_words *names;
    } parts[] = { { stage->by.length > 0, &own->by },
                  { stage->date.day != GK_NO_DAY, &own->date },
                  { stage->opinion.length > 0, &own->opinion } };
    struct gk_bytes missing = GK_BYTES("");
    for (size_t i = 0; i < sizeof parts / sizeof *parts && missing.at; i++)
        if (!parts[i].said && parts[i].names->count)
            missing = gk_judging_print(judging, "%.*s%s%.*s", (int)missing.length, missing.at,
                                       missing.length ? ", " : "",
                                       (int)parts[i].names->at[0].length, parts[i].names->at[0].at);
    if (!missing.at)
        return GK_NO_MEMORY;
    return missing.length
               ? tell(judging, GK_RULE_REVIEW_INCOMPLETE, name, stage->value, missing, GK_BYTES(""))
               : GK_OK;
}

/* Dated before a stage that comes before it; and the record published before its last stage. */
static enum gk_status judge_order(struct gk_judging *judging, const struct stage *stages)
{
    const struct review *own = judging->parameters;
    size_t last = own->stages.count;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < own->stages.count && status == GK_OK; i++) {
        if (!stages[i].there || stages[i].date.day == GK_NO_DAY)
            continue;
        struct gk_bytes day = gk_judging_day(judging, stages[i].date.day);
        if (!day.at)
            return GK_NO_MEMORY;
        if (last < own->stages.count && stages[i].date.day < stages[last].date.day)
            status = tell(judging, GK_RULE_REVIEW_ORDER, own->stages.at[i], stages[i].value, day,
                          own->stages.at[last]);
        else
            last = i;
    }
    if (status != GK_OK || last == own->stages.count || judging->published == GK_NO_DAY ||
        judging->published >= stages[last].date.day)
        return status;
    struct gk_finding draft;
    struct gk_bytes day = gk_judging_day(judging, judging->published);
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_PUBLISHED_DATE);
    if (!day.at || gk_judging_draft(judging, GK_RULE_REVIEW_ORDER, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(GK_FIELD_PUBLISHED_DATE));
    draft.arguments[1] = day;
    draft.arguments[2] = own->stages.at[last];
    return gk_judging_add(judging, &draft);
}

static size_t find_stage(const struct review *own, struct gk_bytes name)
{
    for (size_t i = 0; i < own->stages.count; i++)
        if (gk_bytes_equal(own->stages.at[i], name))
            return i;
    return own->stages.count;
}

/* 初审 复审: these two are not to be by one person. */
static enum gk_status judge_persons(struct gk_judging *judging, const struct stage *stages)
{
    const struct review *own = judging->parameters;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < own->apart.count && status == GK_OK; i++) {
        struct gk_bytes pair = own->apart.at[i];
        const char *blank = gk_bytes_find(pair, GK_BYTES(" "));
        size_t length = blank ? (size_t)(blank - pair.at) : pair.length;
        size_t one = find_stage(own, (struct gk_bytes){ pair.at, length });
        struct gk_bytes rest = { pair.at + length, pair.length - length };
        size_t other = find_stage(own, gk_bytes_trim(rest));
        if (one < own->stages.count && other < own->stages.count && stages[one].there &&
            stages[other].there && stages[one].by.length &&
            gk_bytes_equal(stages[one].by, stages[other].by))
            status = tell(judging, GK_RULE_REVIEW_PERSON, own->stages.at[other],
                          stages[other].value, own->stages.at[one], GK_BYTES(""));
    }
    return status;
}

/* ---- opinions */

static enum gk_status read_opinion(struct gk_judging *judging, struct gk_bytes opinion,
                                   unsigned *lists)
{
    const struct review *own = judging->parameters;
    return gk_word_lists_outside(&own->opinions, judging, opinion, SPARED, lists);
}

/* An opinion holds what is to be published: of a stage whatever is no consent, of other members of
 * the review what says so. */
static enum gk_status judge_opinions(struct gk_judging *judging, struct gk_value review)
{
    const struct review *own = judging->parameters;
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    gk_walk_open(&walk, judging->record, review);
    while (status == GK_OK && gk_walk_next(&walk)) {
        struct stage stage;
        unsigned lists;
        bool empty = true;
        struct gk_bytes name =
            gk_member_text(judging->record, &walk.member, &judging->scratch->arena);
        if (!name.at || gk_judging_is_empty(judging, &walk.member, &empty) != GK_OK)
            return GK_NO_MEMORY;
        if (empty)
            continue;
        struct gk_bytes plain = gk_simplified_text(&judging->scratch->arena, name);
        if (!plain.at)
            return GK_NO_MEMORY;
        bool strict =
            find_stage(own, name) < own->stages.count || find_stage(own, plain) < own->stages.count;
        status = read_stage(judging, walk.member.value, &stage);
        if (status != GK_OK || !stage.opinion.length)
            continue;
        status = read_opinion(judging, stage.opinion, &lists);
        if (status == GK_OK &&
            (lists & 1U << DENIED || (strict && !(lists & (1U << AGREED | 1U << SPARED)))))
            status = tell(judging, GK_RULE_REVIEW_OPINION, name, walk.member.value, GK_BYTES(""),
                          GK_BYTES(""));
    }
    return status;
}

/* A review that is no object of stages, but one opinion or a list of stages: what says that it is
 * not to be published holds it all the same. */
static enum gk_status judge_loose(struct gk_judging *judging, const struct gk_member *member)
{
    struct gk_walk walk;
    struct gk_finding draft;
    unsigned lists = 0;
    enum gk_status status = GK_OK;
    struct stage stage = { .opinion = GK_BYTES("") };
    if (member->value.type == GK_STRING) {
        status = read_stage(judging, member->value, &stage);
        if (status == GK_OK)
            status = read_opinion(judging, stage.opinion, &lists);
    } else if (member->value.type == GK_ARRAY) {
        gk_walk_open(&walk, judging->record, member->value);
        while (status == GK_OK && !(lists & 1U << DENIED) && gk_walk_next(&walk)) {
            status = read_stage(judging, walk.member.value, &stage);
            if (status == GK_OK)
                status = read_opinion(judging, stage.opinion, &lists);
        }
    }
    if (status != GK_OK || !(lists & 1U << DENIED))
        return status;
    if (gk_judging_draft(judging, GK_RULE_REVIEW_OPINION, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(GK_FIELD_REVIEW));
    return gk_judging_add(judging, &draft);
}

/* ---- reviews of what is not public */

static enum gk_status judge_again(struct gk_judging *judging)
{
    const struct review *own = judging->parameters;
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_LAST_REVIEW);
    int32_t day = gk_judging_date(judging, GK_FIELD_LAST_REVIEW).day;
    bool reviewed = day != GK_NO_DAY;
    struct gk_finding draft;
    if (!reviewed)
        day = judging->formed;
    if (day == GK_NO_DAY || judging->plan->today - day <= own->days)
        return GK_OK;
    if (!member)
        member = gk_judging_member(judging, GK_FIELD_DISCLOSURE);
    if (!member)
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_REVIEW_AGAIN, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    if (!reviewed)
        draft.at_most = GK_NOTE;
    draft.arguments[0] = gk_judging_day(judging, day);
    return draft.arguments[0].at ? gk_judging_add(judging, &draft) : GK_NO_MEMORY;
}

static enum gk_status judge_review(struct gk_judging *judging, struct gk_value review,
                                   bool published)
{
    const struct review *own = judging->parameters;
    struct stage stages[STAGES_MOST];
    enum gk_status status = read_stages(judging, review, stages);
    if (status == GK_OK)
        status = judge_stages(judging, stages);
    for (size_t i = 0; i < own->stages.count && status == GK_OK; i++)
        if (stages[i].there)
            status = judge_complete(judging, own->stages.at[i], &stages[i]);
    if (status == GK_OK)
        status = judge_order(judging, stages);
    if (status == GK_OK)
        status = judge_persons(judging, stages);
    return status == GK_OK && published ? judge_opinions(judging, review) : status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_REVIEW);
    if (!member && !gk_judging_member(judging, GK_FIELD_DISCLOSURE))
        return GK_OK;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_DISCLOSURE);
    if (!text.at)
        return GK_NO_MEMORY;
    enum gk_disclosure disclosure = gk_disclosure_read(text);
    enum gk_status status = GK_OK;
    if (disclosure == GK_DISCLOSURE_WITHHELD)
        status = judge_again(judging);
    bool published = disclosure != GK_DISCLOSURE_WITHHELD && disclosure != GK_DISCLOSURE_ON_REQUEST;
    if (status != GK_OK || !member)
        return status;
    if (member->value.type == GK_OBJECT)
        return judge_review(judging, member->value, published);
    return published ? judge_loose(judging, member) : GK_OK;
}

const struct gk_validate_group gk_validate_review = {
    .needs_profile = true,
    .parameters_size = sizeof(struct review),
    .open = open,
    .close = close,
    .judge = judge,
};
