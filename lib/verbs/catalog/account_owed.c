/*
 * account_owed.c - what each section owes: of many records those whose ids come first, in a heap
 * whose top is the last of them.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "verbs/catalog/account_parts.h"

static struct gk_owed *heap_of(const struct gk_account *account, uint32_t section)
{
    return (struct gk_owed *)(void *)account->owed[section].at;
}

static size_t size_of(const struct gk_account *account, uint32_t section)
{
    return account->owed[section].length / sizeof(struct gk_owed);
}

static int compare_texts(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    return order ? order : (a_length > b_length) - (a_length < b_length);
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Titles aside. */
static int compare_places(const struct gk_owed *a, const struct gk_owed *b)
{
    int order = compare_texts(a->id, a->id_length, b->id, b->id_length);
    if (!order)
        order = compare_numbers(a->item, b->item);
    if (!order)
        order = compare_numbers(a->due, b->due);
    if (!order)
        order = compare_numbers(a->days, b->days);
    return order ? order : compare_numbers(a->overdue, b->overdue);
}

static int compare(const void *left, const void *right)
{
    const struct gk_owed *a = left, *b = right;
    int order = compare_places(a, b);
    return order ? order : compare_texts(a->title, a->title_length, b->title, b->title_length);
}

static void rise(struct gk_owed *heap, size_t at)
{
    struct gk_owed moved = heap[at];
    while (at && compare(&moved, &heap[(at - 1) / 2]) > 0) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = moved;
}

static void sink(struct gk_owed *heap, size_t count)
{
    struct gk_owed moved = heap[0];
    size_t at = 0;
    for (size_t child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && compare(&heap[child + 1], &heap[child]) > 0)
            child++;
        if (compare(&heap[child], &moved) <= 0)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = moved;
}

bool gk_account_lists(const struct gk_account *account, uint32_t section,
                      const struct gk_owed *owed)
{
    return size_of(account, section) < GK_ACCOUNT_TITLES ||
           compare_places(owed, heap_of(account, section)) <= 0;
}

enum gk_status gk_account_add_owed(struct gk_account *account, uint32_t section,
                                   const struct gk_owed *owed)
{
    struct gk_buffer *buffer = &account->owed[section];
    size_t count = size_of(account, section);
    account->owed_counts[section]++;
    if (count < GK_ACCOUNT_TITLES) {
        if (gk_buffer_append(buffer, (struct gk_bytes){ (const char *)owed, sizeof *owed }) !=
            GK_OK)
            return GK_NO_MEMORY;
        rise(heap_of(account, section), count);
    } else if (compare(owed, heap_of(account, section)) < 0) {
        heap_of(account, section)[0] = *owed;
        sink(heap_of(account, section), count);
    }
    return GK_OK;
}

void gk_account_add_unlisted(struct gk_account *account, uint32_t section, uint64_t count)
{
    account->owed_counts[section] += count;
}

void gk_account_sort_owed(struct gk_account *account, uint32_t section)
{
    size_t count = size_of(account, section);
    if (count)
        qsort(account->owed[section].at, count, sizeof(struct gk_owed), compare);
}

size_t gk_account_cut(char *out, size_t size, struct gk_bytes text)
{
    size_t length = text.length < size ? text.length : size;
    while (length < text.length && length && ((unsigned char)text.at[length] & 0xC0) == 0x80)
        length--;
    if (length)
        memcpy(out, text.at, length);
    return length;
}
