/* Sentences: filled in, made harmless, and whole in both languages. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "finding/catalogue.h"
#include "finding/finding.h"
#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct gk_buffer out;

static struct gk_bytes fill(const char *sentence, const char *one, const char *two,
                            const char *three)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { gk_bytes_of(one), gk_bytes_of(two),
                                                      gk_bytes_of(three) };
    gk_buffer_clear(&out);
    if (gk_sentence_fill(&out, sentence, arguments) != GK_OK)
        exit(2);
    return gk_buffer_bytes(&out);
}

static void test_fill(void)
{
    is_text(fill("", "a", "b", "c"), "", "a sentence of nothing");
    is_text(fill("plain", "a", "b", "c"), "plain", "one without arguments");
    is_text(fill("{1}", "a", "b", "c"), "a", "one that is an argument");
    is_text(fill("{3}-{1}-{2}-{1}", "a", "b", "c"), "c-a-b-a", "in any order, more than once");
    is_text(fill("x{1}y", NULL, NULL, NULL), "xy", "an argument that is absent is empty");
    is_text(fill("{1}", "{2}", "b", "c"), "{2}", "an argument is not looked into");
    is_text(fill("{", "a", "b", "c"), "{", "a brace");
    is_text(fill("{1", "a", "b", "c"), "{1", "half a place");
    is_text(fill("{0}{4}{a}{}", "a", "b", "c"), "{0}{4}{a}{}", "places that are none");
    is_text(fill("{\"a\":{1}}", "1", "", ""), "{\"a\":1}", "braces beside one");
    is_text(fill("名称：{1}。", "通知", "", ""), "名称：通知。", "in Chinese");
    is_text(fill("{1}", "a\nb\033[m", "", ""), "a?b?[m", "an argument is made harmless");
}

static void is_echo(const char *text, const char *expected, const char *what)
{
    gk_buffer_clear(&out);
    if (gk_sentence_echo(&out, gk_bytes_of(text)) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), expected, "%s", what);
}

static void test_echo(void)
{
    is_echo("", "", "nothing");
    is_echo("abc 中文 é \xF0\xA0\x80\x80", "abc 中文 é \xF0\xA0\x80\x80", "text is shown");
    is_echo("a\tb\nc\rd", "a?b?c?d", "line ends are not");
    is_echo("\x1B\x7F\xC2\x80\xC2\x9F\xC2\xA0", "????\xC2\xA0", "nor controls of either kind");
    is_echo("\xE2\x80\xAE"
            "a\xE2\x81\xA9\xD8\x9C\xE2\x80\x8F",
            "?a???", "nor what turns text about");
    is_echo("\xE2\x80\x8B\xEF\xBB\xBF\xE2\x80\xA8", "???", "nor what cannot be seen");
    is_echo("甲\uE004乙\uF8FF", "甲<U+E004>乙<U+F8FF>", "what only a font explains is named");
    is_echo("\U000F0000a\U0010FFFF\uFFFF\uFDD0\U000E0041",
            "<U+F0000>a<U+10FFFF><U+FFFF><U+FDD0><U+E0041>", "and what is no character");
    is_echo("a\xFF\xC0\x80 \xED\xA0\x80 \xE4\xB8", "a??? ??? ??", "nor what is no UTF-8");
    gk_buffer_clear(&out);
    if (gk_sentence_echo_plain(&out, GK_BYTES("\uE004a\x1B")) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), "\uE004a?", "for programs it stays, controls do not");
    gk_buffer_clear(&out);
    if (gk_sentence_echo(&out, GK_BYTES("a\0b")) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), "a?b", "a NUL neither");
    gk_buffer_free(&out);
    gk_memory_fail_at(1);
    ok(gk_sentence_echo(&out, GK_BYTES("a")) == GK_NO_MEMORY, "without memory nothing is shown");
    gk_memory_fail_at(0);
}

static void is_value(const char *text, const char *expected, const char *what)
{
    gk_buffer_clear(&out);
    if (gk_sentence_echo_value(&out, gk_bytes_of(text)) != GK_OK)
        exit(2);
    is_text(gk_buffer_bytes(&out), expected, "%s", what);
}

static void test_value(void)
{
    is_value("", "", "no value");
    is_value("政务 ", "政务 ", "a value is shown as it is");
    is_value("\u200B", "U+200B", "one that cannot be seen by its code point");
    is_value("\u202D\uFEFF\u00AD", "U+202D U+FEFF U+00AD", "several");
    is_value("\u00A0", "U+00A0", "a blank that does not break");
    is_value("\uE81E\U000F0000", "U+E81E U+F0000", "what only a font explains");
    is_value("\x1B\x0B\xC2\x85", "U+001B U+000B U+0085", "controls");
    is_value("\u2028\uFE0F\U000E0101\u3000", "U+2028 U+FE0F U+E0101 U+3000", "selectors, blanks");
    is_value("政\u200B务\x1B", "政?务?", "with something beside it, made harmless");
    is_value("政\uE004务", "政<U+E004>务", "beside others, what has no shape is named");
    is_value(" ", " ", "blanks are seen");
    is_value("\xFF\u200B", "??", "what is no UTF-8 has no code point");
    is_value("\v\v\v\v\v\v\v\v\v", "U+000B U+000B U+000B U+000B U+000B U+000B U+000B U+000B …",
             "of many the first");
}

/* Which of {1} {2} {3} stand in it, as bits. */
static unsigned places(const char *sentence)
{
    unsigned found = 0;
    for (unsigned i = 1; i <= GK_ARGUMENTS; i++) {
        char place[] = { '{', (char)('0' + i), '}', '\0' };
        if (strstr(sentence, place))
            found |= 1u << i;
    }
    return found;
}

/* Is it there, UTF-8, and free of what disturbs? Lines may end. */
static bool is_whole(const char *sentence)
{
    struct gk_bytes text = gk_bytes_of(sentence);
    if (!text.length)
        return false;
    gk_buffer_clear(&out);
    if (gk_sentence_echo(&out, text) != GK_OK)
        exit(2);
    for (size_t i = 0; i < out.length && out.length == text.length; i++)
        if (out.at[i] != text.at[i] && text.at[i] != '\n')
            return false;
    return out.length == text.length;
}

static bool has_chinese(const char *sentence)
{
    struct gk_bytes text = gk_bytes_of(sentence);
    while (text.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        if (c >= 0x4E00 && c <= 0x9FFF)
            return true;
        text.at += length;
        text.length -= length;
    }
    return false;
}

static void test_messages(void)
{
    unsigned wrong = 0;
    for (int i = 0; i < GK_MESSAGE_COUNT; i++) {
        const char *english = gk_message_text((enum gk_message)i, GK_ENGLISH);
        const char *chinese = gk_message_text((enum gk_message)i, GK_CHINESE);
        bool good = is_whole(english) && is_whole(chinese) && !has_chinese(english) &&
                    places(english) == places(chinese);
        if (!good)
            printf("# %s | %s\n", english, chinese);
        wrong += !good;
    }
    is_int(wrong, 0, "each of %d messages takes the same arguments in both languages",
           GK_MESSAGE_COUNT);
}

static void test_rules(void)
{
    unsigned wrong = 0;
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        const struct gk_rule *rule = gk_rule((enum gk_rule_id)i);
        const char *const *texts[] = { rule->message, rule->explanation, rule->mend };
        bool good = gk_rule_find(gk_bytes_of(rule->id)) == (enum gk_rule_id)i && *rule->basis &&
                    rule->severity <= GK_ERROR;
        for (size_t k = 0; k < COUNT(texts); k++)
            good = good && is_whole(texts[k][GK_ENGLISH]) && is_whole(texts[k][GK_CHINESE]) &&
                   has_chinese(texts[k][GK_CHINESE]);
        if (!good)
            printf("# %s\n", rule->id);
        wrong += !good;
    }
    is_int(wrong, 0, "each of %d rules is whole in both languages", GK_RULE_COUNT);
    is_int(gk_rule_find(GK_BYTES("json.synta")), GK_RULE_COUNT, "a start of an id is no rule");
    is_int(gk_rule_find(GK_BYTES("")), GK_RULE_COUNT, "nor is nothing");
}

static void test_severities(void)
{
    static const char *const names[] = { "off", "note", "warning", "error" };
    enum gk_severity severity;
    for (int i = GK_OFF; i <= GK_ERROR; i++)
        ok(gk_severity_find(gk_bytes_of(names[i]), &severity) && severity == (enum gk_severity)i &&
               strcmp(gk_severity_name(severity), names[i]) == 0,
           "the severity %s", names[i]);
    ok(!gk_severity_find(GK_BYTES("Error"), &severity), "names are exact");
}

int main(void)
{
    test_fill();
    test_echo();
    test_value();
    test_messages();
    test_rules();
    test_severities();
    gk_buffer_free(&out);
    return done();
}
