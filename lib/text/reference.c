#include "text/reference.h"

#include <stdbool.h>

#include "base/ascii.h"

struct name {
    const char *name;
    uint16_t character;
    bool bare; /* browsers read it without its semicolon too */
};

/* In the order of bytes. */
static const struct name names[] = { { "AElig", 0xC6, true },
                                     { "AMP", 0x26, true },
                                     { "Aacute", 0xC1, true },
                                     { "Acirc", 0xC2, true },
                                     { "Agrave", 0xC0, true },
                                     { "Alpha", 0x391, false },
                                     { "ApplyFunction", 0x2061, false },
                                     { "Aring", 0xC5, true },
                                     { "Atilde", 0xC3, true },
                                     { "Auml", 0xC4, true },
                                     { "Beta", 0x392, false },
                                     { "COPY", 0xA9, true },
                                     { "Ccedil", 0xC7, true },
                                     { "CenterDot", 0xB7, false },
                                     { "Chi", 0x3A7, false },
                                     { "CloseCurlyDoubleQuote", 0x201D, false },
                                     { "CloseCurlyQuote", 0x2019, false },
                                     { "Dagger", 0x2021, false },
                                     { "Delta", 0x394, false },
                                     { "DiacriticalGrave", 0x60, false },
                                     { "ETH", 0xD0, true },
                                     { "Eacute", 0xC9, true },
                                     { "Ecirc", 0xCA, true },
                                     { "Egrave", 0xC8, true },
                                     { "Epsilon", 0x395, false },
                                     { "Eta", 0x397, false },
                                     { "Euml", 0xCB, true },
                                     { "FilledVerySmallSquare", 0x25AA, false },
                                     { "GT", 0x3E, true },
                                     { "Gamma", 0x393, false },
                                     { "Hat", 0x5E, false },
                                     { "Iacute", 0xCD, true },
                                     { "Icirc", 0xCE, true },
                                     { "Igrave", 0xCC, true },
                                     { "InvisibleComma", 0x2063, false },
                                     { "InvisibleTimes", 0x2062, false },
                                     { "Iota", 0x399, false },
                                     { "Iuml", 0xCF, true },
                                     { "Kappa", 0x39A, false },
                                     { "LT", 0x3C, true },
                                     { "Lambda", 0x39B, false },
                                     { "Lang", 0x27EA, false },
                                     { "LeftAngleBracket", 0x27E8, false },
                                     { "LeftCeiling", 0x2308, false },
                                     { "LeftDoubleBracket", 0x27E6, false },
                                     { "LeftFloor", 0x230A, false },
                                     { "MediumSpace", 0x205F, false },
                                     { "Mu", 0x39C, false },
                                     { "NegativeMediumSpace", 0x200B, false },
                                     { "NegativeThickSpace", 0x200B, false },
                                     { "NegativeThinSpace", 0x200B, false },
                                     { "NegativeVeryThinSpace", 0x200B, false },
                                     { "NewLine", 0xA, false },
                                     { "NoBreak", 0x2060, false },
                                     { "NonBreakingSpace", 0xA0, false },
                                     { "Ntilde", 0xD1, true },
                                     { "Nu", 0x39D, false },
                                     { "OElig", 0x152, false },
                                     { "Oacute", 0xD3, true },
                                     { "Ocirc", 0xD4, true },
                                     { "Ograve", 0xD2, true },
                                     { "Omega", 0x3A9, false },
                                     { "Omicron", 0x39F, false },
                                     { "OpenCurlyDoubleQuote", 0x201C, false },
                                     { "OpenCurlyQuote", 0x2018, false },
                                     { "Oslash", 0xD8, true },
                                     { "Otilde", 0xD5, true },
                                     { "Ouml", 0xD6, true },
                                     { "Phi", 0x3A6, false },
                                     { "Pi", 0x3A0, false },
                                     { "Prime", 0x2033, false },
                                     { "Psi", 0x3A8, false },
                                     { "QUOT", 0x22, true },
                                     { "REG", 0xAE, true },
                                     { "Rang", 0x27EB, false },
                                     { "Rho", 0x3A1, false },
                                     { "RightAngleBracket", 0x27E9, false },
                                     { "RightCeiling", 0x2309, false },
                                     { "RightDoubleBracket", 0x27E7, false },
                                     { "RightFloor", 0x230B, false },
                                     { "Scaron", 0x160, false },
                                     { "Sigma", 0x3A3, false },
                                     { "Square", 0x25A1, false },
                                     { "Star", 0x22C6, false },
                                     { "THORN", 0xDE, true },
                                     { "Tab", 0x9, false },
                                     { "Tau", 0x3A4, false },
                                     { "Theta", 0x398, false },
                                     { "ThinSpace", 0x2009, false },
                                     { "Uacute", 0xDA, true },
                                     { "Ucirc", 0xDB, true },
                                     { "Ugrave", 0xD9, true },
                                     { "UnderBar", 0x5F, false },
                                     { "Upsilon", 0x3A5, false },
                                     { "Uuml", 0xDC, true },
                                     { "VerticalLine", 0x7C, false },
                                     { "VeryThinSpace", 0x200A, false },
                                     { "Xi", 0x39E, false },
                                     { "Yacute", 0xDD, true },
                                     { "Yuml", 0x178, false },
                                     { "ZeroWidthSpace", 0x200B, false },
                                     { "Zeta", 0x396, false },
                                     { "aacute", 0xE1, true },
                                     { "acirc", 0xE2, true },
                                     { "acute", 0xB4, true },
                                     { "aelig", 0xE6, true },
                                     { "af", 0x2061, false },
                                     { "agrave", 0xE0, true },
                                     { "alefsym", 0x2135, false },
                                     { "alpha", 0x3B1, false },
                                     { "amp", 0x26, true },
                                     { "and", 0x2227, false },
                                     { "ang", 0x2220, false },
                                     { "apos", 0x27, false },
                                     { "aring", 0xE5, true },
                                     { "ast", 0x2A, false },
                                     { "asymp", 0x2248, false },
                                     { "atilde", 0xE3, true },
                                     { "auml", 0xE4, true },
                                     { "bdquo", 0x201E, false },
                                     { "beta", 0x3B2, false },
                                     { "bigcirc", 0x25EF, false },
                                     { "bigstar", 0x2605, false },
                                     { "blacksquare", 0x25AA, false },
                                     { "brvbar", 0xA6, true },
                                     { "bsol", 0x5C, false },
                                     { "bull", 0x2022, false },
                                     { "bullet", 0x2022, false },
                                     { "cap", 0x2229, false },
                                     { "ccedil", 0xE7, true },
                                     { "cedil", 0xB8, true },
                                     { "cent", 0xA2, true },
                                     { "centerdot", 0xB7, false },
                                     { "check", 0x2713, false },
                                     { "checkmark", 0x2713, false },
                                     { "chi", 0x3C7, false },
                                     { "cir", 0x25CB, false },
                                     { "circ", 0x2C6, false },
                                     { "clubs", 0x2663, false },
                                     { "colon", 0x3A, false },
                                     { "comma", 0x2C, false },
                                     { "commat", 0x40, false },
                                     { "cong", 0x2245, false },
                                     { "copy", 0xA9, true },
                                     { "crarr", 0x21B5, false },
                                     { "cross", 0x2717, false },
                                     { "cup", 0x222A, false },
                                     { "curren", 0xA4, true },
                                     { "dArr", 0x21D3, false },
                                     { "dagger", 0x2020, false },
                                     { "darr", 0x2193, false },
                                     { "dash", 0x2010, false },
                                     { "deg", 0xB0, true },
                                     { "delta", 0x3B4, false },
                                     { "diams", 0x2666, false },
                                     { "divide", 0xF7, true },
                                     { "dollar", 0x24, false },
                                     { "eacute", 0xE9, true },
                                     { "ecirc", 0xEA, true },
                                     { "egrave", 0xE8, true },
                                     { "empty", 0x2205, false },
                                     { "emsp", 0x2003, false },
                                     { "emsp13", 0x2004, false },
                                     { "emsp14", 0x2005, false },
                                     { "ensp", 0x2002, false },
                                     { "epsilon", 0x3B5, false },
                                     { "equals", 0x3D, false },
                                     { "equiv", 0x2261, false },
                                     { "eta", 0x3B7, false },
                                     { "eth", 0xF0, true },
                                     { "euml", 0xEB, true },
                                     { "euro", 0x20AC, false },
                                     { "excl", 0x21, false },
                                     { "exist", 0x2203, false },
                                     { "fnof", 0x192, false },
                                     { "forall", 0x2200, false },
                                     { "frac12", 0xBD, true },
                                     { "frac14", 0xBC, true },
                                     { "frac34", 0xBE, true },
                                     { "frasl", 0x2044, false },
                                     { "gamma", 0x3B3, false },
                                     { "ge", 0x2265, false },
                                     { "grave", 0x60, false },
                                     { "gt", 0x3E, true },
                                     { "gtlPar", 0x2995, false },
                                     { "hArr", 0x21D4, false },
                                     { "hairsp", 0x200A, false },
                                     { "harr", 0x2194, false },
                                     { "hearts", 0x2665, false },
                                     { "hellip", 0x2026, false },
                                     { "horbar", 0x2015, false },
                                     { "hyphen", 0x2010, false },
                                     { "iacute", 0xED, true },
                                     { "ic", 0x2063, false },
                                     { "icirc", 0xEE, true },
                                     { "iexcl", 0xA1, true },
                                     { "igrave", 0xEC, true },
                                     { "image", 0x2111, false },
                                     { "infin", 0x221E, false },
                                     { "int", 0x222B, false },
                                     { "iota", 0x3B9, false },
                                     { "iquest", 0xBF, true },
                                     { "isin", 0x2208, false },
                                     { "it", 0x2062, false },
                                     { "iuml", 0xEF, true },
                                     { "kappa", 0x3BA, false },
                                     { "lArr", 0x21D0, false },
                                     { "lambda", 0x3BB, false },
                                     { "lang", 0x27E8, false },
                                     { "langd", 0x2991, false },
                                     { "langle", 0x27E8, false },
                                     { "laquo", 0xAB, true },
                                     { "larr", 0x2190, false },
                                     { "lbbrk", 0x2772, false },
                                     { "lbrace", 0x7B, false },
                                     { "lbrack", 0x5B, false },
                                     { "lbrke", 0x298B, false },
                                     { "lbrksld", 0x298F, false },
                                     { "lbrkslu", 0x298D, false },
                                     { "lceil", 0x2308, false },
                                     { "lcub", 0x7B, false },
                                     { "ldquo", 0x201C, false },
                                     { "ldquor", 0x201E, false },
                                     { "le", 0x2264, false },
                                     { "lfloor", 0x230A, false },
                                     { "loang", 0x27EC, false },
                                     { "lobrk", 0x27E6, false },
                                     { "lopar", 0x2985, false },
                                     { "lowast", 0x2217, false },
                                     { "lowbar", 0x5F, false },
                                     { "loz", 0x25CA, false },
                                     { "lpar", 0x28, false },
                                     { "lparlt", 0x2993, false },
                                     { "lrm", 0x200E, false },
                                     { "lsaquo", 0x2039, false },
                                     { "lsqb", 0x5B, false },
                                     { "lsquo", 0x2018, false },
                                     { "lsquor", 0x201A, false },
                                     { "lt", 0x3C, true },
                                     { "ltrPar", 0x2996, false },
                                     { "macr", 0xAF, true },
                                     { "mdash", 0x2014, false },
                                     { "micro", 0xB5, true },
                                     { "midast", 0x2A, false },
                                     { "middot", 0xB7, true },
                                     { "minus", 0x2212, false },
                                     { "mldr", 0x2026, false },
                                     { "mu", 0x3BC, false },
                                     { "nabla", 0x2207, false },
                                     { "nbsp", 0xA0, true },
                                     { "ndash", 0x2013, false },
                                     { "ne", 0x2260, false },
                                     { "ni", 0x220B, false },
                                     { "nldr", 0x2025, false },
                                     { "not", 0xAC, true },
                                     { "notin", 0x2209, false },
                                     { "nsub", 0x2284, false },
                                     { "ntilde", 0xF1, true },
                                     { "nu", 0x3BD, false },
                                     { "num", 0x23, false },
                                     { "numero", 0x2116, false },
                                     { "numsp", 0x2007, false },
                                     { "oacute", 0xF3, true },
                                     { "ocirc", 0xF4, true },
                                     { "oelig", 0x153, false },
                                     { "ograve", 0xF2, true },
                                     { "oline", 0x203E, false },
                                     { "omega", 0x3C9, false },
                                     { "omicron", 0x3BF, false },
                                     { "oplus", 0x2295, false },
                                     { "or", 0x2228, false },
                                     { "ordf", 0xAA, true },
                                     { "ordm", 0xBA, true },
                                     { "oslash", 0xF8, true },
                                     { "otilde", 0xF5, true },
                                     { "otimes", 0x2297, false },
                                     { "ouml", 0xF6, true },
                                     { "para", 0xB6, true },
                                     { "part", 0x2202, false },
                                     { "percnt", 0x25, false },
                                     { "period", 0x2E, false },
                                     { "permil", 0x2030, false },
                                     { "perp", 0x22A5, false },
                                     { "phi", 0x3C6, false },
                                     { "pi", 0x3C0, false },
                                     { "piv", 0x3D6, false },
                                     { "plus", 0x2B, false },
                                     { "plusmn", 0xB1, true },
                                     { "pound", 0xA3, true },
                                     { "prime", 0x2032, false },
                                     { "prod", 0x220F, false },
                                     { "prop", 0x221D, false },
                                     { "psi", 0x3C8, false },
                                     { "puncsp", 0x2008, false },
                                     { "quest", 0x3F, false },
                                     { "quot", 0x22, true },
                                     { "rArr", 0x21D2, false },
                                     { "radic", 0x221A, false },
                                     { "rang", 0x27E9, false },
                                     { "rangd", 0x2992, false },
                                     { "rangle", 0x27E9, false },
                                     { "raquo", 0xBB, true },
                                     { "rarr", 0x2192, false },
                                     { "rbbrk", 0x2773, false },
                                     { "rbrace", 0x7D, false },
                                     { "rbrack", 0x5D, false },
                                     { "rbrke", 0x298C, false },
                                     { "rbrksld", 0x298E, false },
                                     { "rbrkslu", 0x2990, false },
                                     { "rceil", 0x2309, false },
                                     { "rcub", 0x7D, false },
                                     { "rdquo", 0x201D, false },
                                     { "rdquor", 0x201D, false },
                                     { "real", 0x211C, false },
                                     { "reg", 0xAE, true },
                                     { "rfloor", 0x230B, false },
                                     { "rho", 0x3C1, false },
                                     { "rlm", 0x200F, false },
                                     { "roang", 0x27ED, false },
                                     { "robrk", 0x27E7, false },
                                     { "ropar", 0x2986, false },
                                     { "rpar", 0x29, false },
                                     { "rpargt", 0x2994, false },
                                     { "rsaquo", 0x203A, false },
                                     { "rsqb", 0x5D, false },
                                     { "rsquo", 0x2019, false },
                                     { "rsquor", 0x2019, false },
                                     { "sbquo", 0x201A, false },
                                     { "scaron", 0x161, false },
                                     { "sdot", 0x22C5, false },
                                     { "sect", 0xA7, true },
                                     { "semi", 0x3B, false },
                                     { "shy", 0xAD, true },
                                     { "sigma", 0x3C3, false },
                                     { "sigmaf", 0x3C2, false },
                                     { "sim", 0x223C, false },
                                     { "sol", 0x2F, false },
                                     { "spades", 0x2660, false },
                                     { "squ", 0x25A1, false },
                                     { "square", 0x25A1, false },
                                     { "squarf", 0x25AA, false },
                                     { "squf", 0x25AA, false },
                                     { "sstarf", 0x22C6, false },
                                     { "star", 0x2606, false },
                                     { "starf", 0x2605, false },
                                     { "strns", 0xAF, false },
                                     { "sub", 0x2282, false },
                                     { "sube", 0x2286, false },
                                     { "sum", 0x2211, false },
                                     { "sup", 0x2283, false },
                                     { "sup1", 0xB9, true },
                                     { "sup2", 0xB2, true },
                                     { "sup3", 0xB3, true },
                                     { "supe", 0x2287, false },
                                     { "szlig", 0xDF, true },
                                     { "tau", 0x3C4, false },
                                     { "there4", 0x2234, false },
                                     { "theta", 0x3B8, false },
                                     { "thetasym", 0x3D1, false },
                                     { "thinsp", 0x2009, false },
                                     { "thorn", 0xFE, true },
                                     { "tilde", 0x2DC, false },
                                     { "times", 0xD7, true },
                                     { "trade", 0x2122, false },
                                     { "uArr", 0x21D1, false },
                                     { "uacute", 0xFA, true },
                                     { "uarr", 0x2191, false },
                                     { "ucirc", 0xFB, true },
                                     { "ugrave", 0xF9, true },
                                     { "uml", 0xA8, true },
                                     { "upsih", 0x3D2, false },
                                     { "upsilon", 0x3C5, false },
                                     { "uuml", 0xFC, true },
                                     { "verbar", 0x7C, false },
                                     { "vert", 0x7C, false },
                                     { "weierp", 0x2118, false },
                                     { "xcirc", 0x25EF, false },
                                     { "xi", 0x3BE, false },
                                     { "yacute", 0xFD, true },
                                     { "yen", 0xA5, true },
                                     { "yuml", 0xFF, true },
                                     { "zeta", 0x3B6, false },
                                     { "zwj", 0x200D, false },
                                     { "zwnj", 0x200C, false } };

enum { LONGEST_BARE = 6 };

/* A reference that has been read. */
struct reference {
    size_t end; /* in the text; 0: there is none */
    uint32_t character;
    bool whole; /* with its semicolon */
};

/* The character that Windows-1252 has for a byte from 80 to 9F, 0 for the five that it leaves
 * free. */
static uint32_t windows_character(unsigned byte)
{
    static const uint16_t characters[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    return characters[byte - 0x80];
}

static const struct name *find_name(struct gk_bytes name)
{
    size_t low = 0;
    size_t high = sizeof names / sizeof names[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = gk_bytes_compare(gk_bytes_of(names[middle].name), name);
        if (!order)
            return &names[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static unsigned char byte_at(struct gk_bytes text, size_t at)
{
    return at < text.length ? (unsigned char)text.at[at] : 0;
}

/* The digits of a number from `at` on, behind the #. */
static struct reference read_digits(struct gk_bytes text, size_t at)
{
    struct reference reference = { 0 };
    bool hexadecimal = (byte_at(text, at) | 0x20) == 'x';
    size_t first = at += hexadecimal;
    for (;; at++) {
        int digit = gk_ascii_hexadecimal(byte_at(text, at));
        if (digit < 0 || (digit > 9 && !hexadecimal))
            break;
        if (reference.character < 0x110000)
            reference.character = reference.character * (hexadecimal ? 16 : 10) + (uint32_t)digit;
    }
    if (at == first)
        return reference;
    reference.whole = byte_at(text, at) == ';';
    reference.end = at + reference.whole;
    return reference;
}

/*
 * A number without semicolon that is beyond Unicode because digits are behind it: the first two
 * may write one more digit, 1&#4812345678, as whoever wrote it meant.
 */
static struct reference read_digit(struct gk_bytes text, size_t at)
{
    bool hexadecimal = (byte_at(text, at) | 0x20) == 'x';
    struct gk_bytes first = { text.at, at + hexadecimal + 2 };
    struct reference reference = read_digits(first, at);
    if (!gk_is_ascii_digit(reference.character))
        reference.end = 0;
    return reference;
}

/* A number, whose # is at `at`. */
static struct reference read_number(struct gk_bytes text, size_t at)
{
    struct reference reference = read_digits(text, at + 1);
    uint32_t number = reference.character;
    if (number > 0x10FFFF && !reference.whole) {
        struct reference digit = read_digit(text, at + 1);
        if (digit.end)
            return digit;
    }
    if (number - 0xD800 < 0x400 && reference.whole && byte_at(text, reference.end) == '&' &&
        byte_at(text, reference.end + 1) == '#') {
        struct reference low = read_digits(text, reference.end + 2);
        if (low.end && low.character - 0xDC00 < 0x400) {
            low.character = 0x10000 + ((number - 0xD800) << 10) + (low.character - 0xDC00);
            return low;
        }
    }
    if (number - 0x80 < 0x20 && windows_character(number))
        reference.character = windows_character(number);
    else if (!number || number > 0x10FFFF || number - 0xD800 < 0x800)
        reference.character = 0xFFFD;
    return reference;
}

/* A name that begins at `at`. */
static struct reference read_name(struct gk_bytes text, size_t at)
{
    struct reference reference = { 0 };
    size_t length = 0;
    while (length < GK_REFERENCE_LONGEST && gk_is_ascii_word(byte_at(text, at + length)))
        length++;
    reference.whole = byte_at(text, at + length) == ';';
    const struct name *name =
        reference.whole ? find_name((struct gk_bytes){ text.at + at, length }) : NULL;
    if (!name) {
        reference.whole = false;
        length = length < LONGEST_BARE ? length : LONGEST_BARE;
        for (; length > 1 && !name; length -= !name) {
            name = find_name((struct gk_bytes){ text.at + at, length });
            name = name && name->bare ? name : NULL;
        }
    }
    if (!name)
        return reference;
    reference.end = at + length + reference.whole;
    reference.character = name->character;
    return reference;
}

/* What stands behind a & that ends before `at`. */
static struct reference read_behind(struct gk_bytes text, size_t at)
{
    return byte_at(text, at) == '#' ? read_number(text, at) : read_name(text, at);
}

/* Whether a name without semicolon that ends there is none after all. */
static bool goes_on(struct gk_bytes text, size_t end, enum gk_reference_manner manner)
{
    unsigned char next = byte_at(text, end);
    return next == '=' || (manner == GK_REFERENCE_IN_VALUE && gk_is_ascii_word(next));
}

size_t gk_reference_read(struct gk_bytes text, enum gk_reference_manner manner, uint32_t *character)
{
    *character = 0;
    if (byte_at(text, 0) != '&')
        return 0;
    struct reference reference = read_behind(text, 1);
    bool number = byte_at(text, 1) == '#';
    if (!reference.end || (!reference.whole && (manner == GK_REFERENCE_WHOLE ||
                                                (!number && goes_on(text, reference.end, manner)))))
        return 0;
    while (manner != GK_REFERENCE_WHOLE && reference.whole && reference.character == '&') {
        struct reference inner = read_behind(text, reference.end);
        if (!inner.whole)
            break;
        reference = inner;
    }
    *character = reference.character;
    return reference.end;
}
