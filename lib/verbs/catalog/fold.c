/*
 * fold.c - names as they are compared.
 */
#include "verbs/catalog/engine.h"

enum gk_status gk_catalog_fold(struct gk_folded *folded, struct gk_bytes text,
                               struct gk_buffer *out)
{
    enum gk_status status = gk_fold(folded, text);
    return status == GK_OK ? gk_folded_text(folded, out) : status;
}
