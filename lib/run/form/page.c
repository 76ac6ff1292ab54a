#include "run/form/page.h"

static const char head[] = "<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width\">\n"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; style-src 'unsafe-inline'\">\n<title>";

/* What stands for the byte in a page; NULL: itself. */
static const char *reference_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
    case '\n':
    case '\r':
        return NULL;
    default:
        return ((unsigned char)c < ' ' || c == '\x7F') ? "\xEF\xBF\xBD" : NULL;
    }
}

/* U+0080 to U+009F. */
static bool is_second_control(struct gk_bytes text)
{
    return text.length > 1 && text.at[0] == '\xC2' && (unsigned char)text.at[1] < 0xA0;
}

enum gk_status gk_page_text(struct gk_buffer *page, struct gk_bytes text)
{
    size_t plain = 0, i = 0;
    while (i < text.length) {
        struct gk_bytes rest = { text.at + i, text.length - i };
        bool second = is_second_control(rest);
        const char *reference = second ? "\xEF\xBF\xBD" : reference_of(text.at[i]);
        if (reference &&
            (gk_buffer_append(page, (struct gk_bytes){ text.at + plain, i - plain }) != GK_OK ||
             gk_page_markup(page, reference) != GK_OK))
            return GK_NO_MEMORY;
        i += 1 + second;
        plain = reference ? i : plain;
    }
    return text.length
               ? gk_buffer_append(page, (struct gk_bytes){ text.at + plain, text.length - plain })
               : GK_OK;
}

enum gk_status gk_page_begin(struct gk_buffer *page, enum gk_language language,
                             struct gk_bytes title)
{
    const char *name = language == GK_CHINESE ? "zh-CN" : "en";
    if (gk_buffer_print(page, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", name) != GK_OK ||
        gk_page_markup(page, head) != GK_OK || gk_page_text(page, title) != GK_OK)
        return GK_NO_MEMORY;
    return gk_page_markup(page, "</title>\n<style>");
}

enum gk_status gk_page_body(struct gk_buffer *page, struct gk_bytes title)
{
    if (gk_page_markup(page, "</style>\n</head>\n<body>\n<h1>") != GK_OK ||
        gk_page_text(page, title) != GK_OK)
        return GK_NO_MEMORY;
    return gk_page_markup(page, "</h1>\n");
}

enum gk_status gk_page_end(struct gk_buffer *page)
{
    return gk_page_markup(page, "</body>\n</html>\n");
}
