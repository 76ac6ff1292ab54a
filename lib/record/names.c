#include "record/names.h"

#include "base/memory.h"
#include "record/unescape.h"

/* More names than this are compared by sorting. */
enum { FEW = 32 };

static struct gk_bytes text_of(const struct gk_scanner *scanner, const char *line,
                               const struct gk_open_name *name)
{
    const char *base = name->escaped ? scanner->unescaped.at : line;
    return (struct gk_bytes){ base + name->start, name->length };
}

static enum gk_status make_room(struct gk_scanner *scanner)
{
    if (scanner->name_count < scanner->name_capacity)
        return GK_OK;
    struct gk_open_name *names =
        gk_memory_grow(scanner->names, &scanner->name_capacity, sizeof *names);
    scanner->names = names ? names : scanner->names;
    return names ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status unescape(struct gk_scanner *scanner, const char *line,
                               struct gk_open_name *name)
{
    struct gk_bytes raw = { line + name->start, name->length };
    size_t start = scanner->unescaped.length;
    if (gk_unescape(raw, &scanner->unescaped) != GK_OK)
        return GK_NO_MEMORY;
    name->start = (uint32_t)start;
    name->length = (uint32_t)(scanner->unescaped.length - start);
    return GK_OK;
}

static bool stands_before(const struct gk_scanner *scanner, const struct gk_level *level,
                          const char *line, const struct gk_open_name *name)
{
    for (size_t i = level->first_name; i < scanner->name_count; i++)
        if (scanner->names[i].hash == name->hash &&
            gk_bytes_equal(text_of(scanner, line, &scanner->names[i]),
                           text_of(scanner, line, name)))
            return true;
    return false;
}

enum gk_status gk_names_add_slowly(struct gk_scanner *scanner, struct gk_level *level,
                                   const char *line, uint32_t start, uint32_t length, bool escaped,
                                   bool *twice)
{
    struct gk_open_name name = { start, length, 0, start - 1, escaped };
    if (make_room(scanner) != GK_OK || (name.escaped && unescape(scanner, line, &name) != GK_OK))
        return GK_NO_MEMORY;
    uint64_t hash = gk_names_hash(text_of(scanner, line, &name));
    name.hash = (uint32_t)hash;
    uint64_t bit = UINT64_C(1) << (hash >> 58);
    if (level->filter & bit) {
        if (scanner->name_count - level->first_name > FEW)
            level->sort_names = true;
        else
            *twice = stands_before(scanner, level, line, &name);
    }
    level->filter |= bit;
    scanner->names[scanner->name_count++] = name;
    return GK_OK;
}

/* Order for sorting: equal names side by side, in the order they stand. */
static int compare(const struct gk_scanner *scanner, const char *line, const struct gk_open_name *a,
                   const struct gk_open_name *b)
{
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    int order = gk_bytes_compare(text_of(scanner, line, a), text_of(scanner, line, b));
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static void sift_down(const struct gk_scanner *scanner, const char *line,
                      struct gk_open_name *names, size_t root, size_t count)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && compare(scanner, line, &names[child], &names[child + 1]) < 0)
            child++;
        if (compare(scanner, line, &names[root], &names[child]) >= 0)
            return;
        struct gk_open_name swapped = names[root];
        names[root] = names[child];
        names[child] = swapped;
    }
}

/* Heapsort: in place, and never slow, whoever chose the names. */
static void sort(const struct gk_scanner *scanner, const char *line, struct gk_open_name *names,
                 size_t count)
{
    for (size_t root = count / 2; root-- > 0;)
        sift_down(scanner, line, names, root, count);
    for (size_t last = count; last-- > 1;) {
        struct gk_open_name swapped = names[0];
        names[0] = names[last];
        names[last] = swapped;
        sift_down(scanner, line, names, 0, last);
    }
}

void gk_names_sort_out(struct gk_scanner *scanner, struct gk_level *level, const char *line,
                       uint32_t *place)
{
    struct gk_open_name *names = scanner->names + level->first_name;
    size_t count = scanner->name_count - level->first_name;
    sort(scanner, line, names, count);
    *place = UINT32_MAX;
    for (size_t i = 1; i < count; i++)
        if (names[i].place < *place && names[i].hash == names[i - 1].hash &&
            gk_bytes_equal(text_of(scanner, line, &names[i - 1]),
                           text_of(scanner, line, &names[i])))
            *place = names[i].place;
}
