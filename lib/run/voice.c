#include "run/voice.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void gk_say(const struct gk_voice *voice, enum gk_message message, struct gk_bytes one,
            struct gk_bytes two, struct gk_bytes three)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { one, two, three };
    struct gk_buffer line = { 0 };
    if (gk_buffer_print(&line, "%s: ", voice->tool) == GK_OK &&
        gk_sentence_fill(&line, gk_message_text(message, voice->language), arguments) == GK_OK &&
        gk_buffer_append_byte(&line, '\n') == GK_OK) {
        size_t done = 0;
        while (done < line.length) {
            ssize_t written = write(STDERR_FILENO, line.at + done, line.length - done);
            if (written < 0 && errno != EINTR)
                break;
            done += written > 0 ? (size_t)written : 0;
        }
    } else {
        /* Without memory there is one thing to say, and no argument to it. */
        static const char plain[] = "gk: out of memory\n";
        (void)!write(STDERR_FILENO, plain, sizeof plain - 1);
    }
    gk_buffer_free(&line);
}

enum gk_status gk_say_trouble(const struct gk_voice *voice, enum gk_message message,
                              struct gk_bytes path, int error)
{
    /* strerror is not safe with threads everywhere, strerror_r differs between systems; both
     * take a static table for known numbers, which is all that occurs here. */
    gk_say(voice, message, path, gk_bytes_of(strerror(error)), (struct gk_bytes){ NULL, 0 });
    errno = error;
    return GK_IO;
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
