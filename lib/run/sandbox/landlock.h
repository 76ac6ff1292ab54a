/*
 * landlock.h - Linux's way to give up files: sandbox.h alone uses it.
 */
#ifndef GK_RUN_SANDBOX_LANDLOCK_H
#define GK_RUN_SANDBOX_LANDLOCK_H

#include "run/command/option.h"

/* Of the kernel's; 0 where it has none, or has it switched off. */
int gk_landlock_version(void);

/* Leaves reading of the operands, and writing in the folders of what options write. The version in
 * force; 0 where that could not be done, and then nothing is given up. */
int gk_landlock_enter(const struct gk_options *);

#endif
