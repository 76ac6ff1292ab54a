/*
 * document_number.h - 发文字号: what a document number says, and what is wrong with its form.
 *
 * GB/T 9704-2012: agency word, year in hexagonal brackets 〔〕, serial without 第 and without
 * leading zeros, 号. Orders (令) and notices (公告, 通告) have grammars of their own, in which the
 * year may be missing and 第 is right; they are tried first:
 *
 *   ordinary  国办发〔2018〕12号; proposal replies have two-part serials: 冀科复答〔2018〕12-3号
 *   order     国务院令第711号, 国令第9号, 某部令〔2019〕第3号, 某部令2018年第2号, 某部第3号令
 *   notice    某局公告2015年第41号, 某委2017年第9号, 某部公告第2045号, 公告〔2018〕第7号; of a
 *             people's congress 公告〔十三届〕第3号, 公告（第28号）
 *
 * Several numbers joined by 、 are read one by one; the faults of all count, the rest is of the
 * first. Blanks do not matter here, and a label in front (文号：, 【文号】) is no
 * part of the number. From which date a fault is one, the caller decides.
 */
#ifndef GK_DOMAIN_DOCUMENT_NUMBER_H
#define GK_DOMAIN_DOCUMENT_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/bytes.h"

enum gk_document_number_kind {
    GK_DOCUMENT_NUMBER_ABSENT, /* empty, or what says so: 无, 无文号, 未编号 */
    GK_DOCUMENT_NUMBER_ORDINARY,
    GK_DOCUMENT_NUMBER_ORDER,
    GK_DOCUMENT_NUMBER_NOTICE,
    GK_DOCUMENT_NUMBER_UNKNOWN, /* no known form: the only fault is GK_FAULT_FORM */
};

enum gk_document_number_fault {
    GK_FAULT_LABEL,       /* what a form calls the number stands in front of it */
    GK_FAULT_BRACKET,     /* the year stands in other brackets, or in none */
    GK_FAULT_ZERO,        /* the serial has leading zeros */
    GK_FAULT_ORDINAL,     /* 第 before the serial of an ordinary number */
    GK_FAULT_SERIAL,      /* no serial */
    GK_FAULT_YEAR,        /* no year of four digits, 1900 to 2099; see short_year */
    GK_FAULT_WIDTH,       /* full-width digits */
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
    bool short_year;            /* two digits stand for it: of 1949 to 2048, the one that ends so */
    int64_t serial;             /* 0: none; of a two-part serial the first */
    int64_t second_serial;      /* of a two-part serial; else 0 */
    bool several;               /* more numbers than this one */
    struct gk_text_span agency; /* the agency word or the issuer, 令 and 公告 included */
    bool fault[GK_DOCUMENT_NUMBER_FAULTS];
    struct gk_text_span span[GK_DOCUMENT_NUMBER_FAULTS]; /* where, of each fault that is there */
};

/* What an office can say of the words beside a number. Born with the lists filled in; then
 * gk_document_words_prepare, and from then on only read. */
struct gk_document_words {
    const struct gk_bytes *labels; /* 文号, 发文字号: what forms call the number */
    size_t label_count;
    const struct gk_bytes *endings; /* 发, 函, 字: end an agency word, and alone are none */
    size_t ending_count;
    size_t longest_ending; /* in letters */
    uint64_t begins;       /* a bit for the first letters of labels, by their last six bits */
};

void gk_document_words_prepare(struct gk_document_words *);

/* Reads the value of a field; valid UTF-8. */
void gk_document_number_read(struct gk_bytes text, const struct gk_document_words *,
                             struct gk_document_number *);

/*
 * Appends the number as the standard has it: without its label, the year in 〔〕, the serial
 * without 第 and zeros. Appends nothing unless it is one ordinary number that has some of these
 * faults and no others. `text` is what was read.
 */
enum gk_status gk_document_number_propose(const struct gk_document_number *, struct gk_bytes text,
                                          struct gk_buffer *out) GK_MUST_USE;

#endif
