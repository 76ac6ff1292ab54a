#include "finding/fingerprint.h"

enum { EARLIER_DIGITS = 16 };

static bool is_hexadecimal(struct gk_bytes text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!(text.at[i] >= '0' && text.at[i] <= '9') && !(text.at[i] >= 'a' && text.at[i] <= 'f'))
            return false;
    return true;
}

bool gk_fingerprint_is(struct gk_bytes text)
{
    if (text.length == EARLIER_DIGITS)
        return is_hexadecimal(text);
    return text.length == GK_FINGERPRINT_SIZE && text.at[0] == 'f' && is_hexadecimal(text);
}

struct gk_bytes gk_fingerprint_earlier(struct gk_bytes fingerprint)
{
    if (fingerprint.length != GK_FINGERPRINT_SIZE)
        return fingerprint;
    return (struct gk_bytes){ fingerprint.at + 1, EARLIER_DIGITS };
}
