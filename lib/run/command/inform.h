/*
 * inform.h - what a tool tells about itself and its rules, instead of reading records:
 * --help, --version, --list-rules, --explain, --list-fields, --print-profile.
 */
#ifndef GK_RUN_COMMAND_INFORM_H
#define GK_RUN_COMMAND_INFORM_H

#include "run/command/command.h"

/* GK_END where one of them was asked for: it is on standard output, and the output was checked.
 * GK_OK where none was. `with_profile`: those that need the loaded profile, else the others. */
enum gk_status gk_inform(const struct gk_command *, bool with_profile) GK_MUST_USE;

#endif
