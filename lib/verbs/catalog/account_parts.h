/*
 * account_parts.h - what account.c asks of the files that keep its lists and its documents; private
 * to them.
 */
#ifndef GK_VERBS_CATALOG_ACCOUNT_PARTS_H
#define GK_VERBS_CATALOG_ACCOUNT_PARTS_H

#include "verbs/catalog/account.h"

void gk_account_sort_owed(struct gk_account *, uint32_t section);

enum gk_status gk_account_merge_documents(struct gk_account *,
                                          const struct gk_account *other) GK_MUST_USE;
void gk_account_sort_documents(struct gk_account *);

#endif
