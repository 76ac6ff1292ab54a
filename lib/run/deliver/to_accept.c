#include "run/deliver/to_accept.h"

#include "conf/accept.h"
#include "domain/calendar.h"
#include "record/writer.h"

static void write_line(struct gk_to_accept *list, const struct gk_finding *finding,
                       const struct gk_spot *spot, struct gk_bytes pointer,
                       struct gk_writer *writer)
{
    char today[10];
    gk_day_write(list->today, today);
    gk_write_open(writer, '{');
    gk_write_string_member(writer, "id", spot->id);
    gk_write_string_member(writer, "rule", gk_bytes_of(gk_rule(finding->rule)->id));
    gk_write_string_member(writer, "pointer", pointer);
    if (finding->fingerprint.length)
        gk_write_string_member(writer, "fingerprint", finding->fingerprint);
    gk_write_string_member(writer, "who", GK_BYTES(""));
    gk_write_string_member(writer, "when", (struct gk_bytes){ today, sizeof today });
    gk_write_string_member(writer, "why", GK_BYTES(""));
    gk_write_close(writer, '}');
}

/* Several findings of one rule at one place are accepted by one line. */
static bool repeats(const struct gk_to_accept *list, size_t start)
{
    struct gk_bytes before = { list->text.at + list->last, start - list->last };
    struct gk_bytes line = { list->text.at + start, list->text.length - start };
    return gk_bytes_equal(before, line);
}

enum gk_status gk_to_accept_add(struct gk_to_accept *list, struct gk_report *report,
                                const struct gk_finding *finding, const struct gk_spot *spot)
{
    bool of_value = gk_accepted_by_fingerprint(finding->rule);
    struct gk_bytes pointer;
    bool whole_id, whole_pointer;
    if (list->output.descriptor < 0 || finding->accepted || finding->decision)
        return GK_OK;
    enum gk_status status =
        gk_report_names(report, finding, spot, &whole_id, &pointer, &whole_pointer);
    if (status != GK_OK)
        return status;
    if (gk_rule_is_fixed(finding->rule) || !spot->id.length || !whole_id ||
        (of_value ? !finding->fingerprint.length : !whole_pointer)) {
        list->left_out++;
        return GK_OK;
    }
    struct gk_writer writer = { .out = &list->text };
    size_t start = list->text.length;
    write_line(list, finding, spot, pointer, &writer);
    if (writer.status != GK_OK || gk_buffer_append_byte(&list->text, '\n') != GK_OK)
        return GK_NO_MEMORY;
    if (repeats(list, start)) {
        list->text.length = start;
        return GK_OK;
    }
    list->last = start;
    list->written++;
    return GK_OK;
}

enum gk_status gk_to_accept_flush(struct gk_to_accept *list)
{
    if (list->output.descriptor < 0)
        return GK_OK;
    enum gk_status status = gk_output_add(&list->output, gk_buffer_bytes(&list->text));
    if (status == GK_OK)
        status = gk_output_flush(&list->output);
    gk_buffer_clear(&list->text);
    list->last = 0;
    return status;
}

void gk_to_accept_free(struct gk_to_accept *list)
{
    gk_buffer_free(&list->text);
}
