#include "run/input/line.h"

struct gk_bytes gk_line_feed(enum gk_encoding encoding)
{
    if (encoding == GK_UTF_16LE)
        return (struct gk_bytes){ "\n\0", 2 };
    if (encoding == GK_UTF_16BE)
        return (struct gk_bytes){ "\0\n", 2 };
    return (struct gk_bytes){ "\n", 1 };
}

size_t gk_line_length(enum gk_encoding encoding, struct gk_bytes bytes)
{
    struct gk_bytes feed = gk_line_feed(encoding);
    if (feed.length == 1) {
        const char *end = bytes.length ? memchr(bytes.at, '\n', bytes.length) : NULL;
        return end ? (size_t)(end - bytes.at) + 1 : bytes.length;
    }
    for (size_t i = 0; i + 2 <= bytes.length; i += 2)
        if (memcmp(bytes.at + i, feed.at, 2) == 0)
            return i + 2;
    return bytes.length;
}

size_t gk_lines_length(enum gk_encoding encoding, struct gk_bytes bytes, size_t from)
{
    struct gk_bytes feed = gk_line_feed(encoding);
    if (feed.length == 1 && from < bytes.length) {
        struct gk_bytes rest = { bytes.at + from, bytes.length - from };
        const char *last = gk_bytes_find_last(rest, '\n');
        return last ? (size_t)(last - bytes.at) + 1 : 0;
    }
    size_t end = bytes.length - bytes.length % feed.length;
    for (; end >= from + feed.length; end -= feed.length)
        if (bytes.at[end - feed.length] == feed.at[0] &&
            bytes.at[end - 1] == feed.at[feed.length - 1])
            return end;
    return 0;
}
