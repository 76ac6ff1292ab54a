#include "text/big5.h"

#include <stdbool.h>

#include "text/tables/tables.h"

enum { TRAILS = 157 };

uint16_t gk_big5_encode(uint32_t c)
{
    if (c < 0x80 || c > 0xFFFF)
        return 0;
    return gk_big5_pairs[gk_big5_page[c >> 8]][c & 0xFF];
}

uint32_t gk_big5_decode(unsigned lead, unsigned trail)
{
    bool low = trail - 0x40 < 0x3F;
    if (lead - 0x81 >= 0x7E || (!low && trail - 0xA1 >= 0x5E))
        return 0;
    unsigned column = low ? trail - 0x40 : trail - 0xA1 + 0x3F;
    return gk_big5_characters[(lead - 0x81) * TRAILS + column];
}
