/*
 * voice.h - how a tool speaks to the person who started it, apart from findings.
 *
 * One sentence of the catalogue a line on standard error, behind the tool's name. Safe from any
 * thread. What cannot be written there is lost: there is no place left to say so.
 */
#ifndef GK_RUN_OUTPUT_VOICE_H
#define GK_RUN_OUTPUT_VOICE_H

#include "finding/sentence.h"

struct gk_voice {
    const char *tool; /* "gk-validate" */
    enum gk_language language;
};

/* Says it; arguments may be empty. GK_NO_MEMORY when it could not be worded. */
enum gk_status gk_say(const struct gk_voice *, enum gk_message, struct gk_bytes one,
                      struct gk_bytes two, struct gk_bytes three);

/* Says that there is no memory, without needing any. */
void gk_say_no_memory(const struct gk_voice *);

/* Trouble with a file, errno as given, and the status that goes with it: GK_IO, or GK_NO_MEMORY
 * when even that could not be worded. */
enum gk_status gk_say_trouble(const struct gk_voice *, enum gk_message, struct gk_bytes path,
                              int error);

/* Of the language names en and zh, and of locale names such as zh_CN.UTF-8. */
bool gk_language_find(struct gk_bytes name, enum gk_language *);

#endif
