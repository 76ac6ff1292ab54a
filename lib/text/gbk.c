#include "text/gbk.h"

#include "text/tables/tables.h"

enum { TRAILS = 190 };

uint16_t gk_gbk_encode(uint32_t c)
{
    if (c < 0x80)
        return (uint16_t)c;
    if (c <= 0xFFFF)
        return gk_gbk_pairs[gk_gbk_page[c >> 8]][c & 0xFF];
    for (size_t i = 0; i < gk_gbk_successor_count; i++)
        if (gk_gbk_successors[i].standard == c)
            return gk_gbk_encode(gk_gbk_successors[i].old);
    return 0;
}

uint32_t gk_gbk_decode(unsigned lead, unsigned trail)
{
    if (!gk_gbk_is_lead(lead) || !gk_gbk_is_trail(trail))
        return 0;
    unsigned column = trail - 0x40 - (trail > 0x7F);
    return gk_gbk_standard(gk_gbk_characters[(lead - 0x81) * TRAILS + column]);
}

uint32_t gk_gbk_standard(uint32_t c)
{
    if (c < gk_gbk_successors[0].old || c > gk_gbk_successors[gk_gbk_successor_count - 1].old)
        return c;
    for (size_t i = 0; i < gk_gbk_successor_count; i++)
        if (gk_gbk_successors[i].old == c)
            return gk_gbk_successors[i].standard;
    return c;
}
