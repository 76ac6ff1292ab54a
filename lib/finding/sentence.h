/*
 * sentence.h - what gk says to people, in two languages.
 *
 * Every sentence stands once, in rules.def (what rules say) or messages.def (everything else),
 * in English and in Chinese side by side, and is compiled in. {1} {2} {3} in a sentence are
 * filled in with short texts made by the program or by the profile, never with a record's value.
 * Rule ids, member names of reports and option names are never translated.
 */
#ifndef GK_FINDING_SENTENCE_H
#define GK_FINDING_SENTENCE_H

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/status.h"

enum gk_language {
    GK_ENGLISH,
    GK_CHINESE,
    GK_LANGUAGES,
};

enum gk_message {
#define GK_MESSAGE(name, english, chinese) GK_MESSAGE_##name,
#include "finding/messages.def"
#undef GK_MESSAGE
    GK_MESSAGE_COUNT
};

enum { GK_ARGUMENTS = 3 };

/* The sentence as it stands in the catalogue. */
const char *gk_message_text(enum gk_message, enum gk_language);

/* Appends `sentence` with {n} replaced by arguments[n-1]; an argument that is absent is empty.
 * They are echoed as gk_sentence_echo does it. */
enum gk_status gk_sentence_fill(struct gk_buffer *out, const char *sentence,
                                const struct gk_bytes arguments[GK_ARGUMENTS]) GK_MUST_USE;

/* Appends text that came from outside (a name, an id, a path) so that it cannot disturb a
 * terminal or forge a line: C0, DEL, C1, bidirectional controls and invalid bytes become '?'; what
 * has no shape of its own, private use above all, is shown by its code point, as <U+E004>. */
enum gk_status gk_sentence_echo(struct gk_buffer *out, struct gk_bytes text) GK_MUST_USE;

/* The same for a program that compares it: what has no shape stays as it is. */
enum gk_status gk_sentence_echo_plain(struct gk_buffer *out, struct gk_bytes text) GK_MUST_USE;

/* The same for a value that a person asked to see. One of nothing but what cannot be seen, or what
 * a font alone gives a shape, is shown by its code points, the first eight: U+200B U+FEFF. */
enum gk_status gk_sentence_echo_value(struct gk_buffer *out, struct gk_bytes text) GK_MUST_USE;

#endif
