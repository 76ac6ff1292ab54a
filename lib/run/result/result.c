#include "run/result/result.h"

enum gk_status gk_results_add(struct gk_results *results, struct gk_arena *arena,
                              struct gk_result result)
{
    struct gk_result *added = gk_arena_allocate(arena, sizeof *added);
    if (!added)
        return GK_NO_MEMORY;
    *added = result;
    if (results->last)
        results->last->next = added;
    else
        results->first = added;
    results->last = added;
    return GK_OK;
}

enum gk_status gk_results_write(const struct gk_results *results)
{
    enum gk_status status = GK_OK;
    for (const struct gk_result *result = results->first; result && status == GK_OK;
         result = result->next)
        if (result->write)
            status = result->write(result->made);
    return status;
}

enum gk_status gk_results_close(struct gk_results *results, enum gk_status status)
{
    for (const struct gk_result *result = results->first; result; result = result->next) {
        enum gk_status closed =
            result->close ? result->close(result->made, status == GK_OK) : GK_OK;
        status = status == GK_OK ? closed : status;
    }
    *results = (struct gk_results){ 0 };
    return status;
}
