/*
 * tag.h - the tags, comments and other marks of HTML in a text, one after the other.
 *
 * A tag is what begins with the name of an element of HTML (Living Standard, and those of HTML
 * 3.2 to 4.01 that pages still have), with one of the name spaces that word processors leave
 * (<o:p>, <st1:chsdate>) or with a name of the content systems of Chinese sites (<ucapcontent>),
 * in capitals or small, and closes: a<b, <张三> and <13800138000> are text. In a tag > may stand in
 * quotation marks behind =. Besides: comments, <!DOCTYPE …>, <![if …]>, <?xml …>; of a CDATA
 * section the two ends. Work is in proportion to the text, whatever stands open in it.
 */
#ifndef GK_TEXT_TAG_H
#define GK_TEXT_TAG_H

#include <stdbool.h>

#include "base/bytes.h"

/* What a tag does to the text around it. */
enum gk_tag_kind {
    GK_TAG_INLINE, /* nothing: <b>, comments, unknown marks */
    GK_TAG_RAISED, /* <sup>, <sub>, beginning */
    GK_TAG_BREAK,  /* <br> */
    GK_TAG_BLOCK,  /* of a paragraph, a list, a heading: a line ends */
    GK_TAG_TABLE,
    GK_TAG_TABLE_END,
    GK_TAG_ROW,
    GK_TAG_ROW_END,
    GK_TAG_CELL,
    GK_TAG_CELL_END,
};

/* Places in the text, in bytes, half-open. */
struct gk_tag {
    enum gk_tag_kind kind;
    size_t start;
    size_t end;   /* of <script> and <style> behind their content */
    size_t inner; /* attributes, from behind the name to inner_end; of a comment its text */
    size_t inner_end;
    size_t content;      /* of <script> and <style>, to `end`; else equal to it */
    bool has_attributes; /* the inner part is one of attributes */
};

/* A walk over the tags of one text, in order. Owns nothing. */
struct gk_tags {
    struct gk_bytes text;
    size_t at;
    size_t last_close;  /* behind the last > */
    size_t section_end; /* where the CDATA section ends that is open; 0: none is */
    size_t lost;        /* bytes that were looked at for quotation marks that never closed */
    unsigned unclosed;  /* what is known not to close any more: a bit for each kind of end */
};

struct gk_tags gk_tags_open(struct gk_bytes text);

/* False behind the last. */
bool gk_tags_next(struct gk_tags *, struct gk_tag *);

/* Moves from *at over what is within a tag. A part is a value, or what stands between values.
 * False at the end. */
struct gk_tag_part {
    size_t start;
    size_t end;
    bool value;
};
bool gk_tag_next_part(struct gk_bytes text, const struct gk_tag *, size_t *at,
                      struct gk_tag_part *);

#endif
