#include "run/deliver/progress.h"

#include <inttypes.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "run/output/terminal.h"
#include "text/width.h"

enum { SECOND = 1000, MEGABYTE = 1000 * 1000, LONGEST = 200 };

static int64_t milliseconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * SECOND + now.tv_nsec / (SECOND * 1000);
}

void gk_progress_open(struct gk_progress *progress, const struct gk_voice *voice,
                      const char *const *files, int file_count)
{
    bool all = true;
    *progress = (struct gk_progress){ .voice = voice, .begun = milliseconds() };
    progress->last = progress->begun;
    for (int i = 0; i < file_count; i++) {
        struct stat found;
        bool standard = strcmp(files[i], "-") == 0;
        bool there = (standard ? fstat(STDIN_FILENO, &found) : stat(files[i], &found)) == 0;
        bool regular = there && S_ISREG(found.st_mode);
        progress->draws |= regular;
        progress->size += regular ? (uint64_t)found.st_size : 0;
        all &= regular || !there;
    }
    if (!all)
        progress->size = 0;
}

struct number {
    char text[32];
};

static struct gk_bytes print(struct number *number, uint64_t value)
{
    int length = snprintf(number->text, sizeof number->text, "%" PRIu64, value);
    return (struct gk_bytes){ number->text, (size_t)length };
}

/* 0:07, 12:30, 1:02:03. */
static struct gk_bytes print_time(struct number *number, uint64_t seconds)
{
    unsigned hours = (unsigned)(seconds / 3600 % 1000), minutes = (unsigned)(seconds / 60 % 60);
    unsigned rest = (unsigned)(seconds % 60);
    int length =
        hours ? snprintf(number->text, sizeof number->text, "%u:%02u:%02u", hours, minutes, rest)
              : snprintf(number->text, sizeof number->text, "%u:%02u", minutes, rest);
    return (struct gk_bytes){ number->text, (size_t)length };
}

/* "45 %, 120 MB/s, 0:12 left" behind the number of records. */
static enum gk_status word(const struct gk_progress *progress, uint64_t records, uint64_t bytes,
                           int64_t spent, struct gk_buffer *line)
{
    struct number count, rate, share, left;
    enum gk_language language = progress->voice->language;
    uint64_t each = bytes * SECOND / (uint64_t)spent;
    struct gk_bytes arguments[GK_ARGUMENTS] = { print(&count, records),
                                                print(&rate, each / MEGABYTE) };
    enum gk_status status = gk_buffer_print(line, "%s: ", progress->voice->tool);
    if (status == GK_OK)
        status = gk_sentence_fill(line, gk_message_text(GK_MESSAGE_PROGRESS, language), arguments);
    if (status != GK_OK || !progress->size || bytes > progress->size || !each)
        return status;
    arguments[0] = print(&share, bytes / (progress->size / 100 + 1));
    arguments[1] = print_time(&left, (progress->size - bytes) / each);
    return gk_sentence_fill(line, gk_message_text(GK_MESSAGE_PROGRESS_SIZED, language), arguments);
}

static void write_text(struct gk_bytes text)
{
    (void)!write(STDERR_FILENO, text.at, text.length);
}

void gk_progress_show(struct gk_progress *progress, uint64_t records, uint64_t bytes)
{
    struct gk_buffer line = { 0 };
    int64_t now = progress->draws ? milliseconds() : 0;
    if (!progress->draws || now - progress->last < SECOND)
        return;
    /* A line that cannot be worded is not drawn; the run goes on. */
    if (word(progress, records, bytes, now - progress->begun, &line) == GK_OK) {
        gk_progress_erase(progress);
        struct gk_bytes text = gk_buffer_bytes(&line);
        size_t room = gk_terminal_width(STDERR_FILENO) - 1;
        if (gk_text_width(text) > room)
            text = gk_first_line(text, room);
        progress->width = gk_text_width(text);
        write_text(text);
    }
    progress->last = now;
    gk_buffer_free(&line);
}

void gk_progress_erase(struct gk_progress *progress)
{
    char blanks[LONGEST + 2];
    size_t width = progress->width < LONGEST ? progress->width : LONGEST;
    if (!progress->width)
        return;
    progress->width = 0;
    blanks[0] = '\r';
    memset(blanks + 1, ' ', width);
    blanks[width + 1] = '\r';
    write_text((struct gk_bytes){ blanks, width + 2 });
}
