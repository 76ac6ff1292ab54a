/*
 * page.h - what every page in HTML has that gk writes: one file that needs no other, no script and
 * no network, for the screen of a desk, a phone and for paper.
 *
 * Every text in it is escaped (HTML Living Standard 13.1.2), and the page itself forbids a browser
 * to load or run anything (CSP). Control characters, which no page may hold (13.1.4), become
 * U+FFFD.
 */
#ifndef GK_RUN_FORM_PAGE_H
#define GK_RUN_FORM_PAGE_H

#include "base/buffer.h"
#include "finding/sentence.h"

/* Up to <style>: the caller appends its rules, then gk_page_body. */
enum gk_status gk_page_begin(struct gk_buffer *, enum gk_language,
                             struct gk_bytes title) GK_MUST_USE;

/* The end of the head, and the title as the page's heading. */
enum gk_status gk_page_body(struct gk_buffer *, struct gk_bytes title) GK_MUST_USE;

enum gk_status gk_page_end(struct gk_buffer *) GK_MUST_USE;

/* A text, between tags or in an attribute's quotation marks. */
enum gk_status gk_page_text(struct gk_buffer *, struct gk_bytes text) GK_MUST_USE;

/* Markup made by the program. */
static inline enum gk_status gk_page_markup(struct gk_buffer *, const char *) GK_MUST_USE;
static inline enum gk_status gk_page_markup(struct gk_buffer *page, const char *markup)
{
    return gk_buffer_append(page, gk_bytes_of(markup));
}

#endif
