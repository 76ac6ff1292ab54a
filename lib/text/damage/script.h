/*
 * script.h - inside lib/text/damage: letters of other scripts, and whether they form words.
 *
 * A word of another language in a Chinese text is no damage. What a wrong decoder makes of Chinese
 * are letters that no word has beside each other: capitals behind small letters, letters of two
 * scripts, letters with marks and none without, signs in between. No dictionary is asked.
 */
#ifndef GK_TEXT_DAMAGE_SCRIPT_H
#define GK_TEXT_DAMAGE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum gk_script {
    GK_NO_SCRIPT, /* signs, digits, Han */
    GK_LATIN,
    GK_GREEK,
    GK_CYRILLIC,
    GK_ARMENIAN,
    GK_HEBREW,
    GK_ARABIC,
    GK_THAI,
    GK_KANA,
    GK_HANGUL,
    GK_OTHER_SCRIPT,
    GK_ODD_LETTER, /* phonetic letters, combining marks, scripts of no living language,
                    * half-width kana */
};

enum gk_script gk_script_of(uint32_t character);

/* A run of letters. */
struct gk_foreign_word {
    size_t length;  /* in characters */
    size_t foreign; /* of them not ASCII */
    bool formed;    /* some language may write so */
};

/* The word that begins with the letter at `at`; what stands before it is looked at, too. */
struct gk_foreign_word gk_foreign_word_at(const uint32_t *characters, size_t at, size_t count);

/* How surprising each of these characters is as it stands: words by their letters, anything else by
 * its class (text/cost.h). */
void gk_foreign_costs(const uint32_t *characters, size_t count, uint16_t *costs);

/* The sum of these. */
uint64_t gk_foreign_cost(const uint32_t *characters, size_t count);

#endif
