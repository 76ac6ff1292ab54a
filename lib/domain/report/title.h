/*
 * title.h - whether a record is an annual report by its title and column, of which year, and whose.
 *
 * 河北省教育厅2023年政府信息公开工作年度报告, 2022年某市人民政府政府信息公开年报, 关于某局2020年度… All texts and
 * words are folded (text/fold.h, with digits for Han numerals), as UTF-8.
 */
#ifndef GK_DOMAIN_REPORT_TITLE_H
#define GK_DOMAIN_REPORT_TITLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/bytes.h"

struct gk_annual_list {
    struct gk_bytes *at;
    size_t count;
};

/* The profile's words. */
struct gk_annual_words {
    struct gk_annual_list subjects; /* 政府信息公开: what the report is about … */
    struct gk_annual_list kinds;    /* … 年度报告: … and what it is … */
    struct gk_annual_list others;   /* … 通知: unless it is that */
    struct gk_annual_list columns;  /* 政府信息公开年报: where only such reports stand */
};

struct gk_annual_title {
    bool is_report;
    int32_t year; /* 0: it says none */
};

/* *issuer is put together of what stands before the subject, without the year; it may be empty. */
enum gk_status gk_annual_title_read(struct gk_bytes title, struct gk_bytes column,
                                    const struct gk_annual_words *, struct gk_annual_title *,
                                    struct gk_buffer *issuer) GK_MUST_USE;

#endif
