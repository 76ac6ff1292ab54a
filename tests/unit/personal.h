/*
 * personal.h - personal data found in one text with the words of the default profile, for tests.
 */
#ifndef GK_TESTS_PERSONAL_H
#define GK_TESTS_PERSONAL_H

#include "base/utf8.h"
#include "domain/personal.h"
#include "profile/open.h"
#include "tap.h"
#include "verbs/labels.h"

static struct gk_personal_rig {
    struct gk_profile profile;
    struct gk_words words;
    struct gk_folded folded;
    struct gk_endings endings;
    struct gk_matches labels;
    struct gk_label_scratch label;
    struct gk_buffer told;
} rig;

static inline void rig_open(void)
{
    struct gk_mistakes mistakes = { 0 };
    if (gk_profile_open(&rig.profile, (struct gk_bytes){ NULL, 0 }, 0, &mistakes) != GK_OK ||
        gk_labels_add(&rig.words, 0, &rig.profile, &rig.profile.arena) != GK_OK ||
        gk_words_build(&rig.words) != GK_OK)
        exit(2);
}

static inline int rig_close(void)
{
    gk_folded_free(&rig.folded);
    gk_words_free(&rig.words);
    gk_endings_free(&rig.endings);
    gk_matches_free(&rig.labels);
    gk_label_scratch_free(&rig.label);
    gk_buffer_free(&rig.told);
    gk_profile_close(&rig.profile);
    return done();
}

static inline unsigned characters(const char *text, uint32_t bytes)
{
    return (unsigned)gk_utf8_count((struct gk_bytes){ text, bytes });
}

/* A walk through the text, folded, with the labels in it; it stands until the next. */
static inline struct gk_personal_walk rig_walk(const char *text, enum gk_personal_manner manner)
{
    struct gk_personal_walk walk = { .folded = &rig.folded, .today = INT32_MAX, .manner = manner };
    if (gk_fold(&rig.folded, gk_bytes_of(text)) != GK_OK ||
        gk_words_endings(&rig.words, &rig.folded, &rig.endings) != GK_OK ||
        gk_labels_find(&rig.words, 0, &rig.endings, &rig.labels) != GK_OK)
        exit(2);
    walk.words = rig.labels.at;
    walk.word_count = rig.labels.count;
    return walk;
}

/* "passport 3-12 2": kind, characters of the text, score, and a ~ for a public matter, a ! for one of a
 * person beyond doubt; one after the other. `name` is the member's around the text, or "". */
static inline const char *personal_in(const char *text, const char *name)
{
    static const char *const signs[] = { [GK_PERSONAL_MATTER] = "~", [GK_PERSONAL_SECRET] = "!" };
    struct gk_personal_walk walk = rig_walk(text, GK_PERSONAL_IN_TEXT);
    struct gk_personal found;
    gk_buffer_clear(&rig.told);
    if (gk_labels_read_name(&rig.words, 0, gk_bytes_of(name), &rig.label, &walk.around) != GK_OK)
        exit(2);
    while (gk_personal_next(&walk, &found)) {
        const char *sign = found.standing <= GK_PERSONAL_SECRET ? signs[found.standing] : NULL;
        if (gk_buffer_print(&rig.told, "%s%s%s %u-%u %u", rig.told.length ? ", " : "",
                            sign ? sign : "", gk_personal_name(found.kind),
                            characters(text, gk_folded_start(&rig.folded, found.start)),
                            characters(text, gk_folded_end(&rig.folded, found.end - 1)),
                            (unsigned)found.score) != GK_OK)
            exit(2);
    }
    return gk_buffer_append_byte(&rig.told, '\0') == GK_OK ? rig.told.at : "no memory";
}

/* What is found in a text that no member's name says anything of. */
struct personal_row {
    const char *text;
    const char *found;
};

static inline void test_rows(const struct personal_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = personal_in(rows[i].text, "");
        is_text(gk_bytes_of(found), rows[i].found, "%s", rows[i].text);
    }
}

#define TEST_ROWS(rows) test_rows(rows, sizeof(rows) / sizeof *(rows))

#endif
