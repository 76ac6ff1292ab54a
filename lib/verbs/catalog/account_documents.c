/*
 * account_documents.c - documents and their addresses, in a table of bounded size.
 *
 * Of more documents than there is room for those are kept whose hashes begin with a zero bit, of
 * still more those with two: a sample that does not depend on the order in which they come.
 */
#include <stdlib.h>

#include "verbs/catalog/account_parts.h"

enum { LEAST_SLOTS = 1024 };

static struct gk_account_document *slots_of(const struct gk_account *account)
{
    return (struct gk_account_document *)(void *)account->documents.at;
}

static size_t slot_count(const struct gk_account *account)
{
    return account->documents.length / sizeof(struct gk_account_document);
}

static bool is_sampled(const struct gk_account *account, uint64_t document)
{
    return !account->halved || document >> (64 - account->halved) == 0;
}

/* The slot of the document, or the free one where it belongs: the low bits decide, which the sample
 * leaves alone. */
static struct gk_account_document *find(const struct gk_account *account, uint64_t document)
{
    struct gk_account_document *slots = slots_of(account);
    size_t mask = slot_count(account) - 1;
    size_t at = (size_t)document & mask;
    while (slots[at].document && slots[at].document != document)
        at = (at + 1) & mask;
    return &slots[at];
}

static void meet(struct gk_account *account, const struct gk_account_document *more)
{
    struct gk_account_document *slot = find(account, more->document);
    if (!slot->document) {
        *slot = *more;
        account->document_count++;
        return;
    }
    slot->several |= more->several | (slot->address != more->address);
    if (more->address < slot->address)
        slot->address = more->address;
}

/* Puts those that are in the sample into a table of that many slots. */
static enum gk_status rebuild(struct gk_account *account, size_t slots)
{
    struct gk_buffer old = account->documents;
    size_t count = slot_count(account);
    const struct gk_account_document *documents = slots_of(account);
    struct gk_buffer made = { 0 };
    if (gk_buffer_reserve(&made, slots * sizeof *documents) != GK_OK)
        return GK_NO_MEMORY;
    made.length = slots * sizeof *documents;
    memset(made.at, 0, made.length);
    account->documents = made;
    account->document_count = 0;
    for (size_t i = 0; i < count; i++)
        if (documents[i].document && is_sampled(account, documents[i].document))
            meet(account, &documents[i]);
    gk_buffer_free(&old);
    return GK_OK;
}

enum gk_status gk_account_halve(struct gk_account *account, uint32_t halved)
{
    if (halved <= account->halved)
        return GK_OK;
    account->halved = halved;
    return account->documents.length ? rebuild(account, slot_count(account)) : GK_OK;
}

/* Room for one more: the table is never fuller than three quarters, and never has more slots than
 * documents at most that are known at once. */
static enum gk_status make_room(struct gk_account *account)
{
    size_t slots = slot_count(account);
    if (slots && account->document_count <= slots / 4 * 3)
        return GK_OK;
    return rebuild(account, slots ? 2 * slots : LEAST_SLOTS);
}

enum gk_status gk_account_add_document(struct gk_account *account,
                                       const struct gk_account_document *document)
{
    if (!is_sampled(account, document->document))
        return GK_OK;
    if (make_room(account) != GK_OK)
        return GK_NO_MEMORY;
    meet(account, document);
    enum gk_status status = GK_OK;
    while (status == GK_OK && account->document_count > GK_ACCOUNT_DOCUMENTS)
        status = gk_account_halve(account, account->halved + 1);
    return status;
}

bool gk_account_meets(const struct gk_account *account, const struct gk_account_document *document)
{
    return account->document_count && is_sampled(account, document->document) &&
           find(account, document->document)->document == document->document &&
           find(account, document->document)->address == document->address;
}

enum gk_status gk_account_merge_documents(struct gk_account *account,
                                          const struct gk_account *other)
{
    const struct gk_account_document *documents = slots_of(other);
    size_t count = slot_count(other);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++)
        if (documents[i].document)
            status = gk_account_add_document(account, &documents[i]);
    return status;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = ((const struct gk_account_document *)left)->document;
    uint64_t b = ((const struct gk_account_document *)right)->document;
    return (a > b) - (a < b);
}

void gk_account_sort_documents(struct gk_account *account)
{
    struct gk_account_document *slots = slots_of(account);
    size_t kept = 0;
    for (size_t i = 0; i < slot_count(account); i++)
        if (slots[i].document)
            slots[kept++] = slots[i];
    if (kept)
        qsort(slots, kept, sizeof *slots, compare);
    account->documents.length = kept * sizeof *slots;
}

void gk_account_count_documents(const struct gk_account *account, uint64_t *documents,
                                uint64_t *several)
{
    const struct gk_account_document *slots = slots_of(account);
    *documents = 0;
    *several = 0;
    for (size_t i = 0; i < slot_count(account); i++) {
        *documents += slots[i].document != 0;
        *several += slots[i].document && slots[i].several;
    }
    *documents <<= account->halved;
    *several <<= account->halved;
}
