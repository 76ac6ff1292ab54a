/*
 * structure_pairs.h - inside lib/record: the tables of the ways that find faults of UTF-8 by pairs
 * of bytes.
 *
 * Each kind of fault is a bit, and three tables of sixteen say which faults the high half of a
 * byte, its low half and the high half of the byte behind it allow; what all three allow is there
 * (Keiser and Lemire, Validating UTF-8 in less than one instruction per byte, 2021). Third and
 * fourth bytes are found by their lead, two and three bytes before.
 */
#ifndef GK_RECORD_STRUCTURE_PAIRS_H
#define GK_RECORD_STRUCTURE_PAIRS_H

enum {
    TOO_SHORT = 1 << 0,  /* a lead without continuation */
    TOO_LONG = 1 << 1,   /* a continuation behind ASCII */
    OVERLONG_3 = 1 << 2, /* E0 80..9F */
    TOO_LARGE = 1 << 3,  /* F4 90..BF, F5.. */
    SURROGATE = 1 << 4,  /* ED A0..BF */
    OVERLONG_2 = 1 << 5, /* C0, C1 */
    OVERLONG_4 = 1 << 6, /* F0 80..8F; and F5.. 80..8F */
    TWO = 1 << 7,        /* two continuations: right only behind a lead of three or four */
    ANY_LOW = TOO_SHORT | TOO_LONG | TWO,
    LARGE = ANY_LOW | TOO_LARGE | OVERLONG_4,
    LEAD_F = TOO_SHORT | TOO_LARGE | OVERLONG_4,
    SECOND = TOO_LONG | OVERLONG_2 | TWO,
};

/* By the high half of a byte, ... */
#define LEAD_HIGH                                                                                  \
    TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, (char)TWO,     \
        (char)TWO, (char)TWO, (char)TWO, TOO_SHORT | OVERLONG_2, TOO_SHORT,                        \
        TOO_SHORT | OVERLONG_3 | SURROGATE, LEAD_F

/* ... by its low half, ... */
#define LEAD_LOW                                                                                   \
    (char)(ANY_LOW | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(ANY_LOW | OVERLONG_2),          \
        (char)ANY_LOW, (char)ANY_LOW, (char)(ANY_LOW | TOO_LARGE), (char)LARGE, (char)LARGE,       \
        (char)LARGE, (char)LARGE, (char)LARGE, (char)LARGE, (char)LARGE, (char)LARGE,              \
        (char)(LARGE | SURROGATE), (char)LARGE, (char)LARGE

/* ... and by the high half of the byte behind it. */
#define SECOND_HIGH                                                                                \
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,        \
        (char)(SECOND | OVERLONG_3 | OVERLONG_4), (char)(SECOND | OVERLONG_3 | TOO_LARGE),         \
        (char)(SECOND | SURROGATE | TOO_LARGE), (char)(SECOND | SURROGATE | TOO_LARGE), TOO_SHORT, \
        TOO_SHORT, TOO_SHORT, TOO_SHORT

#endif
