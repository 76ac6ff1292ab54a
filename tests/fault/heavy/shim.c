/*
 * Preloaded into a tool: makes the n-th call of one function of libc fail, as GK_SHIM=NAME:N:ERRNO
 * says. The test that needs it compiles it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int fails(const char *name)
{
    static atomic_int calls;
    const char *asked = getenv("GK_SHIM");
    size_t length = strlen(name);
    if (!asked || strncmp(asked, name, length) != 0 || asked[length] != ':')
        return 0;
    char *rest;
    long n = strtol(asked + length + 1, &rest, 10);
    if (atomic_fetch_add(&calls, 1) + 1 != n)
        return 0;
    return (int)strtol(rest + 1, NULL, 10);
}

#define SHIM(type, name, parameters, arguments)                                                    \
    type name parameters                                                                           \
    {                                                                                              \
        type(*real) parameters = (type(*) parameters)dlsym(RTLD_NEXT, #name);                      \
        int error = fails(#name);                                                                  \
        if (!error)                                                                                \
            return real arguments;                                                                 \
        errno = error;                                                                             \
        return -1;                                                                                 \
    }

SHIM(int, open64, (const char *path, int flags, mode_t mode), (path, flags, mode))
SHIM(int, openat64, (int folder, const char *path, int flags, mode_t mode),
     (folder, path, flags, mode))
SHIM(int, linkat, (int a, const char *b, int c, const char *d, int e), (a, b, c, d, e))
SHIM(int, renameat, (int a, const char *b, int c, const char *d), (a, b, c, d))
SHIM(int, unlinkat, (int a, const char *b, int c), (a, b, c))
SHIM(int, fsync, (int a), (a))
SHIM(int, fchmod, (int a, mode_t b), (a, b))
SHIM(int, fchown, (int a, uid_t b, gid_t c), (a, b, c))
SHIM(int, sigaction, (int a, const struct sigaction *b, struct sigaction *c), (a, b, c))
SHIM(int, poll, (struct pollfd * a, nfds_t b, int c), (a, b, c))
SHIM(ssize_t, read, (int a, void *b, size_t c), (a, b, c))
SHIM(ssize_t, writev, (int a, const struct iovec *b, int c), (a, b, c))

/* As clone fails behind it: the error is returned. */
int pthread_create(pthread_t *a, const pthread_attr_t *b, void *(*c)(void *), void *d)
{
    int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) =
        (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(
            RTLD_NEXT, "pthread_create");
    int error = fails("pthread_create");
    return error ? error : real(a, b, c, d);
}
