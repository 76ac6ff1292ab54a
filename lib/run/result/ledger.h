/*
 * ledger.h - what was in the archive on which day (--ledger): kept from run to run in one file, to
 * which each run adds what is new, changed, back again or gone (ledger_line.h), and nothing else
 * changes.
 *
 * The ledger as it was is read before the first record; a line that is not as it was written, or a
 * ledger that ends within a night, is a mistake, and there is no run. What is compared of a record
 * is what the verb leaves in verdict->archived. Records are known by their id; one that has none,
 * or one that reports would not show (showable.h), by # and the digest of its content. Titles and
 * values stand neither here nor in the changes.
 *
 * A record is back-dated that was not there on a night later than the day on which it says that it
 * was published: there on its first night, it would have been seen before. On the first night of
 * all nothing is known.
 *
 * Of each record 19 bytes are kept in memory (base/seen.h); ids are read again from the
 * ledger where they are needed. One thread at a time.
 */
#ifndef GK_RUN_RESULT_LEDGER_H
#define GK_RUN_RESULT_LEDGER_H

#include "base/seen.h"
#include "record/scan.h"
#include "run/command/command.h"
#include "run/result/changes.h"
#include "run/result/ledger_line.h"

/* Made by gk_ledger_open. Owns all it holds. */
struct gk_ledger {
    struct gk_command *command;
    bool whole; /* the input is the whole archive: what is not in it was withdrawn */
    struct gk_bytes path;
    int previous;          /* as it was; -1: there was none */
    struct gk_output next; /* as it will be; not with --check */
    struct gk_changes changes;
    struct gk_ledger_chain chain;
    struct gk_seen seen;     /* of each id: the day it was first seen, its content, what it is */
    struct gk_buffer nights; /* int32_t, in their order */
    struct gk_showable showable;
    struct gk_scanner scanner;
    struct gk_arena arena;  /* of a line that is read */
    struct gk_verdict *end; /* at the end: where withdrawals are told */
    struct gk_buffer block;
    struct gk_buffer text; /* lines not yet written */
    uint64_t line;         /* of what is read, from 1 */
    uint64_t records;
    uint64_t counts[GK_LEDGER_EVENTS];
};

/* Which options name the files of a ledger; the second may not be given. */
struct gk_ledger_options {
    int ledger;
    int changes;
};

/* Reads the ledger, if it is there, and opens what is to be written; it is command->ledger then,
 * and among the results (result.h): closing it puts both files in place, or leaves them as they
 * were, and says what came of it. `whole`: the input is the whole archive. `key` is that of its
 * digests; empty: they are plain. Mistakes and trouble are said. None without the option. */
enum gk_status gk_ledger_open(struct gk_command *, struct gk_ledger_options, bool whole,
                              struct gk_bytes key) GK_MUST_USE;

/* A record passes, so far: compares it, tells in its verdict what is to be told, and enters it,
 * unless that holds it. */
enum gk_status gk_ledger_add(struct gk_ledger *, struct gk_verdict *) GK_MUST_USE;

/* The end of the records: what was withdrawn, then the end of the night. */
enum gk_status gk_ledger_end(struct gk_ledger *, struct gk_verdict *end) GK_MUST_USE;

/* Writes what is there. */
enum gk_status gk_ledger_flush(struct gk_ledger *) GK_MUST_USE;

#endif
