#include "finding/trouble.h"

#include <errno.h>
#include <string.h>

static const struct trouble {
    int error;
    enum gk_message message;
} troubles[] = {
    { ENOENT, GK_MESSAGE_TROUBLE_ABSENT },        { EACCES, GK_MESSAGE_TROUBLE_DENIED },
    { EPERM, GK_MESSAGE_TROUBLE_NOT_PERMITTED },  { EISDIR, GK_MESSAGE_TROUBLE_DIRECTORY },
    { ENOTDIR, GK_MESSAGE_TROUBLE_NO_DIRECTORY }, { EEXIST, GK_MESSAGE_TROUBLE_EXISTS },
    { ENOSPC, GK_MESSAGE_TROUBLE_FULL },          { EDQUOT, GK_MESSAGE_TROUBLE_QUOTA },
    { EFBIG, GK_MESSAGE_TROUBLE_TOO_LARGE },      { EROFS, GK_MESSAGE_TROUBLE_READ_ONLY },
    { EIO, GK_MESSAGE_TROUBLE_DEVICE },           { EPIPE, GK_MESSAGE_TROUBLE_PIPE },
    { EBADF, GK_MESSAGE_TROUBLE_CLOSED },         { EMFILE, GK_MESSAGE_TROUBLE_OPEN_FILES },
    { EAGAIN, GK_MESSAGE_TROUBLE_AGAIN },         { ENOMEM, GK_MESSAGE_TROUBLE_MEMORY },
    { ENAMETOOLONG, GK_MESSAGE_TROUBLE_NAME },    { ELOOP, GK_MESSAGE_TROUBLE_LINKS },
};

const char *gk_trouble_text(int error, enum gk_language language)
{
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
        if (troubles[i].error == error)
            return gk_message_text(troubles[i].message, language);
    /* strerror is not safe with threads everywhere, strerror_r differs between systems; both
     * take a static table for known numbers, which is all that occurs here. */
    return strerror(error);
}
