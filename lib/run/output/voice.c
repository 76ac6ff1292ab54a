#include "run/output/voice.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "finding/trouble.h"

/* Whoever started the tool may have made the descriptor one that does not wait. */
static void wait_to_write(void)
{
    struct pollfd file = { .fd = STDERR_FILENO, .events = POLLOUT };
    (void)poll(&file, 1, -1);
}

static void write_all(struct gk_bytes text)
{
    while (text.length) {
        ssize_t written = write(STDERR_FILENO, text.at, text.length);
        if (written < 0 && errno == EAGAIN)
            wait_to_write();
        else if (written < 0 && errno != EINTR)
            return;
        text.at += written > 0 ? written : 0;
        text.length -= written > 0 ? (size_t)written : 0;
    }
}

enum gk_status gk_say(const struct gk_voice *voice, enum gk_message message, struct gk_bytes one,
                      struct gk_bytes two, struct gk_bytes three)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { one, two, three };
    struct gk_buffer line = { 0 };
    enum gk_status status = gk_buffer_print(&line, "%s: ", voice->tool);
    if (status == GK_OK)
        status = gk_sentence_fill(&line, gk_message_text(message, voice->language), arguments);
    if (status == GK_OK)
        status = gk_buffer_append_byte(&line, '\n');
    if (status == GK_OK)
        write_all(gk_buffer_bytes(&line));
    gk_buffer_free(&line);
    return status;
}

void gk_say_no_memory(const struct gk_voice *voice)
{
    write_all(gk_bytes_of(voice->tool));
    write_all(GK_BYTES(": "));
    write_all(gk_bytes_of(gk_message_text(GK_MESSAGE_NO_MEMORY, voice->language)));
    write_all(GK_BYTES("\n"));
}

enum gk_status gk_say_trouble(const struct gk_voice *voice, enum gk_message message,
                              struct gk_bytes path, int error)
{
    struct gk_bytes why = gk_bytes_of(gk_trouble_text(error, voice->language));
    enum gk_status said = gk_say(voice, message, path, why, (struct gk_bytes){ NULL, 0 });
    errno = error;
    return said == GK_OK ? GK_IO : said;
}

bool gk_language_find(struct gk_bytes name, enum gk_language *language)
{
    if (gk_bytes_start_with(name, GK_BYTES("zh")))
        *language = GK_CHINESE;
    else if (gk_bytes_start_with(name, GK_BYTES("en")))
        *language = GK_ENGLISH;
    else
        return false;
    return true;
}
