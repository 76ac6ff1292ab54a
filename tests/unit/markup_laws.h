/*
 * markup_laws.h - what holds of the view of every text, for the unit tests and for fuzzing.
 */
#ifndef GK_TESTS_MARKUP_LAWS_H
#define GK_TESTS_MARKUP_LAWS_H

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/markup.h"
#include "text/percent.h"
#include "text/reference.h"

/* Whether those bytes of the text are written for that character. */
static inline bool stands_for(struct gk_bytes source, uint32_t character)
{
    uint32_t read;
    unsigned char byte;
    if (source.length && source.at[0] == '%')
        return gk_percent_read(source, &byte) != 0;
    bool whole = gk_reference_read(source, GK_REFERENCE_IN_TEXT, &read) == source.length;
    return whole && read == character;
}

/* A run leads back to what it says. */
static inline bool run_holds(struct gk_bytes text, struct gk_bytes view, struct gk_markup_run run)
{
    struct gk_bytes source = { text.at + run.source_start, run.source_end - run.source_start };
    struct gk_bytes own = { view.at + run.start, run.end - run.start };
    size_t length;
    if (run.start >= run.end || run.source_start > run.source_end || run.source_end > text.length)
        return false;
    if (run.kind == GK_MARKUP_COPIED)
        return gk_bytes_equal(source, own);
    if (run.kind == GK_MARKUP_PERCENT) {
        unsigned char byte;
        for (; own.length && source.length; own.at++, own.length--) {
            if (gk_percent_read(source, &byte) != 3 || byte != (unsigned char)own.at[0])
                return false;
            source.at += 3;
            source.length -= 3;
        }
        return !own.length && !source.length;
    }
    if (run.kind == GK_MARKUP_CHARACTER) {
        uint32_t character = gk_utf8_decode(own, &length);
        return length == own.length && stands_for(source, character);
    }
    return true;
}

/* Runs stand one behind the other, and each byte of the view has the one that it is in. */
static inline bool runs_hold(const struct gk_markup *markup, struct gk_bytes text,
                             struct gk_bytes view)
{
    for (uint32_t at = 0; at < view.length;) {
        struct gk_markup_run run = gk_markup_run_at(markup, at);
        struct gk_markup_run last = gk_markup_run_at(markup, run.end - 1);
        if (run.start != at || last.start != at || !run_holds(text, view, run) ||
            gk_markup_source_start(markup, at) != run.source_start ||
            gk_markup_source_end(markup, run.end) != run.source_end)
            return false;
        at = run.end;
    }
    return true;
}

/* Whether a digit is part of the name of an element: <h1>, </h1>, <st1:date>; < may be a
 * reference. */
static inline bool is_in_name(struct gk_bytes text, size_t at)
{
    bool word = false;
    while (at && (gk_is_ascii_word((unsigned char)text.at[at - 1]) || text.at[at - 1] == ':'))
        word |= gk_is_ascii_letter((unsigned char)text.at[--at]);
    at -= at && text.at[at - 1] == '/';
    return word && at && (text.at[at - 1] == '<' || text.at[at - 1] == ';');
}

/* Whether a digit is part of a reference to a sign that tags are made of: &#60; */
static inline bool is_in_sign(struct gk_bytes text, size_t at)
{
    uint32_t character;
    while (at && (gk_is_ascii_word((unsigned char)text.at[at]) || text.at[at] == '#' ||
                  text.at[at] == ';'))
        at--;
    struct gk_bytes rest = { text.at + at, text.length - at };
    return gk_reference_read(rest, GK_REFERENCE_IN_TEXT, &character) && character < 0x80 &&
           character && strchr("<>\"'", (int)character);
}

/* Every digit, and every character beyond ASCII, stands in the visible or the hidden part, once. */
static inline bool shows_all(const struct gk_markup *markup, struct gk_bytes text,
                             struct gk_bytes view)
{
    unsigned char *times = calloc(text.length + 1, 1);
    bool good = times != NULL;
    for (uint32_t at = 0; good && at < view.length;) {
        struct gk_markup_run run = gk_markup_run_at(markup, at);
        at = run.end;
        if (run.kind == GK_MARKUP_MADE || gk_markup_part_of(markup, run.start) == GK_MARKUP_ENCODED)
            continue;
        for (uint32_t i = run.source_start; i < run.source_end; i++)
            good &= ++times[i] == 1;
    }
    for (size_t i = 0; good && i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        good = times[i] ||
               (c < 0x80 && (!gk_is_ascii_digit(c) || is_in_name(text, i) || is_in_sign(text, i)));
    }
    free(times);
    return good;
}

/* Where a run was written is found again in its part, with at most what was made before it. */
static inline bool finds_all(const struct gk_markup *markup, struct gk_bytes view)
{
    for (uint32_t at = 0; at < view.length;) {
        struct gk_markup_run run = gk_markup_run_at(markup, at);
        uint32_t start = run.source_start;
        uint32_t end = run.source_end;
        at = run.end;
        if (run.kind == GK_MARKUP_MADE)
            continue;
        if (!gk_markup_find(markup, gk_markup_part_of(markup, run.start), &start, &end) ||
            start > run.start || end != run.end)
            return false;
        for (; start < run.start; start = gk_markup_run_at(markup, start).end)
            if (gk_markup_run_at(markup, start).kind != GK_MARKUP_MADE)
                return false;
    }
    return true;
}

/* All of it, of one text. */
static inline bool markup_holds(struct gk_markup *markup, struct gk_bytes text)
{
    struct gk_bytes view;
    if (gk_markup_view(markup, text, &view) != GK_OK)
        return false;
    if (markup->same)
        return view.at == text.at && view.length == text.length;
    return gk_utf8_valid_length(view) == view.length && view.length <= 3 * text.length &&
           markup->hidden <= markup->encoded && runs_hold(markup, text, view) &&
           shows_all(markup, text, view) && finds_all(markup, view);
}

#endif
