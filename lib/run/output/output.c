#include "run/output/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void gk_output_on(struct gk_output *output, const struct gk_voice *voice, int descriptor,
                  struct gk_bytes name)
{
    *output = (struct gk_output){ .voice = voice, .name = name, .descriptor = descriptor };
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

static enum gk_status say_opened(const struct gk_output *output, int error)
{
    return error ? gk_say_trouble(output->voice, GK_MESSAGE_CANNOT_OPEN, output->name, error)
                 : GK_OK;
}

enum target {
    TARGET_FILE,   /* a regular file, as `found` has it */
    TARGET_NEW,    /* nothing stands there */
    TARGET_OTHER,  /* a device, a pipe: written as it is */
    TARGET_OPENED, /* a descriptor: not ours to make or replace, and opened anew it would be
                    * written from its start, over what stands there */
};

static enum target begin(struct gk_output *output, const struct gk_voice *voice, const char *path,
                         struct stat *found)
{
    gk_output_on(output, voice, -1, gk_bytes_of(path));
    if (gk_output_descriptor(path) >= 0)
        return TARGET_OPENED;
    if (stat(path, found) != 0)
        return errno == ENOENT ? TARGET_NEW : TARGET_OTHER;
    return S_ISREG(found->st_mode) ? TARGET_FILE : TARGET_OTHER;
}

/* What is neither made nor replaced. */
static enum gk_status open_target(struct gk_output *output, enum target target, const char *path)
{
    output->descriptor = target == TARGET_OPENED ? dup(gk_output_descriptor(path))
                                                 : open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    return say_opened(output, output->descriptor < 0 ? errno : 0);
}

static enum gk_status open_file(struct gk_output *output, struct gk_arena *arena, const char *path,
                                enum gk_output_way way, const struct stat *found)
{
    switch (way) {
    case GK_OUTPUT_REPLACES:
        return gk_named_file_replace(&output->file, arena, path, found);
    case GK_OUTPUT_PRIVATE:
        return gk_named_file_private(&output->file, arena, path);
    default:
        return gk_named_file_direct(&output->file, arena, path);
    }
}

enum gk_status gk_output_open(struct gk_output *output, const struct gk_voice *voice,
                              struct gk_arena *arena, const char *path, enum gk_output_way way)
{
    struct stat found;
    enum target target = begin(output, voice, path, &found);
    if (target == TARGET_OTHER || target == TARGET_OPENED)
        return open_target(output, target, path);
    enum gk_status status =
        open_file(output, arena, path, way, target == TARGET_FILE ? &found : NULL);
    output->descriptor = output->file.descriptor;
    output->named = status == GK_OK;
    return status == GK_IO ? say_opened(output, errno) : status;
}

static enum gk_status write_failed(struct gk_output *output)
{
    if (!output->failed)
        gk_say_trouble(output->voice, GK_MESSAGE_CANNOT_WRITE, output->name, errno);
    output->failed = true;
    output->count = 0;
    return GK_IO;
}

/* Whoever started the tool may have made the descriptor one that does not wait. */
static bool wait_to_write(int descriptor)
{
    struct pollfd file = { .fd = descriptor, .events = POLLOUT };
    if (errno != EAGAIN && errno != EWOULDBLOCK)
        return false;
    return poll(&file, 1, -1) >= 0 || errno == EINTR;
}

enum gk_status gk_output_flush(struct gk_output *output)
{
    struct iovec *piece = output->pieces;
    int left = output->count;
    if (output->failed)
        return GK_IO;
    while (left) {
        ssize_t written = writev(output->descriptor, piece, left);
        if (written < 0 && (errno == EINTR || wait_to_write(output->descriptor)))
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

/* A full disk or a lost network folder may show only now. */
static enum gk_status end(struct gk_output *output, bool keep)
{
    bool named = output->named;
    int descriptor = output->descriptor;
    output->named = false;
    output->descriptor = -1;
    if (!named)
        return close(descriptor) == 0 ? GK_OK : GK_IO;
    if (keep)
        return gk_named_file_finish(&output->file);
    gk_named_file_discard(&output->file);
    return GK_OK;
}

enum gk_status gk_output_close(struct gk_output *output, bool keep)
{
    if (output->descriptor < 0)
        return GK_OK;
    /* After trouble the bytes that were gathered may be gone already. */
    if (!keep)
        output->count = 0;
    enum gk_status status = gk_output_flush(output);
    if (end(output, keep && status == GK_OK) != GK_OK && status == GK_OK)
        status = write_failed(output);
    return status;
}
