#include "run/output/pipe.h"

#include <fcntl.h>

void gk_pipe_enlarge(int descriptor)
{
#if defined(F_SETPIPE_SZ)
    enum { WANTED = 1 << 20 }; /* as much as Linux allows anyone by default */
    /* Whoever made it larger still means it. */
    int now = fcntl(descriptor, F_GETPIPE_SZ);
    if (now >= 0 && now < WANTED)
        (void)fcntl(descriptor, F_SETPIPE_SZ, WANTED);
#else
    (void)descriptor;
#endif
}
