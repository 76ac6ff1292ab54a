#include "verbs/identity.h"

#include "base/digest.h"
#include "domain/letters.h"
#include "record/value.h"

const struct gk_member *gk_record_id(const struct gk_record *record, struct gk_arena *arena,
                                     struct gk_bytes *id)
{
    static const enum gk_field names[] = { GK_FIELD_ID, GK_FIELD_INDEX_NUMBER, GK_FIELD_URL };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct gk_member *member = gk_record_field(record, names[i]);
        bool number = member && member->value.type == GK_NUMBER;
        *id =
            number ? gk_record_raw(record, member->value) : gk_field_text(record, names[i], arena);
        if (!id->at)
            return NULL;
        if (number || !gk_is_absent(*id))
            return member;
    }
    *id = GK_BYTES("");
    return NULL;
}

struct gk_bytes gk_line_id(struct gk_bytes line, struct gk_arena *arena)
{
    enum { SIZE = 1 + GK_DIGEST_HEX_SIZE };
    char *id = gk_arena_allocate(arena, SIZE);
    line.length -= gk_bytes_end_with(line, GK_BYTES("\r"));
    if (id) {
        *id = '#';
        gk_digest_hex(&line, 1, id + 1);
    }
    return (struct gk_bytes){ id, id ? SIZE : 0 };
}
