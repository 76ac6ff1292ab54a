/*
 * standin.h - inside lib/text/damage: characters that stand for others.
 *
 * Kana, bopomofo and radicals in the shape of a character (停エ for 停工), and of several
 * traditional forms of one simplified one the wrong one (髮布 for 發布). What proves it is the word
 * that a neighbour makes with the right character, and that no right word is made with what stands
 * there. The rows are our own: tables/standins.tsv.
 */
#ifndef GK_TEXT_DAMAGE_STANDIN_H
#define GK_TEXT_DAMAGE_STANDIN_H

#include "text/damage/examination.h"
#include "text/tables/tables.h"

/* What the character between these two stands for, NULL where it is no stand-in. 0 for a neighbour
 * is the start or the end of the text. */
const struct gk_stand_in *gk_stand_in_at(uint32_t before, uint32_t character, uint32_t after);

#endif
