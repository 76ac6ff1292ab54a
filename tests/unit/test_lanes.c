/* Eight bytes at a time against one at a time. */
#include "base/lanes.h"
#include "random.h"
#include "tap.h"

static unsigned naive_equal(const unsigned char *bytes, unsigned char byte)
{
    unsigned count = 0;
    for (int i = 0; i < GK_LANES; i++)
        count += bytes[i] == byte;
    return count;
}

static unsigned naive_below(const unsigned char *bytes, unsigned char limit)
{
    unsigned count = 0;
    for (int i = 0; i < GK_LANES; i++)
        count += bytes[i] < limit;
    return count;
}

int main(void)
{
    /* Values at the edges of what the arithmetic carries. */
    static const unsigned char edges[] = { 0,    1,    0x1F, 0x20, 0x21, 0x7E,
                                           0x7F, 0x80, 0x81, 0xFE, 0xFF };
    unsigned char bytes[GK_LANES];
    unsigned wrong = 0;
    for (int round = 0; round < 200000; round++) {
        for (int i = 0; i < GK_LANES; i++)
            bytes[i] = random_below(2) ? edges[random_below(sizeof edges)]
                                       : (unsigned char)random_below(256);
        uint64_t word = gk_lanes_load((const char *)bytes);
        unsigned char byte = bytes[random_below(GK_LANES)] ^ (unsigned char)random_below(2);
        unsigned char limit = (unsigned char)random_below(0x81);
        wrong += gk_lanes_count(gk_lanes_equal(word, byte)) != naive_equal(bytes, byte);
        wrong += gk_lanes_count(gk_lanes_below(word, limit)) != naive_below(bytes, limit);
    }
    is_int(wrong, 0, "equal and below, as byte by byte says");
    return done();
}
