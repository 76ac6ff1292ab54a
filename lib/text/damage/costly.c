#include "text/damage/costly.h"

#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/damage/script.h"

enum { CHINESE_BITS = 11, LEAST_CHARACTERS = 4 };

/* ASCII says nothing, save letters that stand inside other ones; nor do signs, however seldom. */
static int64_t excess_of(const struct gk_examination *e, size_t at)
{
    uint32_t c = e->characters[at];
    bool stray = c < 0x80 && e->costs[at] > CHINESE_BITS * GK_BIT;
    bool sign =
        c >= 0x80 && !gk_script_of(c) && !gk_is_ideograph(c) && c - 0xE000 > 0xF8FF - 0xE000;
    if ((c < 0x80 && !stray) || c == 0xFFFD || (sign && e->costs[at] > CHINESE_BITS * GK_BIT))
        return 0;
    return (int64_t)e->costs[at] - CHINESE_BITS * GK_BIT;
}

bool gk_costly_next(const struct gk_examination *e, const uint8_t *taken, size_t at, int64_t least,
                    struct gk_costly *costly)
{
    struct gk_costly best = { .excess = 0 }, here = { .start = at, .end = at };
    least *= GK_BIT;
    for (; at < e->count; at++) {
        int64_t excess = excess_of(e, at);
        if ((taken && taken[at]) || here.excess + excess <= 0 ||
            here.excess < best.excess - least) {
            if (best.excess >= least && best.count >= LEAST_CHARACTERS)
                break;
            best = here = (struct gk_costly){ .start = at + 1, .end = at + 1 };
            continue;
        }
        here.excess += excess;
        here.before += e->costs[at];
        here.count += e->characters[at] >= 0x80 || excess > 0;
        here.end = at + 1;
        if (excess > 0 && here.excess >= best.excess)
            best = here;
    }
    *costly = best;
    return best.excess >= least && best.count >= LEAST_CHARACTERS;
}
