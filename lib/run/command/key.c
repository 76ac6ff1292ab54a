#include "run/command/key.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* To the end of the file: a pipe may give a key in parts, and the first part is another key. */
static enum gk_status read_all(struct gk_buffer *bytes, int descriptor)
{
    /* Room for all of it at once, so that growing leaves no copy behind. */
    if (gk_buffer_reserve(bytes, GK_KEY_LONGEST) != GK_OK)
        return GK_NO_MEMORY;
    ssize_t got;
    while ((got = read(descriptor, bytes->at + bytes->length, GK_KEY_LONGEST - bytes->length)) !=
           0) {
        if (got < 0 && errno != EINTR)
            return GK_IO;
        bytes->length += got > 0 ? (size_t)got : 0;
    }
    return GK_OK;
}

static void drop_line_end(struct gk_buffer *bytes)
{
    bytes->length -= gk_bytes_end_with(gk_buffer_bytes(bytes), GK_BYTES("\n"));
    bytes->length -= gk_bytes_end_with(gk_buffer_bytes(bytes), GK_BYTES("\r"));
}

static enum gk_status read_key(struct gk_key *key, const struct gk_voice *voice, int descriptor,
                               const char *path)
{
    const struct gk_bytes none = { NULL, 0 };
    struct stat found;
    if (fstat(descriptor, &found) != 0)
        return gk_say_trouble(voice, GK_MESSAGE_CANNOT_READ, gk_bytes_of(path), errno);
    if (found.st_mode & 077) {
        gk_say(voice, GK_MESSAGE_KEY_MODE, gk_bytes_of(path), none, none);
        return GK_INVALID;
    }
    enum gk_status status = read_all(&key->bytes, descriptor);
    if (status == GK_IO)
        return gk_say_trouble(voice, GK_MESSAGE_CANNOT_READ, gk_bytes_of(path), errno);
    if (status != GK_OK)
        return status;
    drop_line_end(&key->bytes);
    if (!key->bytes.length) {
        gk_say(voice, GK_MESSAGE_KEY_EMPTY, gk_bytes_of(path), none, none);
        return GK_INVALID;
    }
    /* Works, but whoever tries all short keys finds it: said with --quiet too. */
    if (key->bytes.length < GK_KEY_SHORT)
        return gk_say(voice, GK_MESSAGE_KEY_SHORT, gk_bytes_of(path), none, none);
    return GK_OK;
}

enum gk_status gk_key_read(struct gk_key *key, const struct gk_voice *voice, const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return gk_say_trouble(voice, GK_MESSAGE_CANNOT_OPEN, gk_bytes_of(path), errno);
    enum gk_status status = read_key(key, voice, descriptor, path);
    close(descriptor);
    return status;
}

void gk_key_close(struct gk_key *key)
{
    gk_memory_wipe(key->bytes.at, key->bytes.capacity);
    gk_buffer_free(&key->bytes);
}
