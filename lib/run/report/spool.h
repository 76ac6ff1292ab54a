/*
 * spool.h - text that is kept back until it is known whether anybody needs it.
 *
 * In memory as long as it is short, then in a temporary file that has no name, so that it takes
 * bounded memory and leaves nothing behind, however the run ends. The file is made when the spool
 * is opened, because later a tool may be confined and can make none. One thread at a time.
 */
#ifndef GK_RUN_REPORT_SPOOL_H
#define GK_RUN_REPORT_SPOOL_H

#include "base/buffer.h"
#include "run/output/output.h"

enum { GK_SPOOL_MEMORY = 64 * 1024 }; /* bytes, before the file is used */

/* Owns its text and its file. Born as { 0 }, without the file. */
struct gk_spool {
    struct gk_buffer text; /* what came last */
    int descriptor;        /* of the file, which holds what came before */
    bool has_file;
    bool filed; /* there is something in it */
};

/* Makes the file. Where none can be made, memory has to do. */
void gk_spool_open(struct gk_spool *);

/* Keeps the text. GK_END: it is kept, but there is no room for more. */
enum gk_status gk_spool_add(struct gk_spool *, struct gk_bytes) GK_MUST_USE;

/* Writes all that was kept, in its order; nothing is kept then. GK_IO: reported. */
enum gk_status gk_spool_release(struct gk_spool *, struct gk_output *) GK_MUST_USE;

void gk_spool_free(struct gk_spool *);

#endif
