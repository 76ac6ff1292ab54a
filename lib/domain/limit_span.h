/*
 * limit_span.h - numbers with a unit of time (20个工作日, 半年, 廿天) in the letters of a cell;
 * private to the files of limit.h.
 */
#ifndef GK_DOMAIN_LIMIT_SPAN_H
#define GK_DOMAIN_LIMIT_SPAN_H

#include "domain/letters.h"
#include "domain/limit.h"

/* A number in ASCII or Han digits at *at, which moves behind it; -1 where there is none. */
int32_t gk_limit_number(const struct gk_letters *, uint32_t *at);

/* A span at *at, which moves behind it; false, with *at where it was, where there is none. */
bool gk_limit_span(const struct gk_letters *, uint32_t *at, struct gk_limit *);

#endif
