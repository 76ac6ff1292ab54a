#include "run/report/written.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum { LENGTH = 6 }; /* \u0041 */

/* The number of an escape at the start of the text; beyond what it can say where none is there. */
static uint32_t read_escape(struct gk_bytes text)
{
    uint32_t number = 0;
    if (text.length < LENGTH || text.at[0] != '\\' || text.at[1] != 'u')
        return UINT32_MAX;
    for (size_t i = 2; i < LENGTH; i++) {
        int digit = gk_ascii_hexadecimal((unsigned char)text.at[i]);
        if (digit < 0)
            return UINT32_MAX;
        number = number << 4 | (uint32_t)digit;
    }
    return number;
}

enum gk_status gk_written_undo(struct gk_bytes text, struct gk_buffer *out, bool *changed)
{
    enum gk_status status = GK_OK;
    *changed = false;
    gk_buffer_clear(out);
    while (text.length && status == GK_OK) {
        char bytes[4];
        uint32_t number = read_escape(text);
        bool escaped = number <= 0xFFFF;
        struct gk_bytes shown = { text.at, 1 };
        /* A unit of a surrogate pair is dropped: a number or a word of Han needs none. */
        if (escaped)
            shown = (struct gk_bytes){ bytes, 0 };
        if (escaped && number && number - 0xD800 >= 0x800)
            shown.length = gk_utf8_encode(number, bytes);
        size_t length = escaped ? LENGTH : 1;
        *changed |= escaped;
        status = gk_buffer_append(out, shown);
        text.at += length;
        text.length -= length;
    }
    return status;
}
