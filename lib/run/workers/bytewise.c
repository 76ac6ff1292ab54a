#include "run/workers/bytewise.h"

/* What the line is without the backslashes. */
static enum gk_status read_undoubled(struct gk_bytewise *own, struct gk_decoder *decoder,
                                     enum gk_encoding encoding, struct gk_bytes line,
                                     enum gk_line_kind *kind)
{
    struct gk_decoding decoding;
    struct gk_record record;
    struct gk_fault fault;
    size_t offset = 0;
    gk_buffer_clear(&own->undoubled);
    gk_buffer_clear(&own->text);
    enum gk_status status = gk_undouble(encoding, line, &own->undoubled);
    if (status == GK_OK)
        status =
            gk_decode(decoder, encoding, gk_buffer_bytes(&own->undoubled), &own->text, &decoding);
    if (status == GK_OK)
        status = gk_scan_block(&own->scanner, gk_buffer_bytes(&own->text));
    return status == GK_OK ? gk_scan_line(&own->scanner, &offset, kind, &record, &fault) : status;
}

enum gk_status gk_bytewise_judge(struct gk_bytewise *own, struct gk_decoder *decoder,
                                 enum gk_encoding encoding, struct gk_bytes line,
                                 const struct gk_doubled *doubled, enum gk_line_kind kind,
                                 bool *bytewise)
{
    enum gk_line_kind second = GK_LINE_FAULT;
    *bytewise = false;
    if (kind == GK_LINE_BLANK || (kind == GK_LINE_RECORD && !doubled->odd))
        return GK_OK;
    enum gk_status status = read_undoubled(own, decoder, encoding, line, &second);
    *bytewise = second == GK_LINE_RECORD;
    return status;
}

void gk_bytewise_free(struct gk_bytewise *own)
{
    gk_scanner_free(&own->scanner);
    gk_buffer_free(&own->undoubled);
    gk_buffer_free(&own->text);
}
