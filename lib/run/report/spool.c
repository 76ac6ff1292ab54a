#include "run/report/spool.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

void gk_spool_open(struct gk_spool *spool)
{
    FILE *file = tmpfile();
    if (!file)
        return;
    spool->descriptor = dup(fileno(file));
    spool->has_file = spool->descriptor >= 0;
    fclose(file);
}

static bool write_all(int descriptor, struct gk_bytes text)
{
    while (text.length) {
        ssize_t written = write(descriptor, text.at, text.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.at += written;
        text.length -= (size_t)written;
    }
    return true;
}

/* What stands in memory goes behind what is in the file. Where the disk is full half of it may be
 * there: the file is cut to what it was. */
static bool file_text(struct gk_spool *spool)
{
    off_t end = lseek(spool->descriptor, 0, SEEK_CUR);
    if (end < 0)
        return false;
    if (!write_all(spool->descriptor, gk_buffer_bytes(&spool->text))) {
        (void)!ftruncate(spool->descriptor, end);
        (void)lseek(spool->descriptor, end, SEEK_SET);
        return false;
    }
    spool->filed = true;
    gk_buffer_clear(&spool->text);
    return true;
}

enum gk_status gk_spool_add(struct gk_spool *spool, struct gk_bytes text)
{
    if (gk_buffer_append(&spool->text, text) != GK_OK)
        return GK_NO_MEMORY;
    if (spool->text.length <= GK_SPOOL_MEMORY)
        return GK_OK;
    return spool->has_file && file_text(spool) ? GK_OK : GK_END;
}

/* Back from the file, a piece at a time; the memory's text waits behind it. */
static enum gk_status release_file(struct gk_spool *spool, struct gk_output *output)
{
    char piece[16 * 1024];
    enum gk_status status = lseek(spool->descriptor, 0, SEEK_SET) == 0 ? GK_OK : GK_IO;
    while (status == GK_OK) {
        ssize_t length = read(spool->descriptor, piece, sizeof piece);
        if (length < 0 && errno == EINTR)
            continue;
        if (length == 0)
            return GK_OK;
        if (length < 0)
            break;
        status = gk_output_add(output, (struct gk_bytes){ piece, (size_t)length });
        if (status == GK_OK)
            status = gk_output_flush(output);
        if (status != GK_OK)
            return status;
    }
    return gk_say_trouble(output->voice, GK_MESSAGE_CANNOT_READ, GK_BYTES(P_tmpdir), errno);
}

enum gk_status gk_spool_release(struct gk_spool *spool, struct gk_output *output)
{
    enum gk_status status = spool->filed ? release_file(spool, output) : GK_OK;
    if (status == GK_OK)
        status = gk_output_add(output, gk_buffer_bytes(&spool->text));
    if (status == GK_OK)
        status = gk_output_flush(output);
    gk_spool_free(spool);
    return status;
}

void gk_spool_free(struct gk_spool *spool)
{
    gk_buffer_free(&spool->text);
    if (spool->has_file)
        close(spool->descriptor);
    *spool = (struct gk_spool){ .has_file = false };
}
