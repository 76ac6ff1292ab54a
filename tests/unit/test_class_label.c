/* What a record's member says of its class: one label, several, none, or nothing at all. */
#include "scanned.h"
#include "tap.h"
#include "verbs/classify/label.h"

static struct gk_field_names names;
static struct gk_arena arena;

/* "none", "unlabelled", or the labels with a stroke behind each. */
static const char *read(const char *place, const char *line)
{
    static char text[256];
    struct scanned s = { .scanner = { .fields = &names, .index_depth = 1 } };
    struct gk_class_label_place found = gk_class_label_place(&names, gk_bytes_of(place));
    struct gk_class_labels labels;
    size_t length = 0;
    scanned_line(&s, gk_bytes_of(line));
    gk_arena_reset(&arena);
    if (gk_class_labels_read(&found, &s.record, &arena, &labels) != GK_OK)
        return "no memory";
    for (uint32_t i = 0; i < labels.count; i++) {
        memcpy(text + length, labels.at[i].at, labels.at[i].length);
        length += labels.at[i].length;
        text[length++] = '|';
    }
    text[length] = '\0';
    scanned_free(&s);
    switch (labels.labelled) {
    case GK_CLASS_UNLABELLED:
        return "unlabelled";
    case GK_CLASS_OF_NONE:
        return "none";
    default:
        return text;
    }
}

static void is(const char *place, const char *line, const char *expected)
{
    const char *got = read(place, line);
    ok(strcmp(got, expected) == 0, "%s of %s: %s", place, line, got);
}

int main(void)
{
    ok(gk_field_names_open(&names) == GK_OK, "the fields' names are there");

    is("gold", "{\"gold\":\"5\"}", "5|");
    is("gold", "{\"gold\":5}", "5|");
    is("gold", "{\"gold\":10.2}", "10.2|");
    is("gold", "{\"gold\":[\"5\",7,\"命令（令）\"]}", "5|7|命令（令）|");
    is("gold", "{\"gold\":\" \\u519c\\u4e1a\\n\"}", "农业|");

    is("gold", "{\"gold\":null}", "none");
    is("gold", "{\"gold\":[]}", "none");
    is("gold", "{\"gold\":[null,\"\",\"-\"]}", "none");
    is("gold", "{\"gold\":[null,\"3\"]}", "3|");
    is("gold", "{\"gold\":\"\"}", "none");
    is("gold", "{\"gold\":\"无\"}", "none");
    is("gold", "{\"gold\":\"none\"}", "none");

    is("gold", "{\"title\":\"5\"}", "unlabelled");
    is("gold", "{}", "unlabelled");
    is("gold", "{\"gold\":{}}", "unlabelled");
    is("gold", "{\"gold\":true}", "unlabelled");
    is("gold", "{\"gold\":[\"5\",[\"7\"]]}", "unlabelled");
    is("gold", "{\"gold\":[\"5\",{}]}", "unlabelled");

    is("subject", "{\"主题分类\":\"农业\"}", "农业|");
    is("主题分类", "{\"subject\":\"农业\"}", "农业|");
    is("childtype", "{\"主题\":\"农业\"}", "农业|");
    is("/gold/area", "{\"gold\":{\"area\":[9,1]}}", "9|1|");
    is("/gold/area", "{\"gold\":{}}", "unlabelled");
    is("/gold", "{\"/gold\":\"5\"}", "unlabelled");

    gk_field_names_close(&names);
    gk_arena_free(&arena);
    return done();
}
