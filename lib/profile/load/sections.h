/*
 * sections.h - 责任科室: the sections that answer for an item or a duty; private to this room.
 *
 * 办公室牵头,各科室配合 and 成果科、办公室: commas part groups, 、 the sections of a group. 牵头 or 配合
 * behind a name, or at the end of its group, says which it is. Without either a section leads,
 * unless 牵头 was said of one before it.
 */
#ifndef GK_PROFILE_LOAD_SECTIONS_H
#define GK_PROFILE_LOAD_SECTIONS_H

#include "profile/load/load.h"

/* The sections that the cell names, in the profile's arena. One that profile.json does not know is
 * a mistake at that line, where such are looked for. */
enum gk_status gk_load_sections(struct gk_load *, struct gk_bytes path, uint32_t line,
                                struct gk_bytes cell, struct gk_section **sections,
                                size_t *count) GK_MUST_USE;

#endif
