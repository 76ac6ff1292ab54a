#include "run/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Unfinished files, for the signal handler: the only state of the program that is not passed
 * along, because a handler is passed nothing. A slot is written whole or not at all.
 */
enum { UNFINISHED = 8 };
static const char *volatile unfinished[UNFINISHED];

static void remove_unfinished(int signal_number)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i])
            unlink(unfinished[i]);
    /* The default action follows: SA_RESETHAND has put it back. */
    raise(signal_number);
}

static void remember_unfinished(const char *path)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction old;
        struct sigaction new = { .sa_handler = remove_unfinished,
                                 .sa_flags = (int)SA_RESETHAND };
        sigemptyset(&new.sa_mask);
        /* A parent that had a signal ignored (nohup) means it. */
        if (sigaction(ends[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(ends[i], &new, NULL);
    }
    for (int i = 0; i < UNFINISHED; i++)
        if (!unfinished[i]) {
            unfinished[i] = path;
            return;
        }
}

static void forget_unfinished(const char *path)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i] == path)
            unfinished[i] = NULL;
}

void gk_output_on(struct gk_output *output, const struct gk_voice *voice, int descriptor,
                  struct gk_bytes name)
{
    *output = (struct gk_output){ .voice = voice, .name = name, .descriptor = descriptor };
}

/* Is this a file to be replaced, or something to write to as it is? */
static bool is_replaceable(const char *path, mode_t *mode)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return errno == ENOENT;
    *mode = found.st_mode & 07777;
    return S_ISREG(found.st_mode);
}

static enum gk_status open_temporary(struct gk_output *output, struct gk_arena *arena,
                                     mode_t mode)
{
    size_t size = strlen(output->path) + 32;
    char *name = gk_arena_allocate(arena, size);
    if (!name)
        return GK_NO_MEMORY;
    for (unsigned i = 0; i < 1000 && output->descriptor < 0; i++) {
        snprintf(name, size, "%s.%ld-%u.tmp", output->path, (long)getpid(), i);
        output->descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (output->descriptor < 0 && errno != EEXIST)
            break;
    }
    if (output->descriptor < 0)
        return GK_IO;
    output->temporary = name;
    remember_unfinished(name);
    if (fchmod(output->descriptor, mode) == 0)
        return GK_OK;
    int error = errno;
    close(output->descriptor);
    unlink(name);
    forget_unfinished(name);
    output->descriptor = -1;
    output->temporary = NULL;
    errno = error;
    return GK_IO;
}

int gk_output_descriptor(const char *path)
{
    static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0)
        return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *number = path + strlen(folders[i]);
        if (strncmp(path, folders[i], strlen(folders[i])) != 0 || !*number ||
            strspn(number, "0123456789") != strlen(number) || strlen(number) > 6)
            continue;
        return (int)strtol(number, NULL, 10);
    }
    return -1;
}

/* Begins an output on a path. What is open already is not ours to make or replace, and opened
 * anew would be written from its start, over what stands there: then true. */
static bool open_standard(struct gk_output *output, const struct gk_voice *voice,
                          const char *path, int *error)
{
    gk_output_on(output, voice, -1, gk_bytes_of(path));
    output->path = path;
    int standard = gk_output_descriptor(output->path);
    if (standard < 0)
        return false;
    output->descriptor = dup(standard);
    *error = output->descriptor < 0 ? errno : 0;
    return true;
}

static enum gk_status say_opened(const struct gk_output *output, int error)
{
    return error ? gk_say_trouble(output->voice, GK_MESSAGE_CANNOT_OPEN, output->name, error)
                 : GK_OK;
}

enum gk_status gk_output_open_directly(struct gk_output *output, const struct gk_voice *voice,
                                       const char *path, mode_t mode)
{
    int error = 0;
    if (open_standard(output, voice, path, &error))
        return say_opened(output, error);
    output->descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    struct stat found;
    /* A file that was there keeps its mode, unless it is to be kept from others. */
    bool failed = output->descriptor < 0 ||
                  (mode == 0600 && fstat(output->descriptor, &found) == 0 &&
                   S_ISREG(found.st_mode) && fchmod(output->descriptor, mode) != 0);
    return say_opened(output, failed ? errno : 0);
}

/* What a symbolic link names is replaced, not the link. */
static enum gk_status resolve(struct gk_output *output, struct gk_arena *arena)
{
    char resolved[PATH_MAX];
    if (!realpath(output->path, resolved))
        return GK_OK;
    output->path = gk_arena_copy(arena, gk_bytes_of(resolved)).at;
    return output->path ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_output_open(struct gk_output *output, const struct gk_voice *voice,
                              struct gk_arena *arena, const char *path)
{
    int error = 0;
    if (open_standard(output, voice, path, &error))
        return say_opened(output, error);
    if (resolve(output, arena) != GK_OK)
        return GK_NO_MEMORY;
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = 0666 & ~mask;
    if (is_replaceable(output->path, &mode)) {
        enum gk_status status = open_temporary(output, arena, mode);
        return status == GK_IO ? say_opened(output, errno) : status;
    }
    output->descriptor = open(path, O_WRONLY | O_CLOEXEC);
    return say_opened(output, output->descriptor < 0 ? errno : 0);
}

static enum gk_status write_failed(struct gk_output *output)
{
    if (!output->failed)
        gk_say_trouble(output->voice, GK_MESSAGE_CANNOT_WRITE, output->name, errno);
    output->failed = true;
    output->count = 0;
    return GK_IO;
}

enum gk_status gk_output_flush(struct gk_output *output)
{
    struct iovec *piece = output->pieces;
    int left = output->count;
    if (output->failed)
        return GK_IO;
    while (left) {
        ssize_t written = writev(output->descriptor, piece, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return write_failed(output);
        output->written += (uint64_t)written;
        size_t done = (size_t)written;
        for (; left && done >= piece->iov_len; left--, piece++)
            done -= piece->iov_len;
        if (left) {
            piece->iov_base = (char *)piece->iov_base + done;
            piece->iov_len -= done;
        }
    }
    output->count = 0;
    return GK_OK;
}

enum gk_status gk_output_add(struct gk_output *output, struct gk_bytes bytes)
{
    if (!bytes.length || output->descriptor < 0)
        return GK_OK;
    struct iovec *last = output->count ? &output->pieces[output->count - 1] : NULL;
    if (last && (const char *)last->iov_base + last->iov_len == bytes.at) {
        last->iov_len += bytes.length;
        return GK_OK;
    }
    if (output->count == GK_OUTPUT_PIECES && gk_output_flush(output) != GK_OK)
        return GK_IO;
    output->pieces[output->count++] =
        (struct iovec){ .iov_base = (void *)(uintptr_t)bytes.at, .iov_len = bytes.length };
    return GK_OK;
}

enum gk_status gk_output_close(struct gk_output *output, bool keep)
{
    enum gk_status status = GK_OK;
    if (output->descriptor < 0 && !output->temporary)
        return GK_OK;
    if (output->descriptor >= 0) {
        /* After trouble the bytes that were gathered may be gone already. */
        if (!keep)
            output->count = 0;
        status = gk_output_flush(output);
        /* A full disk or a lost network folder may show only now. Not for descriptors that are
         * shared with others, whose closing is not ours to see through. */
        if (close(output->descriptor) != 0 && status == GK_OK)
            status = write_failed(output);
        output->descriptor = -1;
    }
    if (output->temporary) {
        if (!keep || status != GK_OK)
            unlink(output->temporary);
        else if (rename(output->temporary, output->path) != 0)
            status = write_failed(output);
        forget_unfinished(output->temporary);
        output->temporary = NULL;
    }
    return status;
}
