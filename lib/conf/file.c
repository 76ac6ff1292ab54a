#include "conf/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "finding/trouble.h"
#include "text/decode.h"

#define BYTE_ORDER_MARK GK_BYTES("\xEF\xBB\xBF")

static enum gk_status cannot_read(struct gk_mistakes *mistakes, struct gk_bytes path,
                                  const char *why)
{
    struct gk_bytes arguments[GK_ARGUMENTS] = { gk_bytes_of(why) };
    return gk_mistake_add(mistakes, path, 0, 0, GK_RULE_PROFILE_FILE, arguments);
}

static enum gk_status failed(struct gk_mistakes *mistakes, struct gk_bytes path, int error)
{
    return cannot_read(mistakes, path, gk_trouble_text(error, mistakes->language));
}

static enum gk_status read_all(int file, struct gk_buffer *out, int *error)
{
    for (;;) {
        if (gk_buffer_reserve(out, 65536) != GK_OK)
            return GK_NO_MEMORY;
        ssize_t count = read(file, out->at + out->length, out->capacity - out->length);
        if (count == 0)
            return GK_OK;
        if (count > 0)
            out->length += (size_t)count;
        else if (errno != EINTR)
            break;
        if (out->length > GK_FILE_LIMIT) {
            errno = EFBIG;
            break;
        }
    }
    *error = errno;
    return GK_IO;
}

static enum gk_status read_bytes(struct gk_arena *arena, struct gk_bytes path,
                                 struct gk_mistakes *mistakes, struct gk_buffer *out)
{
    struct gk_bytes terminated = gk_arena_copy(arena, path);
    if (!terminated.at)
        return GK_NO_MEMORY;
    int file = open(terminated.at, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return failed(mistakes, path, errno);
    int error = 0;
    enum gk_status status = read_all(file, out, &error);
    if (close(file) != 0 && status == GK_OK) {
        error = errno;
        status = GK_IO;
    }
    return status == GK_IO ? failed(mistakes, path, error) : status;
}

/* The line at `rest`, which moves behind it. */
static struct gk_bytes take_line(struct gk_bytes *rest)
{
    const char *end = memchr(rest->at, '\n', rest->length);
    size_t length = end ? (size_t)(end - rest->at) : rest->length;
    struct gk_bytes line = { rest->at, length };
    size_t taken = end ? length + 1 : length;
    rest->at += taken;
    rest->length -= taken;
    return line;
}

static bool is_ascii(struct gk_bytes bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        if ((unsigned char)bytes.at[i] >= 0x80)
            return false;
    return true;
}

/* A short line of GB18030 may look like UTF-8 by chance, hardly most of a file's lines. */
static bool mostly_utf8(struct gk_bytes raw)
{
    size_t good = 0;
    size_t bad = 0;
    while (raw.length) {
        struct gk_bytes line = take_line(&raw);
        if (gk_utf8_valid_length(line) != line.length)
            bad++;
        else if (!is_ascii(line))
            good++;
    }
    return good > bad;
}

static enum gk_status wrong_encoding(struct gk_mistakes *mistakes, struct gk_bytes path,
                                     uint32_t line, uint32_t column)
{
    struct gk_bytes arguments[GK_ARGUMENTS] = { { 0 } };
    return gk_mistake_add(mistakes, path, line, column, GK_RULE_PROFILE_ENCODING, arguments);
}

/* One mistake for each line that is no UTF-8. */
static enum gk_status report_lines(struct gk_mistakes *mistakes, struct gk_bytes path,
                                   struct gk_bytes raw)
{
    enum gk_status status = GK_INVALID;
    for (uint32_t number = 1; raw.length && status == GK_INVALID; number++) {
        struct gk_bytes line = take_line(&raw);
        size_t good = gk_utf8_valid_length(line);
        if (good != line.length) {
            size_t before = gk_utf8_count((struct gk_bytes){ line.at, good });
            status = wrong_encoding(mistakes, path, number, (uint32_t)before + 1);
        }
    }
    return status;
}

static enum gk_status decode_gb18030(struct gk_arena *arena, struct gk_bytes path,
                                     struct gk_bytes raw, struct gk_mistakes *mistakes,
                                     struct gk_bytes *text)
{
    struct gk_decoder decoder = { 0 };
    struct gk_buffer out = { 0 };
    struct gk_decoding decoding;
    enum gk_status status = gk_decode(&decoder, GK_GB18030, raw, &out, &decoding);
    if (status == GK_OK && decoding.bad) {
        uint32_t line = 1;
        for (size_t i = 0; i < decoding.places[0].offset; i++)
            line += raw.at[i] == '\n';
        status = wrong_encoding(mistakes, path, line, 0);
    } else if (status == GK_INVALID) {
        status = wrong_encoding(mistakes, path, 0, 0);
    } else if (status == GK_OK) {
        *text = gk_arena_copy(arena, gk_buffer_bytes(&out));
        status = text->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&out);
    gk_decoder_close(&decoder);
    return status;
}

enum gk_status gk_file_decode(struct gk_arena *arena, struct gk_bytes path, struct gk_bytes raw,
                              struct gk_mistakes *mistakes, struct gk_bytes *text)
{
    bool marked = gk_bytes_start_with(raw, BYTE_ORDER_MARK);
    if (marked) {
        raw.at += BYTE_ORDER_MARK.length;
        raw.length -= BYTE_ORDER_MARK.length;
    }
    if (gk_utf8_valid_length(raw) == raw.length) {
        *text = gk_arena_copy(arena, raw);
        return text->at ? GK_OK : GK_NO_MEMORY;
    }
    if (marked || mostly_utf8(raw))
        return report_lines(mistakes, path, raw);
    return decode_gb18030(arena, path, raw, mistakes, text);
}

enum gk_status gk_file_read(struct gk_arena *arena, struct gk_bytes path,
                            struct gk_mistakes *mistakes, struct gk_bytes *text)
{
    struct gk_buffer raw = { 0 };
    enum gk_status status = read_bytes(arena, path, mistakes, &raw);
    if (status == GK_OK)
        status = gk_file_decode(arena, path, gk_buffer_bytes(&raw), mistakes, text);
    gk_buffer_free(&raw);
    return status;
}

enum gk_status gk_file_read_regular(struct gk_arena *arena, struct gk_bytes path,
                                    struct gk_mistakes *mistakes, struct gk_bytes *text)
{
    struct stat found;
    struct gk_bytes terminated = gk_arena_copy(arena, path);
    if (!terminated.at)
        return GK_NO_MEMORY;
    /* Of what cannot be looked at, opening it says why. */
    if (stat(terminated.at, &found) == 0 && !S_ISREG(found.st_mode))
        return cannot_read(mistakes, path,
                           gk_message_text(GK_MESSAGE_TROUBLE_NOT_REGULAR, mistakes->language));
    return gk_file_read(arena, path, mistakes, text);
}

static int by_name(const void *a, const void *b)
{
    const struct gk_folder_entry *left = a;
    const struct gk_folder_entry *right = b;
    return gk_bytes_compare(left->name, right->name);
}

static enum gk_status add_entry(struct gk_arena *arena, DIR *folder, const char *name,
                                struct gk_buffer *list)
{
    struct stat about;
    struct gk_folder_entry entry = { gk_arena_copy(arena, gk_bytes_of(name)), false };
    if (!entry.name.at)
        return GK_NO_MEMORY;
    /* An entry that cannot be looked at is kept: reading it will say why. */
    if (fstatat(dirfd(folder), name, &about, 0) == 0)
        entry.is_folder = S_ISDIR(about.st_mode);
    return gk_buffer_append(list, (struct gk_bytes){ (const char *)&entry, sizeof entry });
}

static enum gk_status list_entries(struct gk_arena *arena, DIR *folder, struct gk_buffer *list,
                                   int *error)
{
    for (;;) {
        errno = 0;
        const struct dirent *found = readdir(folder);
        if (!found) {
            *error = errno;
            return errno ? GK_IO : GK_OK;
        }
        if (found->d_name[0] != '.' && add_entry(arena, folder, found->d_name, list) != GK_OK)
            return GK_NO_MEMORY;
    }
}

enum gk_status gk_folder_read(struct gk_arena *arena, struct gk_bytes path,
                              struct gk_mistakes *mistakes, struct gk_folder_entry **entries,
                              size_t *count)
{
    struct gk_bytes terminated = gk_arena_copy(arena, path);
    if (!terminated.at)
        return GK_NO_MEMORY;
    DIR *folder = opendir(terminated.at);
    if (!folder && errno == ENOMEM)
        return GK_NO_MEMORY;
    if (!folder && errno == ENOENT)
        return cannot_read(mistakes, path,
                           gk_message_text(GK_MESSAGE_TROUBLE_NO_PROFILE, mistakes->language));
    if (!folder)
        return failed(mistakes, path, errno);
    struct gk_buffer list = { 0 };
    int error = 0;
    enum gk_status status = list_entries(arena, folder, &list, &error);
    if (closedir(folder) != 0 && status == GK_OK) {
        error = errno;
        status = GK_IO;
    }
    if (status == GK_IO)
        status = failed(mistakes, path, error);
    if (status == GK_OK) {
        *count = list.length / sizeof **entries;
        *entries = gk_arena_array(arena, *count, sizeof **entries);
        if (!*entries)
            status = GK_NO_MEMORY;
        else if (*count) {
            memcpy(*entries, list.at, list.length);
            qsort(*entries, *count, sizeof **entries, by_name);
        }
    }
    gk_buffer_free(&list);
    return status;
}
