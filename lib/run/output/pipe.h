/*
 * pipe.h - pipes that hold more.
 */
#ifndef GK_RUN_OUTPUT_PIPE_H
#define GK_RUN_OUTPUT_PIPE_H

/*
 * Makes a pipe hold 1 MiB where the system lets it, so that the programs at its two ends take turns
 * less often. What is no pipe, or is not to be made larger, stays as it is: nothing depends on it.
 */
void gk_pipe_enlarge(int descriptor);

#endif
