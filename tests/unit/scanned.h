/*
 * scanned.h - lines of a test, scanned.
 *
 * The block is allocated for itself, so that a sanitizer sees a byte read too far, and what
 * stands behind it is hostile: digits, brackets and quotation marks that must change nothing.
 */
#ifndef GK_TESTS_SCANNED_H
#define GK_TESTS_SCANNED_H

#include <stdlib.h>

#include "record/scan.h"

struct scanned {
    struct gk_scanner scanner;
    char *block;
    size_t length;
    size_t offset; /* behind the line scanned last */
    enum gk_line_kind kind;
    struct gk_record record;
    struct gk_fault fault;
};

/* Gives the scanner the lines, each of which ends with a line feed. */
static inline void scanned_block(struct scanned *s, struct gk_bytes lines)
{
    free(s->block);
    s->block = malloc(lines.length + GK_BUFFER_PADDING);
    if (!s->block)
        exit(2);
    memcpy(s->block, lines.at, lines.length);
    for (size_t i = 0; i < GK_BUFFER_PADDING; i++)
        s->block[lines.length + i] = "\"0D}\\u]\n"[i % 8];
    s->length = lines.length;
    s->offset = 0;
    if (gk_scan_block(&s->scanner, (struct gk_bytes){ s->block, lines.length }) != GK_OK)
        exit(2);
}

/* The next line of the block; false at its end. */
static inline bool scanned_next(struct scanned *s)
{
    s->fault = (struct gk_fault){ 0 };
    enum gk_status status = gk_scan_line(&s->scanner, &s->offset, &s->kind, &s->record, &s->fault);
    if (status != GK_OK && status != GK_END)
        exit(2);
    return status == GK_OK;
}

/* One line, given without its line feed. */
static inline enum gk_line_kind scanned_line(struct scanned *s, struct gk_bytes line)
{
    char *lines = malloc(line.length + 1);
    if (!lines)
        exit(2);
    if (line.length)
        memcpy(lines, line.at, line.length);
    lines[line.length] = '\n';
    scanned_block(s, (struct gk_bytes){ lines, line.length + 1 });
    free(lines);
    if (!scanned_next(s) || s->offset != line.length + 1)
        exit(2);
    return s->kind;
}

static inline void scanned_free(struct scanned *s)
{
    gk_scanner_free(&s->scanner);
    free(s->block);
    *s = (struct scanned){ 0 };
}

#endif
