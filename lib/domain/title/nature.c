/*
 * nature.c - explanations and news, by the words that say so.
 *
 * News says that somebody did something, 市长签署命令: before its verb stand neither 关于 nor 的, which
 * the title of a document has before its kind. An opinion that is asked for, …公开征求意见, is no
 * document whatever stands before.
 */
#include "domain/title/family.h"

enum {
    ACTOR_LEAST = 2,
    ACTOR_MOST = 60,  /* cells before the verb … */
    BRIEF_MOST = 6,   /* … and between it and the kind */
    ASKING_MOST = 14, /* between 征求 and 意见, without what stands in 《》 */
};

bool gk_title_nature_find(struct gk_bytes name, enum gk_title_nature *nature)
{
    bool explains = gk_bytes_equal(name, GK_BYTES("解读"));
    *nature = explains ? GK_TITLE_EXPLANATION : GK_TITLE_REPORT;
    return explains || gk_bytes_equal(name, GK_BYTES("新闻"));
}

static bool explains(struct gk_title_reading *reading)
{
    size_t start = gk_title_skip_blanks(reading, reading->start, reading->end);
    size_t length = gk_title_begins(reading, GK_TITLE_EXPLAINS, start, reading->end);
    if (length && !gk_title_begins(reading, GK_TITLE_NO_EXPLAINS, start + length, reading->end)) {
        gk_title_say(reading, GK_TITLE_EXPLANATION, start, start + length);
        return true;
    }
    length = gk_title_ends(reading, GK_TITLE_EXPLAINED, reading->start, reading->end);
    if (length)
        gk_title_say(reading, GK_TITLE_EXPLANATION, reading->end - length, reading->end);
    return length > 0;
}

/* Whether the name is of an actor up to `at`: no matter and no title. */
static bool ends_actor(const struct gk_title_reading *reading, size_t at)
{
    uint32_t c = reading->at[at];
    return c == U'的' || c == U'《' || c == '(' || gk_title_is(reading, at, U"关于");
}

/* Whether nothing but an object stands between a verb and the kind: no 的, no title. */
static bool is_brief(const struct gk_title_reading *reading, size_t from, size_t kind)
{
    if (kind - from > BRIEF_MOST)
        return false;
    for (size_t at = from; at < kind; at++)
        if (ends_actor(reading, at) || reading->at[at] == U'》')
            return false;
    return true;
}

/* Whether one who acts stands right before a cell. */
static bool is_acted(const struct gk_title_reading *reading, size_t at)
{
    return gk_title_ends(reading, GK_TITLE_ACTORS, reading->start, at) ||
           gk_title_ends(reading, GK_TITLE_ISSUERS, reading->start, at);
}

/* The cells of a verb of the list at `at`, with an object behind it at the end of the title; 0:
 * none. */
static size_t verb_of(const struct gk_title_reading *reading, size_t at, enum gk_title_list verbs,
                      enum gk_title_list objects, size_t *object)
{
    size_t length = gk_title_begins(reading, verbs, at, reading->end);
    if (!length || gk_title_begins(reading, GK_TITLE_NO_NEWS, at + length, reading->end))
        return 0;
    *object = reading->end - gk_title_ends(reading, objects, at + length, reading->end);
    return *object < reading->end ? length : 0;
}

static size_t verb_at(const struct gk_title_reading *reading, size_t at)
{
    static const uint32_t verbs = UINT32_C(1) << GK_TITLE_NEWS | UINT32_C(1) << GK_TITLE_NEWS_ENDS |
                                  UINT32_C(1) << GK_TITLE_NEWS_ACTED |
                                  UINT32_C(1) << GK_TITLE_NEWS_BRIEF;
    size_t object;
    if (!(gk_title_lists_at(reading, at) & verbs))
        return 0;
    size_t length = verb_of(reading, at, GK_TITLE_NEWS, GK_TITLE_OBJECTS, &object);
    if (length)
        return length;
    if (gk_title_begins(reading, GK_TITLE_NEWS_ENDS, at, reading->end) == reading->end - at)
        return reading->end - at;
    length = verb_of(reading, at, GK_TITLE_NEWS_ACTED, GK_TITLE_OBJECTS, &object);
    if (length && is_acted(reading, at))
        return length;
    length = verb_of(reading, at, GK_TITLE_NEWS_BRIEF, GK_TITLE_OBJECTS_BRIEF, &object);
    return length && is_acted(reading, at) && is_brief(reading, at + length, object) ? length : 0;
}

static bool reports(struct gk_title_reading *reading)
{
    for (size_t at = reading->start; at < reading->end && at - reading->start <= ACTOR_MOST; at++) {
        if (ends_actor(reading, at))
            return false;
        size_t length = at < reading->start + ACTOR_LEAST ? 0 : verb_at(reading, at);
        if (length) {
            gk_title_say(reading, GK_TITLE_REPORT, at, at + length);
            return true;
        }
    }
    return false;
}

/* …公开征求意见, 征求《…》意见: not …提出的意见. */
static bool asks(struct gk_title_reading *reading)
{
    size_t asked = gk_title_ends(reading, GK_TITLE_ASKED, reading->start, reading->end);
    size_t at = reading->end - asked;
    if (!asked || (at > reading->start && reading->at[at - 1] == U'的'))
        return false;
    for (size_t passed = 0; at > reading->start && passed <= ASKING_MOST; passed++) {
        size_t open;
        size_t length = gk_title_ends(reading, GK_TITLE_ASKING, reading->start, at);
        if (length) {
            gk_title_say(reading, GK_TITLE_REPORT, at - length, at);
            return true;
        }
        bool named =
            reading->at[at - 1] == U'》' && gk_title_opening(reading, at, reading->end, &open);
        at = named ? open : at - 1;
    }
    return false;
}

void gk_title_judge(struct gk_title_reading *reading)
{
    if (!explains(reading) && !asks(reading))
        (void)reports(reading);
}
