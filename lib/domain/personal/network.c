/*
 * network.c - addresses of machines: IPv4 (RFC 791; in decimals, without leading zeros), IPv6
 * (RFC 4291 section 2.2), with the length of a prefix where there is one (RFC 4632), and MAC
 * (IEEE 802: six pairs, parted by colons or by hyphens throughout; as switches show them, three
 * groups of four with stops).
 *
 * Numbers of sections and versions look like the first, times like the second.
 */
#include "domain/personal/family.h"

enum {
    OCTETS = 4,
    GROUPS = 8,
    GROUP_LONGEST = 4,
    PAIRS = 6,
    HEADING_MOST = 50, /* numbers of sections are small */
};

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

/* Whether an address may begin at `cell`: behind stars stands what a mask has left. */
static bool may_begin(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_may_begin(walk, cell) && !(cell && at(walk, cell - 1) == '*');
}

/* Whether one may end before `cell`. */
static bool may_end(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_ends_word(walk->folded, cell) && at(walk, cell) != '*';
}

static bool is_hexadecimal(uint32_t c)
{
    return gk_ascii_hexadecimal(c) >= 0;
}

/* Reads digits at *cell as a number up to `most`, without leading zeros. */
static bool read_number(const struct gk_personal_walk *walk, size_t *cell, unsigned most,
                        unsigned *value)
{
    size_t start = *cell;
    *value = 0;
    while (gk_is_ascii_digit(at(walk, *cell)) && *value <= most)
        *value = *value * 10 + at(walk, (*cell)++) - '0';
    return *cell > start && *value <= most && (at(walk, start) != '0' || *cell == start + 1) &&
           !gk_is_ascii_digit(at(walk, *cell));
}

/* Behind the length of a prefix at `cell`, or `cell`. */
static size_t behind_prefix(const struct gk_personal_walk *walk, size_t cell, unsigned most)
{
    size_t end = cell + 1;
    unsigned length;
    return at(walk, cell) == '/' && read_number(walk, &end, most, &length) && may_end(walk, end)
               ? end
               : cell;
}

/* Behind the four octets at `cell`, or `cell`. */
static size_t behind_octets(const struct gk_personal_walk *walk, size_t cell, unsigned *greatest)
{
    size_t end = cell;
    *greatest = 0;
    for (int i = 0; i < OCTETS; i++) {
        unsigned value;
        if ((i && at(walk, end++) != '.') || !read_number(walk, &end, 255, &value))
            return cell;
        *greatest = value > *greatest ? value : *greatest;
    }
    bool goes_on = at(walk, end) == '.' && gk_is_ascii_digit(at(walk, end + 1));
    return goes_on || !may_end(walk, end) ? cell : end;
}

/* Whether it is rather the number of a section: 第3.1.2.4条, or small numbers where a line begins. */
static bool is_section(const struct gk_personal_walk *walk, size_t start, unsigned greatest)
{
    uint32_t before = start ? at(walk, start - 1) : '\n';
    if (before == 0x7B2C) /* 第 */
        return true;
    return before == '\n' && start && greatest < HEADING_MOST && at(walk, start + 1) == '.';
}

bool gk_personal_ipv4(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    unsigned greatest;
    bool joined = cell && at(walk, cell - 1) == '.';
    if (joined || !may_begin(walk, cell))
        return false;
    size_t end = behind_octets(walk, cell, &greatest);
    enum gk_personal_role role = gk_personal_said(walk, GK_PERSONAL_IPV4, cell);
    if (end == cell || role == GK_PERSONAL_OTHER ||
        (role != GK_PERSONAL_LABEL && is_section(walk, cell, greatest)))
        return false;
    *found = (struct gk_personal){ .kind = GK_PERSONAL_IPV4,
                                   .start = cell,
                                   .end = behind_prefix(walk, end, 32),
                                   .score = role == GK_PERSONAL_LABEL ? 2 : 1 };
    return true;
}

/* Groups that are being read. */
struct groups {
    size_t cell;
    unsigned count;
    unsigned gaps;   /* of :: */
    unsigned digits; /* 0 to 9 */
};

/* Reads a group, or the IPv4 address that may be the last two. False where there is none. */
static bool read_group(const struct gk_personal_walk *walk, struct groups *groups)
{
    unsigned greatest;
    size_t octets = behind_octets(walk, groups->cell, &greatest);
    if (octets > groups->cell) {
        groups->cell = octets;
        groups->count += 2;
        groups->digits++;
        return true;
    }
    size_t length = 0;
    while (length <= GROUP_LONGEST && is_hexadecimal(at(walk, groups->cell + length))) {
        groups->digits += gk_is_ascii_digit(at(walk, groups->cell + length));
        length++;
    }
    groups->cell += length;
    groups->count += length > 0;
    return length && length <= GROUP_LONGEST;
}

/* Whether an IPv6 address begins at `start`; *groups is behind it. */
static bool read_groups(const struct gk_personal_walk *walk, size_t start, struct groups *groups)
{
    *groups = (struct groups){ .cell = start };
    bool grouped = is_hexadecimal(at(walk, start)) && read_group(walk, groups);
    while (groups->count <= GROUPS && at(walk, groups->cell) == ':') {
        bool gap = at(walk, groups->cell + 1) == ':';
        if (!gap && !grouped)
            return false;
        groups->cell += 1 + gap;
        groups->gaps += gap;
        grouped = is_hexadecimal(at(walk, groups->cell));
        if (grouped ? !read_group(walk, groups) : !gap)
            return false;
        if (gap && !grouped)
            break;
    }
    return groups->gaps ? groups->gaps == 1 && groups->count < GROUPS : groups->count == GROUPS;
}

/* Where the group before the colon at `colon` begins; false where it is in the midst of something:
 * behind another colon that is not a label's. */
static bool find_start(const struct gk_personal_walk *walk, size_t colon, size_t *start)
{
    size_t first = colon;
    while (first > walk->next && colon - first <= GROUP_LONGEST &&
           is_hexadecimal(at(walk, first - 1)))
        first--;
    *start = first;
    if (!may_begin(walk, first))
        return false;
    if (first < 2 || at(walk, first - 1) != ':')
        return true;
    size_t run = first - 1;
    while (run && first - run <= GROUP_LONGEST + 1 && is_hexadecimal(at(walk, run - 1)))
        run--;
    bool hexadecimal = run < first - 1 && (!run || !gk_is_ascii_word(at(walk, run - 1)));
    return !hexadecimal && at(walk, first - 2) != ':';
}

bool gk_personal_ipv6(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    struct groups groups;
    size_t start;
    if (at(walk, cell) != ':' || !find_start(walk, cell, &start) ||
        !read_groups(walk, start, &groups))
        return false;
    size_t end = behind_prefix(walk, groups.cell, 128);
    enum gk_personal_role role = gk_personal_said(walk, GK_PERSONAL_IPV6, start);
    uint32_t c = at(walk, end);
    bool goes_on = c == ':' || (c == '.' && gk_is_ascii_digit(at(walk, end + 1)));
    bool bare = !groups.count && end == groups.cell;
    if (goes_on || bare || !may_end(walk, end) || role == GK_PERSONAL_OTHER ||
        (!groups.digits && groups.count && role != GK_PERSONAL_LABEL))
        return false;
    *found = (struct gk_personal){ .kind = GK_PERSONAL_IPV6,
                                   .start = start,
                                   .end = end,
                                   .score = role == GK_PERSONAL_LABEL ? 2 : 1 };
    return true;
}

/* Behind groups of so many hexadecimal digits at `cell`, parted by the sign; `cell` where they are
 * fewer, or none has a letter though it must. */
static size_t behind_pairs(const struct gk_personal_walk *walk, size_t cell, uint32_t sign,
                           bool lettered)
{
    size_t width = sign == '.' ? 4 : 2;
    size_t end = cell;
    for (size_t digits = 0; digits < 2 * PAIRS; digits++, end++) {
        if (digits && digits % width == 0 && at(walk, end++) != sign)
            return cell;
        if (!is_hexadecimal(at(walk, end)))
            return cell;
        lettered &= gk_is_ascii_digit(at(walk, end));
    }
    return lettered || !may_end(walk, end) || at(walk, end) == sign ? cell : end;
}

bool gk_personal_mac(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    uint32_t sign = at(walk, cell);
    size_t width = sign == '.' ? 4 : 2;
    if (cell < walk->next + width || !may_begin(walk, cell - width) ||
        (cell > width && at(walk, cell - width - 1) == sign))
        return false;
    size_t start = cell - width;
    enum gk_personal_role role = gk_personal_said(walk, GK_PERSONAL_MAC, start);
    size_t end = behind_pairs(walk, start, sign, sign == '.' && role != GK_PERSONAL_LABEL);
    if (end == start || role == GK_PERSONAL_OTHER)
        return false;
    *found = (struct gk_personal){ .kind = GK_PERSONAL_MAC,
                                   .start = start,
                                   .end = end,
                                   .score = role == GK_PERSONAL_LABEL ? 2 : 1 };
    return true;
}
