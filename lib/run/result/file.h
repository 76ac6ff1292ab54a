/*
 * file.h - a file of tables that an option names: its form is told by the suffix.
 */
#ifndef GK_RUN_RESULT_FILE_H
#define GK_RUN_RESULT_FILE_H

#include "run/command/command.h"
#include "run/form/table_file.h"

/* Which option, and the forms it offers, in the order in which a refusal tells them. */
struct gk_result_option {
    int id;
    const char *name; /* with its dashes */
    const enum gk_table_format *formats;
    size_t format_count;
};

/* Born by gk_result_file_open, in every case; owns its output. */
struct gk_result_file {
    struct gk_output output; /* descriptor -1: the option was not given */
    enum gk_table_format format;
};

/* Opens the file, where the option was given; what stands there stays until it is closed.
 * GK_INVALID: the suffix is none of these, which has been said. */
enum gk_status gk_result_file_open(struct gk_result_file *, struct gk_command *,
                                   const struct gk_result_option *) GK_MUST_USE;

#endif
