/* JSON put together piece by piece: commas, names, numbers, line breaks, and memory that ends. */
#include <jansson.h>

#include "base/memory.h"
#include "random.h"
#include "record/writer.h"
#include "tap.h"

static void test_commas(void)
{
    struct gk_buffer out = { 0 };
    struct gk_writer writer = { .out = &out };
    gk_write_open(&writer, '{');
    gk_write_string_member(&writer, "a", GK_BYTES("\"中"));
    gk_write_name(&writer, GK_BYTES("b"));
    gk_write_open(&writer, '[');
    gk_write_close(&writer, ']');
    gk_write_name(&writer, GK_BYTES("c"));
    gk_write_open(&writer, '[');
    gk_write_null(&writer);
    gk_write_open(&writer, '{');
    gk_write_close(&writer, '}');
    gk_write_true(&writer);
    gk_write_json(&writer, GK_BYTES("[1]"));
    gk_write_close(&writer, ']');
    gk_write_count_member(&writer, "d", 0);
    gk_write_close(&writer, '}');
    ok(writer.status == GK_OK, "an object is written");
    is_text(gk_buffer_bytes(&out), "{\"a\":\"\\\"中\",\"b\":[],\"c\":[null,{},true,[1]],\"d\":0}",
            "a comma stands between values and nowhere else");
    gk_buffer_free(&out);
}

static void test_numbers(void)
{
    struct gk_buffer out = { 0 };
    struct gk_writer writer = { .out = &out };
    gk_write_open(&writer, '[');
    gk_write_number(&writer, INT64_MIN);
    gk_write_number(&writer, -1);
    gk_write_number(&writer, INT64_MAX);
    gk_write_count(&writer, UINT64_MAX);
    gk_write_close(&writer, ']');
    is_text(gk_buffer_bytes(&out),
            "[-9223372036854775808,-1,9223372036854775807,18446744073709551615]",
            "the smallest and the largest numbers");
    gk_buffer_free(&out);
}

static void test_breaks(void)
{
    struct gk_buffer out = { 0 };
    struct gk_writer writer = { .out = &out };
    gk_write_open(&writer, '[');
    for (int i = 0; i < 2; i++) {
        gk_write_break(&writer);
        gk_write_count(&writer, 7);
    }
    gk_write_break(&writer);
    gk_write_close(&writer, ']');
    is_text(gk_buffer_bytes(&out), "[\n7,\n7\n]", "a comma stands at the end of its line");
    gk_buffer_free(&out);
}

static void test_no_memory(void)
{
    struct gk_buffer out = { 0 };
    struct gk_writer writer = { .out = &out };
    gk_memory_fail_at(1);
    gk_write_open(&writer, '[');
    gk_memory_fail_at(0);
    gk_write_close(&writer, ']');
    ok(writer.status == GK_NO_MEMORY && !out.length,
       "what could not be written is remembered, and nothing is written behind it");
    gk_buffer_free(&out);
}

/* ---- strings made JSON */

static void test_strings(void)
{
    struct gk_buffer out = { 0 };
    unsigned wrong = 0;
    for (unsigned i = 0; i < 20000; i++) {
        char text[64];
        size_t length = 0;
        for (unsigned n = random_below(12); n; n--) {
            static const char *const rare[] = { "\"", "\\",   "中",          "\xF0\xA0\x80\x80",
                                                "/",  "\x7F", "\xE2\x80\xA8" };
            unsigned which = random_below(40);
            const char *piece = which < 7 ? rare[which] : "";
            if (!*piece)
                text[length++] = (char)random_below(128);
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        gk_buffer_clear(&out);
        if (gk_json_append_string(&out, (struct gk_bytes){ text, length }) != GK_OK)
            exit(2);
        json_t *read = json_loadb(out.at, out.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
        wrong += !read || !gk_bytes_equal((struct gk_bytes){ text, length },
                                          (struct gk_bytes){ json_string_value(read),
                                                             json_string_length(read) });
        json_decref(read);
    }
    is_int(wrong, 0, "any text made a JSON string is read back the same, 20,000 texts");
    gk_buffer_clear(&out);
    if (gk_json_append_string(&out, GK_BYTES("a/中\"\\\n\0")) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), "\"a/中\\\"\\\\\\n\\u0000\"", "only what must be is escaped");
    gk_buffer_free(&out);
}

int main(void)
{
    test_commas();
    test_numbers();
    test_breaks();
    test_no_memory();
    test_strings();
    return done();
}
