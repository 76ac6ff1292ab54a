#include "run/result/ledger_line.h"

#include "domain/date.h"
#include "record/value.h"
#include "record/writer.h"

#define CHAIN GK_BYTES(",\"chain\":\"")
#define END GK_BYTES("\"}")

const char *gk_ledger_word(enum gk_ledger_event event)
{
    static const char *const words[GK_LEDGER_EVENTS] = { "new", "changed", "returned",
                                                         "withdrawn" };
    return words[event];
}

void gk_ledger_chain_free(struct gk_ledger_chain *chain)
{
    gk_buffer_free(&chain->scratch);
}

/* ---- the chain */

/* Moves on over a line's bytes in front of its own digits. */
static enum gk_status link_line(struct gk_ledger_chain *chain, struct gk_bytes body)
{
    uint8_t digest[GK_DIGEST_256_SIZE];
    if (!chain->begun)
        memset(chain->digits, '0', sizeof chain->digits);
    chain->begun = true;
    gk_buffer_clear(&chain->scratch);
    if (gk_buffer_append(&chain->scratch,
                         (struct gk_bytes){ chain->digits, sizeof chain->digits }) != GK_OK ||
        gk_buffer_append(&chain->scratch, body) != GK_OK)
        return GK_NO_MEMORY;
    gk_digest_256(chain->key, gk_buffer_bytes(&chain->scratch), digest);
    gk_hexadecimal_write(digest, sizeof digest, chain->digits);
    return GK_OK;
}

enum gk_status gk_ledger_follow(struct gk_ledger_chain *chain, struct gk_bytes line, bool *holds)
{
    size_t tail = CHAIN.length + GK_DIGEST_256_DIGITS + END.length;
    *holds = false;
    if (line.length < tail)
        return GK_OK;
    struct gk_bytes body = { line.at, line.length - tail };
    struct gk_bytes digits = { body.at + body.length + CHAIN.length, GK_DIGEST_256_DIGITS };
    struct gk_bytes behind = { body.at + body.length, tail };
    if (link_line(chain, body) != GK_OK)
        return GK_NO_MEMORY;
    *holds = gk_bytes_start_with(behind, CHAIN) && gk_bytes_end_with(behind, END) &&
             memcmp(digits.at, chain->digits, GK_DIGEST_256_DIGITS) == 0;
    return GK_OK;
}

/* ---- writing */

static void write_day(struct gk_writer *writer, const char *name, int32_t day)
{
    char text[10];
    gk_day_write(day, text);
    gk_write_string_member(writer, name, (struct gk_bytes){ text, sizeof text });
}

static void write_event(struct gk_writer *writer, const struct gk_ledger_line *line)
{
    char content[GK_DIGEST_256_DIGITS];
    gk_write_string_member(writer, "id", line->id);
    gk_write_string_member(writer, "event", gk_bytes_of(gk_ledger_word(line->event)));
    write_day(writer, "date", line->date);
    write_day(writer, "first_seen", line->first_seen);
    if (line->event == GK_LEDGER_WITHDRAWN)
        return;
    gk_hexadecimal_write(line->content, sizeof line->content, content);
    gk_write_string_member(writer, "content", (struct gk_bytes){ content, sizeof content });
}

static void write_head(struct gk_writer *writer, const struct gk_ledger_line *line)
{
    gk_write_count_member(writer, "ledger", GK_LEDGER_VERSION);
    gk_write_name(writer, GK_BYTES("keyed"));
    gk_write_json(writer, line->keyed ? GK_BYTES("true") : GK_BYTES("false"));
}

enum gk_status gk_ledger_append(struct gk_buffer *out, struct gk_ledger_chain *chain,
                                const struct gk_ledger_line *line)
{
    struct gk_writer writer = { .out = out };
    size_t start = out->length;
    gk_write_open(&writer, '{');
    if (line->event == GK_LEDGER_HEAD) {
        write_head(&writer, line);
    } else if (line->event == GK_LEDGER_NIGHT) {
        write_day(&writer, "night", line->date);
        gk_write_count_member(&writer, "records", line->records);
    } else {
        write_event(&writer, line);
    }
    if (writer.status != GK_OK ||
        link_line(chain, (struct gk_bytes){ out->at + start, out->length - start }) != GK_OK ||
        gk_buffer_append(out, CHAIN) != GK_OK ||
        gk_buffer_append(out, (struct gk_bytes){ chain->digits, sizeof chain->digits }) != GK_OK ||
        gk_buffer_append(out, END) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(out, '\n');
}

/* ---- reading */

/* A member's text; empty where there is none. at == NULL when there is no memory. */
static struct gk_bytes text_of(const struct gk_record *record, const char *name,
                               struct gk_arena *arena)
{
    const struct gk_member *member = gk_record_member(record, gk_bytes_of(name));
    return member ? gk_value_text(record, member->value, arena) : GK_BYTES("");
}

static bool read_day(const struct gk_record *record, const char *name, struct gk_arena *arena,
                     int32_t *day)
{
    struct gk_date date;
    struct gk_bytes text = text_of(record, name, arena);
    bool read = text.length == 10 && gk_date_read(text, &date) == GK_DATE_READ;
    *day = read ? date.day : GK_NO_DAY;
    return read;
}

static int digit_of(char c)
{
    const char *found = memchr("0123456789abcdef", c, 16);
    return found ? (int)(found - "0123456789abcdef") : -1;
}

static bool read_content(struct gk_bytes digits, uint8_t content[GK_DIGEST_256_SIZE])
{
    if (digits.length != GK_DIGEST_256_DIGITS)
        return false;
    for (size_t i = 0; i < GK_DIGEST_256_SIZE; i++) {
        int high = digit_of(digits.at[2 * i]), low = digit_of(digits.at[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        content[i] = (uint8_t)(16 * high + low);
    }
    return true;
}

static bool find_event(struct gk_bytes word, enum gk_ledger_event *event)
{
    for (int i = 0; i < GK_LEDGER_EVENTS; i++)
        if (gk_bytes_equal(word, gk_bytes_of(gk_ledger_word((enum gk_ledger_event)i)))) {
            *event = (enum gk_ledger_event)i;
            return true;
        }
    return false;
}

static bool is_head(const struct gk_record *record, struct gk_ledger_line *line)
{
    const struct gk_member *version = gk_record_member(record, GK_BYTES("ledger"));
    const struct gk_member *keyed = gk_record_member(record, GK_BYTES("keyed"));
    if (!version || !keyed || !gk_bytes_equal(gk_record_raw(record, version->value), GK_BYTES("1")))
        return false;
    line->event = GK_LEDGER_HEAD;
    line->keyed = keyed->value.type == GK_TRUE;
    return true;
}

enum gk_status gk_ledger_read(const struct gk_record *record, struct gk_arena *arena,
                              struct gk_ledger_line *line, bool *known)
{
    *line = (struct gk_ledger_line){ .event = GK_LEDGER_NIGHT };
    *known = is_head(record, line) || read_day(record, "night", arena, &line->date);
    if (*known)
        return GK_OK;
    line->id = text_of(record, "id", arena);
    struct gk_bytes event = text_of(record, "event", arena);
    struct gk_bytes content = text_of(record, "content", arena);
    if (!line->id.at || !event.at || !content.at)
        return GK_NO_MEMORY;
    *known = line->id.length && find_event(event, &line->event) &&
             read_day(record, "date", arena, &line->date) &&
             read_day(record, "first_seen", arena, &line->first_seen) &&
             (line->event == GK_LEDGER_WITHDRAWN || read_content(content, line->content));
    return GK_OK;
}
