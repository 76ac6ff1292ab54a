/*
 * guess.h - which encoding a line is in, judged from its bytes.
 *
 * The line is read as UTF-8, GB 18030 and Big5 side by side, and the reading wins whose
 * characters would surprise least in an official document (cost.h); bytes that are no character
 * surprise more than any. Bytes that all readings take for ASCII count for none, so that one short
 * value in a record decides, and few of a long text's: the readings soon differ by more than
 * chance explains. Letters of other scripts are cheap among their own kind and dear in a mixture:
 * GBK words that happen to be valid UTF-8 (通知 is U+0368 U+05AA) are mixtures, words of living
 * languages are not. A tie goes to UTF-8, then to GB 18030.
 *
 * The answer is for what to do with the line; it does not promise that all of it can be read so.
 * Any thread.
 */
#ifndef GK_TEXT_GUESS_H
#define GK_TEXT_GUESS_H

#include "text/decode.h"

/* GK_UTF_8, GK_GB18030 or GK_BIG5. */
enum gk_encoding gk_guess(struct gk_bytes line);

#endif
