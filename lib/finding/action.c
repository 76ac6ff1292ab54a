#include "finding/action.h"

static const struct {
    const char *name;
    enum gk_severity severity;
} actions[GK_ACTIONS] = {
    [GK_ACTION_OFF] = { "off", GK_OFF },        [GK_ACTION_NOTE] = { "note", GK_NOTE },
    [GK_ACTION_MASK] = { "mask", GK_WARNING },  [GK_ACTION_WITHHOLD] = { "withhold", GK_ERROR },
    [GK_ACTION_REPAIR] = { "repair", GK_NOTE },
};

const char *gk_action_name(enum gk_action action)
{
    return actions[action].name;
}

bool gk_action_find(struct gk_bytes name, enum gk_action *action)
{
    for (int i = GK_ACTION_OFF; i <= GK_ACTION_WITHHOLD; i++)
        if (gk_bytes_equal(name, gk_bytes_of(actions[i].name))) {
            *action = (enum gk_action)i;
            return true;
        }
    return false;
}

enum gk_severity gk_action_severity(enum gk_action action)
{
    return actions[action].severity;
}
