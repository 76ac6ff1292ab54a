/* Which characters the numbers in escapes may stand for. */
#include "base/ascii.h"
#include "text/damage/residue.h"

uint32_t gk_residue_character(uint32_t number)
{
    bool control = number < 0x20 && number != '\t' && number != '\n' && number != '\r';
    bool surrogate = number >= 0xD800 && number <= 0xDFFF;
    bool none = (number & 0xFFFE) == 0xFFFE || (number >= 0xFDD0 && number <= 0xFDEF);
    return control || surrogate || none || number == 0x7F || number > 0x10FFFF ? 0 : number;
}

uint32_t gk_residue_pair(uint32_t high, uint32_t low)
{
    if (high - 0xD800 >= 0x400 || low - 0xDC00 >= 0x400)
        return 0;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

int gk_residue_base64(uint32_t letter)
{
    if (gk_is_ascii_capital(letter))
        return (int)(letter - 'A');
    if (gk_is_ascii_small(letter))
        return (int)(letter - 'a') + 26;
    if (gk_is_ascii_digit(letter))
        return (int)(letter - '0') + 52;
    return letter == '+' ? 62 : letter == '/' ? 63 : -1;
}
