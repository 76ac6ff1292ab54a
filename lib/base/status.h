/*
 * status.h - how functions of this library say how it went.
 *
 * A status is about the stream or the program, never about a record: what is wrong with a record
 * is a finding, and the stream goes on. Every status must be looked at.
 *
 *   GK_OK        done.
 *   GK_END       nothing left to read or to give; not a failure.
 *   GK_NO_MEMORY an allocation failed. The structures involved are unchanged or empty and may
 *                still be freed; the tool ends with exit status 2.
 *   GK_IO        a read, write, open, rename or close failed; errno says why. Exit status 2.
 *   GK_INVALID   what a person wrote (command line, profile) is wrong, and it has been reported.
 *                Exit status 2.
 */
#ifndef GK_BASE_STATUS_H
#define GK_BASE_STATUS_H

enum gk_status {
    GK_OK = 0,
    GK_END,
    GK_NO_MEMORY,
    GK_IO,
    GK_INVALID,
};

#define GK_MUST_USE __attribute__((warn_unused_result))
#define GK_PRINTF(at, first) __attribute__((format(printf, at, first)))

#endif
