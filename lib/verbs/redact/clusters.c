/*
 * clusters.c - hits that overlap are united: one of them is reported, all of them masked.
 */
#include <stdlib.h>

#include "verbs/redact/judgement.h"

/* By text and where what they are united with begins; then so that the order is always the same. */
static int compare_hits(const void *left, const void *right)
{
    const struct gk_redact_hit *a = left;
    const struct gk_redact_hit *b = right;
    if (a->text != b->text)
        return a->text < b->text ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* The strongest action counts, then the longest, then what stands first, then the surer. */
static bool outdoes(const struct gk_redact_hit *a, const struct gk_redact_hit *b)
{
    if (a->action != b->action)
        return a->action > b->action;
    if (a->length != b->length)
        return a->length > b->length;
    return a->start != b->start ? a->start < b->start : a->score > b->score;
}

void gk_redact_hits_sort(struct gk_redact_hits *hits)
{
    if (hits->count)
        qsort(hits->at, hits->count, sizeof *hits->at, compare_hits);
}

/* The cluster that begins with hit *next; moves *next behind it. */
static struct gk_redact_cluster unite(const struct gk_redact_hits *hits, uint32_t *next)
{
    const struct gk_redact_hit *hit = &hits->at[*next];
    struct gk_redact_cluster cluster = { .best = hit, .start = hit->from, .end = hit->to };
    for (; *next < hits->count; ++*next) {
        hit = &hits->at[*next];
        if (hit->text != cluster.best->text || hit->from >= cluster.end)
            break;
        if (outdoes(hit, cluster.best))
            cluster.best = hit;
        cluster.masks += hit->masks;
        cluster.secret |= hit->secret;
        cluster.end = hit->to > cluster.end ? hit->to : cluster.end;
    }
    return cluster;
}

enum gk_status gk_redact_clusters_gather(struct gk_redact_judgement *j, uint32_t *next,
                                         struct gk_redact_clusters *clusters)
{
    const struct gk_redact_hits *hits = &j->screen.hits;
    uint32_t number = hits->at[*next].text;
    uint32_t end = *next;
    while (end < hits->count && hits->at[end].text == number)
        end++;
    clusters->at = gk_arena_array(&j->screen.scratch->arena, end - *next, sizeof *clusters->at);
    if (!clusters->at)
        return GK_NO_MEMORY;
    for (clusters->count = 0; *next < end; clusters->count++) {
        struct gk_redact_cluster *cluster = &clusters->at[clusters->count];
        *cluster = unite(hits, next);
        cluster->number = clusters->count;
        cluster->written =
            gk_redact_written(&j->screen.scratch->markup, cluster->start, cluster->end);
    }
    return GK_OK;
}

static int compare_clusters(const void *left, const void *right)
{
    const struct gk_redact_cluster *a = left;
    const struct gk_redact_cluster *b = right;
    if (a->written.start != b->written.start)
        return a->written.start < b->written.start ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

void gk_redact_clusters_sort(struct gk_redact_clusters *clusters)
{
    qsort(clusters->at, clusters->count, sizeof *clusters->at, compare_clusters);
}
