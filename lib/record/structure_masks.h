/*
 * structure_masks.h - inside lib/record: the look at 64 bytes, written once for every vector
 * instruction set.
 *
 * The including file defines, for its instruction set:
 *
 *   GK_LOOK        the name of the function to define
 *   struct block   64 bytes in registers
 *   load(at)       the 64 bytes at `at`
 *   high(block)    bit i set: byte i is 80..FF
 *   above(block,c) bit i set: byte i, as a signed number, is greater than c
 *   marks(block)   bit i set: byte i is a quotation mark, a reverse solidus or below 20
 *   rare(block)    bit i set: byte i is C0, C1, E0, ED or F0..FF
 *
 * UTF-8 by masks: the bytes 80..BF must stand exactly where a lead byte asks for them. That
 * leaves the leads that restrict their second byte or are never valid (Unicode table 3-7); they
 * are rare in any text and are looked at one by one.
 */

/* True where a rare lead has no right to stand before `second`. */
static bool rare_lead_is_bad(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second < 0xA0;
    case 0xED:
        return second >= 0xA0;
    case 0xF0:
        return second < 0x90;
    case 0xF4:
        return second >= 0x90;
    default:
        return lead < 0xE0 || lead > 0xF4;
    }
}

static bool is_faulty(const unsigned char *bytes, struct block block, uint64_t high_bytes,
                      struct gk_utf8_carry *carry)
{
    uint64_t continuation = ~above(block, -65) & high_bytes;
    uint64_t leads = high_bytes ^ continuation;
    uint64_t three = above(block, -33) & high_bytes;
    uint64_t four = above(block, -17) & high_bytes;
    uint64_t wanted = leads << 1 | carry->leads >> 63 | three << 2 | carry->three >> 62 |
                      four << 3 | carry->four >> 61;
    bool invalid = wanted != continuation;
    for (uint64_t left = rare(block); left; left &= left - 1) {
        const unsigned char *lead = bytes + __builtin_ctzll(left);
        invalid |= rare_lead_is_bad(lead[0], lead[1]);
    }
    carry->leads = leads;
    carry->three = three;
    carry->four = four;
    /* A fault before may have asked for continuations here that are none of its own. */
    bool faulty = invalid || carry->invalid;
    carry->invalid = invalid;
    return faulty;
}

static void GK_LOOK(const unsigned char *bytes, size_t chunks, uint64_t *out, bool *faulty,
                    struct gk_utf8_carry *carry)
{
    for (size_t i = 0; i < chunks; i++, bytes += 64) {
        struct block block = load(bytes);
        out[i] = marks(block);
        uint64_t high_bytes = high(block);
        /* The last three bytes decide what is carried; after plain ASCII that is nothing. */
        bool plain = !(high_bytes | (carry->leads | carry->three | carry->four) >> 61);
        faulty[i] = !plain && is_faulty(bytes, block, high_bytes, carry);
        carry->invalid &= !plain;
    }
}
