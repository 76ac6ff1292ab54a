#include "base/utf8.h"
#include "text/cost.h"
#include "text/damage.h"

bool gk_damage_suspected(struct gk_bytes raw)
{
    for (size_t i = 0; i < raw.length; i++)
        if ((unsigned char)raw.at[i] >= 0x80 || strchr("&%=_?\\", raw.at[i]))
            return true;
    return false;
}
