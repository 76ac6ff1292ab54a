/*
 * format.h - what the files hold that are read, and what is written.
 */
#ifndef GK_RUN_INPUT_FORMAT_H
#define GK_RUN_INPUT_FORMAT_H

/* --from */
enum gk_from {
    GK_FROM_LINES, /* JSON lines */
    GK_FROM_CSV,
    GK_FROM_TSV,
    GK_FROM_JSON, /* arrays */
};

/* --to */
enum gk_to {
    GK_TO_LINES,
    GK_TO_CSV,
    GK_TO_TSV,
    GK_TO_JSON,
};

#endif
