/*
 * sandbox.h - what a tool can still do once it reads records, where the kernel helps.
 *
 * Records come from anywhere, so a fault in their reading could be turned against the office. After
 * the start a tool reads only its operands, makes and replaces files only in the folders of the
 * outputs that options name, and neither runs programs nor uses the network. Profiles, word lists
 * and keys have been read by then and are out of reach; iconv's modules have been loaded.
 *
 *   Landlock  files, from Linux 5.13 on; TCP from version 4, signals from version 6 on.
 *   seccomp   calls that no tool makes are refused with EPERM. A list of what is refused, because a
 *             list of what is allowed ends a tool wherever another libc, or the next edition of
 *             this one, makes a call that nobody has thought of.
 *
 * Where the kernel has none of this nothing is said, and no record or message depends on it: with
 * one exception. An operand is the file that stands there when the tool starts; one that is put
 * there later cannot be opened (a message, and exit status 2). Descriptors that are open already
 * stay as they are. Sanitizers and forced faults need what a sandbox takes away: their builds, and
 * those with -DGK_NO_SANDBOX, have none.
 */
#ifndef GK_RUN_SANDBOX_SANDBOX_H
#define GK_RUN_SANDBOX_SANDBOX_H

#include "base/buffer.h"
#include "run/command/option.h"

struct gk_sandbox {
    int landlock; /* its version; 0: none */
    bool seccomp;
};

/* What this machine and this build have. */
struct gk_sandbox gk_sandbox_find(void);

/* Gives up all but what is said above, for good; says what is in force now. To be called before
 * threads are started: they inherit it. */
struct gk_sandbox gk_sandbox_enter(const struct gk_options *);

/* Appends it as a person reads it: landlock 4, seccomp; or none. */
enum gk_status gk_sandbox_append(struct gk_buffer *, struct gk_sandbox) GK_MUST_USE;

/* Keeps the program's memory out of core files, and from other processes of this user. */
void gk_sandbox_hide_memory(void);

#endif
