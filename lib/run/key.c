#include "run/key.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static enum gk_status read_bytes(struct gk_key *key, const struct gk_command *command,
                                 int descriptor, const char *path)
{
    struct stat found;
    if (fstat(descriptor, &found) == 0 && (found.st_mode & 077)) {
        const struct gk_bytes none = { NULL, 0 };
        gk_say(&command->voice, GK_MESSAGE_KEY_MODE, gk_bytes_of(path), none, none);
        return GK_INVALID;
    }
    if (gk_buffer_reserve(&key->bytes, GK_KEY_LONGEST) != GK_OK)
        return GK_NO_MEMORY;
    ssize_t got = read(descriptor, key->bytes.at, GK_KEY_LONGEST);
    if (got < 0)
        return gk_say_trouble(&command->voice, GK_MESSAGE_CANNOT_READ, gk_bytes_of(path), errno);
    key->bytes.length = (size_t)got;
    if (key->bytes.length && key->bytes.at[key->bytes.length - 1] == '\n')
        key->bytes.length--;
    const struct gk_bytes none = { NULL, 0 };
    if (!key->bytes.length) {
        gk_say(&command->voice, GK_MESSAGE_KEY_EMPTY, gk_bytes_of(path), none, none);
        return GK_INVALID;
    }
    /* Works, but whoever tries all short keys finds it. */
    if (key->bytes.length < GK_KEY_SHORT && !command->quiet)
        return gk_say(&command->voice, GK_MESSAGE_KEY_SHORT, gk_bytes_of(path), none, none);
    return GK_OK;
}

enum gk_status gk_key_read(struct gk_key *key, const struct gk_command *command, const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return gk_say_trouble(&command->voice, GK_MESSAGE_CANNOT_OPEN, gk_bytes_of(path), errno);
    enum gk_status status = read_bytes(key, command, descriptor, path);
    close(descriptor);
    return status;
}

void gk_key_close(struct gk_key *key)
{
    gk_memory_wipe(key->bytes.at, key->bytes.capacity);
    gk_buffer_free(&key->bytes);
}
