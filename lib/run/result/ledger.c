#include "run/result/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/calendar.h"
#include "run/command/refuse.h"

enum {
    BLOCK = 256 * 1024,
    /* What is kept with the id: the day first seen, counted from FIRST_DAY, and two flags. */
    LIVE = 1,    /* in the archive, as far as is known */
    TONIGHT = 2, /* met in this run */
    FLAGS = 2,
    FIRST_DAY = -719162,   /* 1 January of the year 1 */
    MOST_WITHDRAWN = 1000, /* told one by one; the changes have all */
};

/* ---- what is kept of a record */

struct known {
    uint64_t content; /* its digest, keyed; 0: the record is not known */
    int32_t first_seen;
    unsigned flags;
};

static struct gk_keyed key_of(struct gk_bytes text)
{
    return gk_keyed(gk_seed_of_process(), text);
}

/* Of the digest of a content, so short that it is to be keyed: nobody can make two that meet. */
static uint64_t content_of(const uint8_t digest[GK_DIGEST_256_SIZE])
{
    uint64_t half = key_of((struct gk_bytes){ (const char *)digest, GK_DIGEST_256_SIZE }).half[0];
    uint64_t kept = half >> (64 - GK_SEEN_PLACE_BITS);
    return kept ? kept : 1;
}

static struct known find(const struct gk_ledger *ledger, struct gk_keyed id)
{
    uint32_t mark = 0;
    struct known known = { .content = gk_seen_place(&ledger->seen, id, &mark) };
    known.flags = mark & (LIVE | TONIGHT);
    known.first_seen = (int32_t)(mark >> FLAGS) + FIRST_DAY;
    return known;
}

static enum gk_status keep(struct gk_ledger *ledger, struct gk_keyed id, const struct known *known)
{
    uint32_t mark = (uint32_t)(known->first_seen - FIRST_DAY) << FLAGS | known->flags;
    return gk_seen_replace(&ledger->seen, id, known->content, mark);
}

/* ---- nights */

static size_t night_count(const struct gk_ledger *ledger)
{
    return ledger->nights.length / sizeof(int32_t);
}

static int32_t night_at(const struct gk_ledger *ledger, size_t index)
{
    return ((const int32_t *)(const void *)ledger->nights.at)[index];
}

static int32_t last_night(const struct gk_ledger *ledger)
{
    size_t count = night_count(ledger);
    return count ? night_at(ledger, count - 1) : GK_NO_DAY;
}

/* The last one before the day. */
static int32_t night_before(const struct gk_ledger *ledger, int32_t day)
{
    size_t low = 0, high = night_count(ledger);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (night_at(ledger, middle) < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? night_at(ledger, low - 1) : GK_NO_DAY;
}

/* ---- reading the ledger as it was */

static enum gk_status mistake(const struct gk_ledger *ledger, enum gk_rule_id rule,
                              struct gk_bytes one)
{
    struct gk_mistakes mistakes = { .language = ledger->command->voice.language };
    const struct gk_bytes arguments[GK_ARGUMENTS] = { one };
    enum gk_status status =
        gk_mistake_add(&mistakes, ledger->path, (uint32_t)ledger->line, 0, rule, arguments);
    return gk_command_say_mistakes(ledger->command, &mistakes, status);
}

static enum gk_status cannot_read(const struct gk_ledger *ledger)
{
    return gk_say_trouble(&ledger->command->voice, GK_MESSAGE_CANNOT_READ, ledger->path, errno);
}

/* More bytes behind those that are there; GK_END where there are none. */
static enum gk_status read_block(struct gk_ledger *ledger)
{
    struct gk_buffer *block = &ledger->block;
    ssize_t got;
    if (gk_buffer_reserve(block, BLOCK) != GK_OK)
        return GK_NO_MEMORY;
    do
        got = read(ledger->previous, block->at + block->length, BLOCK);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return cannot_read(ledger);
    block->length += (size_t)got;
    return got ? GK_OK : GK_END;
}

/* The whole lines of the block. */
static struct gk_bytes whole_lines(const struct gk_ledger *ledger)
{
    struct gk_bytes block = gk_buffer_bytes(&ledger->block);
    const char *end = block.length ? gk_bytes_find_last(block, '\n') : NULL;
    return (struct gk_bytes){ block.at, end ? (size_t)(end - block.at) + 1 : 0 };
}

static void drop_lines(struct gk_ledger *ledger, size_t length)
{
    struct gk_buffer *block = &ledger->block;
    if (length < block->length)
        memmove(block->at, block->at + length, block->length - length);
    block->length -= length;
}

/* Is this the first line of a ledger, one that is chained as this run does it? */
static enum gk_status check_head(const struct gk_ledger *ledger, struct gk_bytes line)
{
    bool keyed = gk_bytes_start_with(line, GK_BYTES("{\"ledger\":1,\"keyed\":true,"));
    if (!keyed && !gk_bytes_start_with(line, GK_BYTES("{\"ledger\":1,\"keyed\":false,")))
        return mistake(ledger, GK_RULE_LEDGER_FORM, GK_BYTES(""));
    return keyed == (ledger->chain.key.length > 0)
               ? GK_OK
               : mistake(ledger, GK_RULE_LEDGER_KEY, GK_BYTES(""));
}

/* Is each of the lines chained to the one before? */
static enum gk_status follow(struct gk_ledger *ledger, struct gk_bytes lines)
{
    while (lines.length) {
        bool holds;
        const char *end = memchr(lines.at, '\n', lines.length);
        struct gk_bytes line = { lines.at, (size_t)(end - lines.at) };
        enum gk_status status = ledger->line++ ? GK_OK : check_head(ledger, line);
        if (status != GK_OK)
            return status;
        if (gk_ledger_follow(&ledger->chain, line, &holds) != GK_OK)
            return GK_NO_MEMORY;
        if (!holds)
            return mistake(ledger, GK_RULE_LEDGER_CHAIN, GK_BYTES(""));
        lines.at += line.length + 1;
        lines.length -= line.length + 1;
    }
    return GK_OK;
}

static enum gk_status learn_night(struct gk_ledger *ledger, const struct gk_ledger_line *line)
{
    char text[10];
    gk_day_write(line->date, text);
    if (line->date > ledger->command->today)
        return mistake(ledger, GK_RULE_LEDGER_DATE, (struct gk_bytes){ text, sizeof text });
    return gk_buffer_append(&ledger->nights,
                            (struct gk_bytes){ (const char *)&line->date, sizeof line->date });
}

static enum gk_status learn(struct gk_ledger *ledger, const struct gk_ledger_line *line)
{
    if (line->event == GK_LEDGER_HEAD)
        return ledger->line == 1 ? GK_OK : mistake(ledger, GK_RULE_LEDGER_FORM, GK_BYTES(""));
    if (line->event == GK_LEDGER_NIGHT)
        return learn_night(ledger, line);
    struct gk_keyed id = key_of(line->id);
    struct known known = find(ledger, id);
    known.first_seen = line->first_seen;
    known.flags = line->event == GK_LEDGER_WITHDRAWN ? 0 : LIVE;
    if (known.flags || !known.content)
        known.content = content_of(line->content);
    return keep(ledger, id, &known);
}

/* Calls `each` for every line; *last is what the last one was. */
static enum gk_status read_lines(struct gk_ledger *ledger, struct gk_bytes lines,
                                 enum gk_status (*each)(struct gk_ledger *,
                                                        const struct gk_ledger_line *),
                                 enum gk_ledger_event *last)
{
    size_t offset = 0;
    enum gk_status status = gk_scan_block(&ledger->scanner, lines);
    while (status == GK_OK) {
        struct gk_record record;
        struct gk_fault fault;
        struct gk_ledger_line line = { .event = GK_LEDGER_HEAD };
        enum gk_line_kind kind;
        bool known = false;
        status = gk_scan_line(&ledger->scanner, &offset, &kind, &record, &fault);
        if (status != GK_OK)
            break;
        ledger->line++;
        gk_arena_reset(&ledger->arena);
        if (kind == GK_LINE_RECORD)
            status = gk_ledger_read(&record, &ledger->arena, &line, &known);
        if (status == GK_OK)
            status =
                known ? each(ledger, &line) : mistake(ledger, GK_RULE_LEDGER_FORM, GK_BYTES(""));
        *last = line.event;
    }
    return status == GK_END ? GK_OK : status;
}

/* Takes what is there in whole lines, and has it written again. */
static enum gk_status take_lines(struct gk_ledger *ledger, enum gk_ledger_event *last)
{
    struct gk_bytes lines = whole_lines(ledger);
    uint64_t before = ledger->line;
    enum gk_status status = follow(ledger, lines);
    ledger->line = status == GK_OK ? before : ledger->line;
    if (status == GK_OK)
        status = read_lines(ledger, lines, learn, last);
    if (status == GK_OK)
        status = gk_output_add(&ledger->next, lines);
    if (status == GK_OK)
        status = gk_output_flush(&ledger->next);
    drop_lines(ledger, lines.length);
    return status;
}

/* A ledger ends with the end of a night. One that is empty was cut off too. */
static enum gk_status read_previous(struct gk_ledger *ledger)
{
    enum gk_ledger_event last = GK_LEDGER_HEAD;
    enum gk_status status = GK_OK;
    while (status == GK_OK) {
        status = read_block(ledger);
        if (status == GK_OK)
            status = take_lines(ledger, &last);
    }
    if (status != GK_END)
        return status;
    if (last == GK_LEDGER_NIGHT && !ledger->block.length)
        return GK_OK;
    ledger->line += ledger->block.length > 0;
    return mistake(ledger, GK_RULE_LEDGER_CUT, GK_BYTES(""));
}

/* ---- opening */

/* The ledger as it was; none is no trouble. */
static enum gk_status open_previous(struct gk_ledger *ledger)
{
    struct stat found;
    ledger->previous = open(ledger->path.at, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (ledger->previous < 0 && errno == ENOENT)
        return GK_OK;
    if (ledger->previous < 0)
        return gk_say_trouble(&ledger->command->voice, GK_MESSAGE_CANNOT_OPEN, ledger->path, errno);
    if (fstat(ledger->previous, &found) != 0)
        return cannot_read(ledger);
    return S_ISREG(found.st_mode)
               ? GK_OK
               : gk_command_refuse(ledger->command, "--ledger", ledger->path,
                                   gk_bytes_of(gk_message_text(GK_MESSAGE_TAKES_REGULAR,
                                                               ledger->command->voice.language)));
}

static enum gk_status append_line(struct gk_ledger *ledger, const struct gk_ledger_line *line)
{
    return gk_ledger_append(&ledger->text, &ledger->chain, line);
}

/* ---- what is entered */

static enum gk_status enter(struct gk_ledger *ledger, const struct gk_ledger_line *line)
{
    static const enum gk_message messages[GK_LEDGER_EVENTS] = { GK_MESSAGE_CHANGES_NEW,
                                                                GK_MESSAGE_CHANGES_CHANGED,
                                                                GK_MESSAGE_CHANGES_RETURNED,
                                                                GK_MESSAGE_CHANGES_WITHDRAWN };
    ledger->counts[line->event]++;
    if (append_line(ledger, line) != GK_OK)
        return GK_NO_MEMORY;
    return gk_changes_add(&ledger->changes, gk_ledger_word(line->event), messages[line->event],
                          line->id, line->first_seen, GK_NO_DAY);
}

/* ---- one record */

/* What is known of the record, and by what; by its id only where that may be shown. */
static enum gk_status name_record(struct gk_ledger *ledger, struct gk_verdict *verdict,
                                  struct gk_bytes *id, struct known *known)
{
    enum { SIZE = 1 + GK_DIGEST_256_DIGITS };
    bool confidential = false;
    *id = verdict->id;
    if (id->length) {
        *known = find(ledger, key_of(*id));
        if (known->content)
            return GK_OK;
        if (gk_showable_judge(&ledger->showable, *id, GK_SHOWABLE_NAME, &confidential) != GK_OK)
            return GK_NO_MEMORY;
        if (!confidential)
            return GK_OK;
    }
    char *name = gk_arena_allocate(verdict->arena, SIZE);
    if (!name)
        return GK_NO_MEMORY;
    *name = '#';
    gk_hexadecimal_write(verdict->archived->content, GK_DIGEST_256_SIZE, name + 1);
    *id = (struct gk_bytes){ name, SIZE };
    *known = find(ledger, key_of(*id));
    return GK_OK;
}

static enum gk_status tell(struct gk_verdict *verdict, enum gk_rule_id rule, struct gk_bytes one,
                           struct gk_bytes two)
{
    const struct gk_archived *archived = verdict->archived;
    struct gk_finding draft = gk_finding_of(rule);
    if (rule == GK_RULE_LEDGER_BACKDATED) {
        draft.pointer = archived->pointer;
        draft.place = archived->place;
    }
    draft.arguments[0] = gk_arena_copy(verdict->arena, one);
    draft.arguments[1] = gk_arena_copy(verdict->arena, two);
    if (!draft.arguments[0].at || !draft.arguments[1].at)
        return GK_NO_MEMORY;
    return gk_verdict_add(verdict, &draft, NULL);
}

/* Published before a night on which it was not there? */
static enum gk_status judge_date(struct gk_ledger *ledger, struct gk_verdict *verdict,
                                 const struct gk_ledger_line *line, bool *backdated)
{
    char days[2][10];
    int32_t published = verdict->archived->published;
    int32_t night =
        line->event == GK_LEDGER_NEW ? last_night(ledger) : night_before(ledger, line->first_seen);
    *backdated = published != GK_NO_DAY && night != GK_NO_DAY && published < night &&
                 line->event != GK_LEDGER_RETURNED;
    return *backdated ? tell(verdict, GK_RULE_LEDGER_BACKDATED, gk_changes_day(days[0], published),
                             gk_changes_day(days[1], night))
                      : GK_OK;
}

/* What is told, and whether the record may be entered. */
static enum gk_status judge_event(struct gk_ledger *ledger, struct gk_verdict *verdict,
                                  const struct gk_ledger_line *line, bool *backdated, bool *entered)
{
    char day[10];
    enum gk_status status = judge_date(ledger, verdict, line, backdated);
    if (status == GK_OK && line->event == GK_LEDGER_CHANGED)
        status = tell(verdict, GK_RULE_LEDGER_CHANGED, gk_changes_day(day, line->first_seen),
                      GK_BYTES(""));
    *entered = gk_findings_worst(&verdict->findings) != GK_ERROR;
    return status;
}

static enum gk_status enter_record(struct gk_ledger *ledger, struct gk_verdict *verdict,
                                   struct gk_ledger_line *line, struct known *known)
{
    bool backdated, entered;
    memcpy(line->content, verdict->archived->content, sizeof line->content);
    enum gk_status status = judge_event(ledger, verdict, line, &backdated, &entered);
    if (status != GK_OK || !entered)
        return status;
    status = enter(ledger, line);
    if (status == GK_OK && backdated)
        status = gk_changes_add(&ledger->changes, "backdated", GK_MESSAGE_CHANGES_BACKDATED,
                                line->id, line->first_seen, verdict->archived->published);
    *known = (struct known){ content_of(line->content), line->first_seen, LIVE | TONIGHT };
    ledger->records++;
    return status == GK_OK ? keep(ledger, key_of(line->id), known) : status;
}

enum gk_status gk_ledger_add(struct gk_ledger *ledger, struct gk_verdict *verdict)
{
    struct known known = { 0 };
    struct gk_ledger_line line = { .date = ledger->command->today };
    if (verdict->held || !verdict->archived || gk_findings_worst(&verdict->findings) == GK_ERROR)
        return GK_OK;
    enum gk_status status = name_record(ledger, verdict, &line.id, &known);
    if (status != GK_OK)
        return status;
    bool same = known.content == content_of(verdict->archived->content);
    if (known.flags & TONIGHT)
        return same ? GK_OK : tell(verdict, GK_RULE_LEDGER_TWICE, GK_BYTES(""), GK_BYTES(""));
    line.first_seen = known.content ? known.first_seen : line.date;
    if (!known.content)
        line.event = GK_LEDGER_NEW;
    else if (!(known.flags & LIVE))
        line.event = GK_LEDGER_RETURNED;
    else if (!same)
        line.event = GK_LEDGER_CHANGED;
    else {
        known.flags |= TONIGHT;
        ledger->records++;
        return keep(ledger, key_of(line.id), &known);
    }
    return enter_record(ledger, verdict, &line, &known);
}

/* ---- the end */

/* Where it stands is the line that told of it first. */
static enum gk_status tell_withdrawn(struct gk_ledger *ledger, const struct gk_ledger_line *line,
                                     struct gk_verdict *end)
{
    char day[10];
    struct gk_finding draft = gk_finding_of(GK_RULE_LEDGER_WITHDRAWN);
    draft.stands = (struct gk_place){ .file = ledger->path,
                                      .line = ledger->line,
                                      .id = gk_arena_copy(end->arena, line->id),
                                      .is_ours = true };
    draft.arguments[0] = gk_arena_copy(end->arena, gk_changes_day(day, line->first_seen));
    if (!draft.stands.id.at || !draft.arguments[0].at)
        return GK_NO_MEMORY;
    return gk_verdict_add(end, &draft, NULL);
}

static enum gk_status withdraw(struct gk_ledger *ledger, const struct gk_ledger_line *read)
{
    struct gk_ledger_line line = { .event = GK_LEDGER_WITHDRAWN,
                                   .id = read->id,
                                   .date = ledger->command->today };
    if (read->event >= GK_LEDGER_EVENTS)
        return GK_OK;
    struct known known = find(ledger, key_of(read->id));
    if (known.flags != LIVE)
        return GK_OK;
    line.first_seen = known.first_seen;
    known.flags = 0;
    enum gk_status status = enter(ledger, &line);
    if (status == GK_OK && ledger->counts[GK_LEDGER_WITHDRAWN] <= MOST_WITHDRAWN)
        status = tell_withdrawn(ledger, &line, ledger->end);
    return status == GK_OK ? keep(ledger, key_of(line.id), &known) : status;
}

/* The ids that are not there any more, from the ledger as it was: once more from its start. */
static enum gk_status withdraw_all(struct gk_ledger *ledger)
{
    enum gk_ledger_event last;
    enum gk_status status = GK_OK;
    ledger->line = 0;
    gk_buffer_clear(&ledger->block);
    if (lseek(ledger->previous, 0, SEEK_SET) != 0)
        return cannot_read(ledger);
    while (status == GK_OK) {
        status = read_block(ledger);
        struct gk_bytes lines = whole_lines(ledger);
        if (status == GK_OK)
            status = read_lines(ledger, lines, withdraw, &last);
        if (status == GK_OK)
            status = gk_ledger_flush(ledger);
        drop_lines(ledger, lines.length);
    }
    return status == GK_END ? GK_OK : status;
}

/* A second run of one night that finds nothing leaves the ledger as it is. */
static bool is_idle(const struct gk_ledger *ledger)
{
    uint64_t entered = 0;
    for (int i = 0; i < GK_LEDGER_EVENTS; i++)
        entered += ledger->counts[i];
    return !entered && last_night(ledger) == ledger->command->today;
}

enum gk_status gk_ledger_end(struct gk_ledger *ledger, struct gk_verdict *end)
{
    const struct gk_ledger_line night = { .event = GK_LEDGER_NIGHT,
                                          .date = ledger->command->today,
                                          .records = ledger->records };
    enum gk_status status = GK_OK;
    ledger->end = end;
    if (ledger->whole && ledger->previous >= 0)
        status = withdraw_all(ledger);
    if (status == GK_OK && !is_idle(ledger))
        status = append_line(ledger, &night);
    return status == GK_OK ? gk_ledger_flush(ledger) : status;
}

enum gk_status gk_ledger_flush(struct gk_ledger *ledger)
{
    enum gk_status status = gk_output_add(&ledger->next, gk_buffer_bytes(&ledger->text));
    if (status == GK_OK)
        status = gk_output_flush(&ledger->next);
    if (status == GK_OK)
        status = gk_changes_flush(&ledger->changes);
    gk_buffer_clear(&ledger->text);
    return status;
}

static struct gk_bytes write_count(char text[24], uint64_t count)
{
    int length = snprintf(text, 24, "%" PRIu64, count);
    return (struct gk_bytes){ text, (size_t)length };
}

/* What came of it, and by what the ledger can be known again. */
static enum gk_status say(const struct gk_ledger *ledger)
{
    char numbers[3][24];
    const struct gk_command *command = ledger->command;
    const struct gk_bytes chain = { ledger->chain.digits, sizeof ledger->chain.digits };
    if (!gk_command_says_counts(command))
        return GK_OK;
    uint64_t new = ledger->counts[GK_LEDGER_NEW] + ledger->counts[GK_LEDGER_RETURNED];
    enum gk_status status =
        gk_say(&command->voice, GK_MESSAGE_LEDGER_FOUND, write_count(numbers[0], new),
               write_count(numbers[1], ledger->counts[GK_LEDGER_CHANGED]),
               write_count(numbers[2], ledger->counts[GK_LEDGER_WITHDRAWN]));
    return status == GK_OK ? gk_say(&command->voice, GK_MESSAGE_LEDGER_CHAIN_END, ledger->path,
                                    chain, (struct gk_bytes){ NULL, 0 })
                           : status;
}

/* Another run that has written the ledger meanwhile must not be undone by this one. */
static enum gk_status check_untouched(const struct gk_ledger *ledger)
{
    struct stat was, is;
    bool there = stat(ledger->path.at, &is) == 0;
    if (!there && errno != ENOENT)
        return cannot_read(ledger);
    if (ledger->previous >= 0 && fstat(ledger->previous, &was) != 0)
        return cannot_read(ledger);
    if (there == (ledger->previous >= 0) &&
        (!there || (was.st_dev == is.st_dev && was.st_ino == is.st_ino)))
        return GK_OK;
    enum gk_status said = gk_say(&ledger->command->voice, GK_MESSAGE_LEDGER_TOUCHED, ledger->path,
                                 (struct gk_bytes){ NULL, 0 }, (struct gk_bytes){ NULL, 0 });
    return said == GK_OK ? GK_INVALID : said;
}

static enum gk_status put_in_place(struct gk_ledger *ledger, bool keep)
{
    enum gk_status status = keep && ledger->next.descriptor >= 0 ? check_untouched(ledger) : GK_OK;
    if (status == GK_OK && keep)
        status = say(ledger);
    enum gk_status closed = gk_changes_close(&ledger->changes, keep && status == GK_OK);
    status = status == GK_OK ? closed : status;
    closed = gk_output_close(&ledger->next, keep && status == GK_OK);
    return status == GK_OK ? closed : status;
}

static enum gk_status close_ledger(void *given, bool keep)
{
    struct gk_ledger *ledger = given;
    enum gk_status status = put_in_place(ledger, keep);
    if (ledger->previous >= 0)
        close(ledger->previous);
    gk_ledger_chain_free(&ledger->chain);
    gk_seen_free(&ledger->seen);
    gk_buffer_free(&ledger->nights);
    gk_showable_free(&ledger->showable);
    gk_scanner_free(&ledger->scanner);
    gk_arena_free(&ledger->arena);
    gk_buffer_free(&ledger->block);
    gk_buffer_free(&ledger->text);
    return status;
}

/* ---- opening */

static enum gk_status begin(struct gk_ledger *ledger, struct gk_bytes changes)
{
    struct gk_command *command = ledger->command;
    const struct gk_ledger_line head = { .event = GK_LEDGER_HEAD,
                                         .keyed = ledger->chain.key.length > 0 };
    enum gk_status status = open_previous(ledger);
    if (status == GK_OK && !command->check)
        status = gk_output_open(&ledger->next, &command->voice, &command->arena, ledger->path.at,
                                GK_OUTPUT_REPLACES);
    if (status == GK_OK)
        status = gk_changes_open(&ledger->changes, command, changes);
    if (status == GK_OK)
        status = ledger->previous >= 0 ? read_previous(ledger) : append_line(ledger, &head);
    return status;
}

enum gk_status gk_ledger_open(struct gk_command *command, struct gk_ledger_options options,
                              bool whole, struct gk_bytes key)
{
    struct gk_bytes path, changes = { NULL, 0 };
    if (!gk_options_value(&command->options, options.ledger, &path))
        return GK_OK;
    gk_options_value(&command->options, options.changes, &changes);
    struct gk_ledger *ledger = gk_arena_allocate(&command->arena, sizeof *ledger);
    const struct gk_result result = { .made = ledger, .close = close_ledger };
    if (!ledger)
        return GK_NO_MEMORY;
    *ledger = (struct gk_ledger){ .command = command,
                                  .path = path,
                                  .whole = whole,
                                  .next = { .descriptor = -1 },
                                  .changes = { .output = { .descriptor = -1 } },
                                  .previous = -1,
                                  .seen = { .marks = true },
                                  .chain = { .key = key },
                                  .showable = { .guard = command->showable.guard,
                                                .profile = &command->profile } };
    if (gk_results_add(&command->results, &command->arena, result) != GK_OK)
        return GK_NO_MEMORY;
    command->ledger = ledger;
    return begin(ledger, changes);
}
