#include "run/sandbox/sandbox.h"

#include <sys/resource.h>

#include "run/sandbox/landlock.h"
#include "run/sandbox/seccomp.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define GK_NO_SANDBOX
#endif
#endif

#if defined(GK_NO_SANDBOX) || defined(GK_FAULTS) || defined(__SANITIZE_ADDRESS__) ||               \
    defined(__SANITIZE_THREAD__) || !defined(__linux__)

struct gk_sandbox gk_sandbox_find(void)
{
    return (struct gk_sandbox){ 0 };
}

struct gk_sandbox gk_sandbox_enter(const struct gk_options *options)
{
    (void)options;
    return (struct gk_sandbox){ 0 };
}

void gk_sandbox_hide_memory(void)
{
}

#else

struct gk_sandbox gk_sandbox_find(void)
{
    return (struct gk_sandbox){ .landlock = gk_landlock_version(), .seccomp = gk_seccomp_found() };
}

struct gk_sandbox gk_sandbox_enter(const struct gk_options *options)
{
    struct gk_sandbox sandbox = { 0 };
    /* Whoever gives something up for good may not get it back by running a setuid program; the
     * kernel demands this first. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return sandbox;
    sandbox.landlock = gk_landlock_enter(options);
    sandbox.seccomp = gk_seccomp_enter();
    return sandbox;
}

void gk_sandbox_hide_memory(void)
{
    /* Both, because a core file that is piped to a program knows no limit of size. */
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

#endif

enum gk_status gk_sandbox_append(struct gk_buffer *out, struct gk_sandbox sandbox)
{
    if (sandbox.landlock)
        return gk_buffer_print(out, "landlock %d%s", sandbox.landlock,
                               sandbox.seccomp ? ", seccomp" : "");
    return gk_buffer_append(out, sandbox.seccomp ? GK_BYTES("seccomp") : GK_BYTES("none"));
}
