/*
 * gk-validate - is this record fit to publish: well formed, complete, lawful, undamaged?
 */
#include "run/command/refuse.h"
#include "run/command/values.h"
#include "run/stream.h"
#include "verbs/redact/shown.h"
#include "verbs/validate/validate.h"

enum {
    OPTION_ANNOTATE = GK_OPTION_OWN,
    OPTION_UNIQUE,
    OPTION_REPAIR,
    OPTION_WHOLE,
};

static const struct gk_option options[] = {
    { OPTION_UNIQUE, 0, "unique", "FIELD,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_UNIQUE },
    { OPTION_REPAIR, 0, "repair", "LEVEL", false, GK_NO_FILE, GK_MESSAGE_OPTION_REPAIR },
    { OPTION_WHOLE, 0, "whole", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_WHOLE },
    { OPTION_ANNOTATE, 0, "annotate", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_ANNOTATE },
};

static const struct gk_tool tool = {
    .name = "gk-validate",
    .parts = GK_PROFILE_CALENDAR | GK_PROFILE_AREA | GK_PROFILE_GENRE | GK_PROFILE_CATALOG |
             GK_PROFILE_REPORTS | GK_PROFILE_ELEMENTS | GK_PROFILE_PAIRS | GK_PROFILE_DUTIES,
    .purpose = GK_MESSAGE_PURPOSE_VALIDATE,
    .options = options,
    .option_count = sizeof options / sizeof *options,
};

/* Each a list of fields or members. */
static enum gk_status note_keys(struct gk_command *command, const struct gk_bytes *keys,
                                size_t count)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        struct gk_bytes *names;
        size_t name_count;
        status = gk_command_list(command, keys[i], &names, &name_count);
        if (status == GK_OK)
            status = gk_command_typed(command, "--unique", names, name_count);
    }
    return status;
}

static enum gk_status prepare(struct gk_command *command, struct gk_validate_plan *plan)
{
    struct gk_validate_options validate = {
        .today = command->today,
        .annotate = gk_options_has(&command->options, OPTION_ANNOTATE),
        .whole = gk_options_has(&command->options, OPTION_WHOLE),
    };
    struct gk_bytes *keys, bad = { NULL, 0 };
    int level = GK_REPAIR_NONE;
    if (gk_command_values(command, OPTION_UNIQUE, &keys, &validate.unique_count) != GK_OK)
        return GK_NO_MEMORY;
    validate.unique = keys;
    if (note_keys(command, keys, validate.unique_count) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status =
        gk_command_choose(command, OPTION_REPAIR, "--repair", "none,certain,likely", &level);
    if (status != GK_OK)
        return status;
    validate.repair = (enum gk_repair)level;
    status = gk_validate_plan_open(plan, &command->profile, &validate, &bad);
    if (status != GK_INVALID)
        return status;
    return gk_command_refuse_fields(command, "--unique", bad);
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_validate_plan plan = { 0 };
    struct gk_validate_tally tally = { 0 };
    struct gk_redact_guarding guarding = { 0 };
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = gk_redact_guard_others(&guarding, &command.profile, command.today,
                                        &command.showable.guard);
    if (status == GK_OK)
        status = prepare(&command, &plan);
    if (status == GK_OK) {
        gk_validate_tally_open(&tally, &plan);
        status = gk_stream_run(&command, &gk_validate_verb, &plan, &tally);
    }
    gk_validate_tally_close(&tally);
    gk_validate_plan_close(&plan);
    gk_redact_guarding_close(&guarding);
    return gk_command_close(&command, status);
}
