#include "domain/box.h"

bool gk_is_ticked_box(uint32_t c)
{
    return c == U'■' || c == U'▣' || c == U'◼' || c == U'▲' || c == U'◆' || c == U'●' ||
           c == U'◉' || c == U'⊙' || c == U'⦿' || c == U'☑' || c == U'☒' || c == U'√' ||
           c == U'✓' || c == U'✔' || c == U'✅' || c == U'🗹' || c == 0xF052 || c == 0xF0FE;
}

bool gk_is_empty_box(uint32_t c)
{
    return c == U'□' || c == U'▢' || c == U'▫' || c == U'◻' || c == U'☐' || c == U'△' ||
           c == U'◇' || c == U'○' || c == U'◯' || c == U'◎' || c == 0xF0A3 || c == 0xF0A8;
}
