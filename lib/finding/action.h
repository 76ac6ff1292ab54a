/*
 * action.h - what is done about a finding, by one table of names.
 *
 * A profile, a word list and a report call an action by the same name in every language.
 */
#ifndef GK_FINDING_ACTION_H
#define GK_FINDING_ACTION_H

#include <stdbool.h>

#include "base/bytes.h"
#include "finding/catalogue.h"

/*
 * GK_ACTION_OFF       nothing is looked for; of a finding: nothing is done but to tell of it.
 * GK_ACTION_NOTE      the value stays as it is, and a person is told.
 * GK_ACTION_MASK      the value is masked where the record passes.
 * GK_ACTION_WITHHOLD  the record is held. Of these four the later is the stronger.
 * GK_ACTION_REPAIR    a damaged text is mended where the record passes.
 */
enum gk_action {
    GK_ACTION_OFF,
    GK_ACTION_NOTE,
    GK_ACTION_MASK,
    GK_ACTION_WITHHOLD,
    GK_ACTION_REPAIR,
    GK_ACTIONS,
};

/* "off", "note", "mask", "withhold", "repair". */
const char *gk_action_name(enum gk_action);

/* The action of that name among those that a person may choose, off to withhold; false where it
 * is none of them. */
bool gk_action_find(struct gk_bytes name, enum gk_action *);

/* How severe a finding is by its action alone: note GK_NOTE, mask GK_WARNING, withhold GK_ERROR,
 * repair GK_NOTE, off GK_OFF. */
enum gk_severity gk_action_severity(enum gk_action);

#endif
