#include "run/input/array/hint.h"

enum { DEPTH = 12 }; /* further down nobody puts records */

struct open {
    bool object;
    bool named;  /* the next string is a name */
    size_t path; /* length of the pointer to it */
};

struct search {
    struct gk_bytes text;
    size_t at;
    struct open open[DEPTH];
    size_t depth;
    struct gk_buffer path;  /* of what comes next */
    struct gk_buffer first; /* of the first array */
    bool any;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The string that begins here, without its marks; moves behind it. */
static struct gk_bytes take_string(struct search *search)
{
    size_t start = ++search->at;
    while (search->at < search->text.length && search->text.at[search->at] != '"')
        search->at += 1 + (search->text.at[search->at] == '\\');
    size_t end = search->at < search->text.length ? search->at : search->text.length;
    search->at = end + 1;
    return (struct gk_bytes){ search->text.at + start, end - start };
}

/* A slash and a tilde are escaped as pointers have it (RFC 6901). */
static enum gk_status append_name(struct search *search, struct gk_bytes name)
{
    struct open *open = &search->open[search->depth - 1];
    enum gk_status status = GK_OK;
    search->path.length = open->path;
    if (gk_buffer_append_byte(&search->path, '/') != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < name.length && status == GK_OK; i++)
        status = name.at[i] == '/'   ? gk_buffer_append(&search->path, GK_BYTES("~1"))
                 : name.at[i] == '~' ? gk_buffer_append(&search->path, GK_BYTES("~0"))
                                     : gk_buffer_append_byte(&search->path, name.at[i]);
    return status;
}

/* A path with an escape of JSON in it is not what a pointer would say. */
static bool is_plain(const struct search *search)
{
    return !search->path.length || !memchr(search->path.at, '\\', search->path.length);
}

static struct gk_bytes behind_blanks(struct gk_bytes text)
{
    while (text.length && is_blank(text.at[0])) {
        text.at++;
        text.length--;
    }
    return text;
}

static enum gk_status open_container(struct search *search, char c)
{
    if (search->depth == DEPTH)
        return GK_END;
    search->open[search->depth++] =
        (struct open){ .object = c == '{', .named = c == '{', .path = search->path.length };
    search->at++;
    return GK_OK;
}

/* The array that opens here: is it one of objects? */
static enum gk_status meet_array(struct search *search, bool *objects, struct gk_bytes *within)
{
    struct gk_bytes rest = { search->text.at + search->at + 1,
                             search->text.length - search->at - 1 };
    rest = behind_blanks(rest);
    *objects = is_plain(search) && gk_bytes_start_with(rest, GK_BYTES("{"));
    if ((search->any && !*objects) || !is_plain(search))
        return GK_OK;
    *within = rest;
    search->any = true;
    gk_buffer_clear(&search->first);
    return gk_buffer_append(&search->first, gk_buffer_bytes(&search->path));
}

static enum gk_status step(struct search *search, bool *objects, struct gk_bytes *within)
{
    struct open *open = search->depth ? &search->open[search->depth - 1] : NULL;
    char c = search->text.at[search->at];
    switch (c) {
    case '"': {
        struct gk_bytes text = take_string(search);
        bool name = open && open->object && open->named;
        if (name)
            open->named = false;
        return name ? append_name(search, text) : GK_OK;
    }
    case '[':
        if (meet_array(search, objects, within) != GK_OK)
            return GK_NO_MEMORY;
        return *objects ? GK_OK : open_container(search, c);
    case '{':
        return open_container(search, c);
    case '}':
    case ']':
        search->depth -= search->depth > 0;
        break;
    case ',':
        if (open)
            open->named = open->object;
        break;
    default:
        break;
    }
    search->at++;
    return search->depth || is_blank(c) ? GK_OK : GK_END;
}

static enum gk_status run(struct search *search, bool *objects, struct gk_bytes *within)
{
    enum gk_status status = GK_OK;
    *objects = false;
    while (status == GK_OK && !*objects && search->at < search->text.length)
        status = step(search, objects, within);
    return status == GK_NO_MEMORY ? status : GK_OK;
}

enum gk_status gk_array_hint(struct gk_bytes text, struct gk_buffer *pointer,
                             struct gk_buffer *other, bool *found, struct gk_bytes *within)
{
    struct search search = { .text = behind_blanks(text) };
    struct gk_bytes unused;
    bool objects, more = false;
    enum gk_status status = run(&search, &objects, within);
    *found = search.any;
    if (status == GK_OK)
        status = gk_buffer_append(pointer, gk_buffer_bytes(&search.first));
    if (status == GK_OK && objects && other) {
        status = open_container(&search, '[') == GK_OK ? run(&search, &more, &unused) : GK_OK;
        if (status == GK_OK && more)
            status = gk_buffer_append(other, gk_buffer_bytes(&search.first));
    }
    gk_buffer_free(&search.path);
    gk_buffer_free(&search.first);
    return status;
}
