#include "run/input/file_encoding.h"

#include <unistd.h>

#include "run/input/vote.h"

static enum gk_status judge_file(struct gk_input *input, size_t begun, struct gk_vote *vote)
{
    off_t at = lseek(input->descriptor, 0, SEEK_CUR);
    if (at < 0 || (uint64_t)at < begun)
        return GK_OK;
    return gk_vote_file(vote, input->descriptor, at - (off_t)begun, &input->rows.cell);
}

enum gk_status gk_judge_encoding(struct gk_input *input, const struct gk_buffer *begun, bool *waits)
{
    struct gk_vote vote = { 0 };
    enum gk_status status = GK_OK;
    *waits = false;
    if (input->encoding != GK_AUTO)
        return GK_OK;
    if (input->regular)
        status = judge_file(input, begun->length, &vote);
    else
        gk_vote_add(&vote, gk_buffer_bytes(begun));
    enum gk_encoding found = gk_vote_result(&vote);
    bool all = input->regular || input->at_end || begun->length >= GK_ENCODING_SEEN;
    *waits = found != GK_AUTO && !all;
    if (!*waits && (found != GK_AUTO || input->regular))
        input->encoding = found == GK_AUTO ? GK_UTF_8 : found;
    return status;
}
