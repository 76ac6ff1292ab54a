/*
 * seccomp.h - Linux's way to give up calls of the system: sandbox.h alone uses it.
 */
#ifndef GK_RUN_SANDBOX_SECCOMP_H
#define GK_RUN_SANDBOX_SECCOMP_H

#include <stdbool.h>

/* Does the kernel have it, for this kind of machine? */
bool gk_seccomp_found(void);

/* From now on running programs, the network, looking into other processes and changing the system
 * fail with EPERM. False where that could not be done. */
bool gk_seccomp_enter(void);

#endif
