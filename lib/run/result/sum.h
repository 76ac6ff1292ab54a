/*
 * sum.h - what a run comes to (verbs/sum.h), and where it goes: to a file of its own, to where the
 * records would be, or into a sentence only.
 *
 * Each is a result (result.h), added up once the records are through.
 */
#ifndef GK_RUN_RESULT_SUM_H
#define GK_RUN_RESULT_SUM_H

#include "run/result/file.h"
#include "verbs/sum.h"

/* Tables, in the file that the option names. Without the option nothing is added up. */
enum gk_status gk_sum_to_file(struct gk_command *, const struct gk_result_option *,
                              struct gk_sum_maker) GK_MUST_USE;

/*
 * Tables or a text, where the records of a verb that replaces them would be: on standard output, or
 * in the file of -o. Tables in the form that --to says, else the suffix of -o, else --format where
 * it is json or csv, else text. Its sentence is said unless --quiet or --format=json asks for none;
 * one that refuses is said in any case, and nothing else comes of the run (GK_INVALID).
 * --to=tsv, which is for records, is refused beside tables.
 */
enum gk_status gk_sum_for_records(struct gk_command *, bool tables,
                                  struct gk_sum_maker) GK_MUST_USE;

/* Its sentence, where the counts of the run are said. */
enum gk_status gk_sum_to_say(struct gk_command *, struct gk_sum_maker) GK_MUST_USE;

#endif
