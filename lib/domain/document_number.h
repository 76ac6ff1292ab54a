/*
 * document_number.h - 发文字号: what a document number says, and what is wrong with its form.
 *
 * GB/T 9704-2012: agency word, year in hexagonal brackets 〔〕, serial without 第 and without
 * leading zeros, 号. Orders (令) and notices (公告, 通告) have grammars of their own, in which the
 * year may be missing and 第 is right; they are tried first:
 *
 *   ordinary  国办发〔2018〕12号; proposal replies have two-part serials: 冀科复答〔2018〕12-3号
 *   order     国务院令第711号, 国令第9号, 某部令〔2019〕第3号, 某部令2018年第2号, 某部第3号令
 *   notice    某局公告2015年第41号, 某委2017年第9号, 某部公告第2045号, 公告〔2018〕第7号
 *
 * Several numbers joined by 、 are read one by one; the faults of all count, the rest is of the
 * first. Blanks and full-width digits do not matter here. From which date a fault is one, the
 * caller decides.
 */
#ifndef GK_DOMAIN_DOCUMENT_NUMBER_H
#define GK_DOMAIN_DOCUMENT_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

enum gk_document_number_kind {
    GK_DOCUMENT_NUMBER_ABSENT, /* empty, or the literal 无 */
    GK_DOCUMENT_NUMBER_ORDINARY,
    GK_DOCUMENT_NUMBER_ORDER,
    GK_DOCUMENT_NUMBER_NOTICE,
    GK_DOCUMENT_NUMBER_UNKNOWN, /* no known form: the only fault is GK_FAULT_FORM */
};

enum gk_document_number_fault {
    GK_FAULT_BRACKET,     /* the year stands in other brackets, or in none */
    GK_FAULT_ZERO,        /* the serial has leading zeros */
    GK_FAULT_ORDINAL,     /* 第 before the serial of an ordinary number */
    GK_FAULT_SERIAL,      /* no serial */
    GK_FAULT_YEAR,        /* no year of four digits, 1900 to 2099 */
    GK_FAULT_PLACEHOLDER, /* xx, ××, □, ○○ and the like still stand in it */
    GK_FAULT_FORM,        /* differs from every known form in some other way */
    GK_DOCUMENT_NUMBER_FAULTS
};

/* Half-open, in code points of the text given. */
struct gk_text_span {
    uint32_t start;
    uint32_t end;
};

struct gk_document_number {
    enum gk_document_number_kind kind;
    int year;                   /* 0: none that can be read */
    int64_t serial;             /* 0: none; of a two-part serial the first */
    struct gk_text_span agency; /* the agency word or the issuer, 令 and 公告 included */
    bool fault[GK_DOCUMENT_NUMBER_FAULTS];
    struct gk_text_span span[GK_DOCUMENT_NUMBER_FAULTS]; /* where, of each fault that is there */
};

/* Reads the value of a field; valid UTF-8. */
void gk_document_number_read(struct gk_bytes text, struct gk_document_number *number);

#endif
