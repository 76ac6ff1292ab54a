/*
 * result.h - what a run makes beside its records, and in what order: a sentence, tables of what was
 * counted, a list for the public, a ledger, parts of an account.
 *
 * Each is opened before the first record, so that no run begins whose results have no place. All
 * are written behind the last record, before the first of them is put in place; then they are
 * closed, in the order in which they were opened, before the file of records. Where something went
 * wrong none that is not in place yet comes there. One thread.
 */
#ifndef GK_RUN_RESULT_RESULT_H
#define GK_RUN_RESULT_RESULT_H

#include <stdbool.h>

#include "base/arena.h"

/* What goes wrong is said by whoever meets it. */
struct gk_result {
    void *made;
    /* What is still to be written; NULL: nothing is. */
    enum gk_status (*write)(void *made);
    /* Frees what is owned; puts it in place first, or drops it. NULL: nothing is owned. */
    enum gk_status (*close)(void *made, bool keep);
    struct gk_result *next;
};

/* Born as { 0 }; the results live in an arena. */
struct gk_results {
    struct gk_result *first;
    struct gk_result *last;
};

/* Before it is opened, so that it is closed whatever happens: `made` is born by then. */
enum gk_status gk_results_add(struct gk_results *, struct gk_arena *, struct gk_result) GK_MUST_USE;

enum gk_status gk_results_write(const struct gk_results *) GK_MUST_USE;

/* Keeps them where `status` is GK_OK. Returns `status`, or what went wrong meanwhile. */
enum gk_status gk_results_close(struct gk_results *, enum gk_status status) GK_MUST_USE;

#endif
