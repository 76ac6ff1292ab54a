/*
 * gk-validate - is this record fit to publish: well formed, complete, lawful, undamaged?
 */
#include "run/stream.h"
#include "verbs/validate/validate.h"

enum {
    OPTION_ANNOTATE = GK_OPTION_OWN,
    OPTION_UNIQUE,
    OPTION_REPAIR,
};

static const struct gk_option options[] = {
    { OPTION_UNIQUE, 0, "unique", "FIELD,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_UNIQUE },
    { OPTION_REPAIR, 0, "repair", "LEVEL", false, GK_NO_FILE, GK_MESSAGE_OPTION_REPAIR },
    { OPTION_ANNOTATE, 0, "annotate", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_ANNOTATE },
};

static const struct gk_tool tool = {
    .name = "gk-validate",
    .purpose = GK_MESSAGE_PURPOSE_VALIDATE,
    .options = options,
    .option_count = sizeof options / sizeof *options,
};

static enum gk_status prepare(struct gk_command *command, struct gk_validate_plan *plan)
{
    struct gk_validate_options validate = { .today = command->today };
    struct gk_bytes *keys, none, bad = { NULL, 0 };
    int level = GK_REPAIR_NONE;
    if (gk_command_values(command, OPTION_UNIQUE, &keys, &validate.unique_count) != GK_OK)
        return GK_NO_MEMORY;
    validate.unique = keys;
    validate.annotate = gk_options_value(&command->options, OPTION_ANNOTATE, &none);
    enum gk_status status =
        gk_command_choose(command, OPTION_REPAIR, "--repair", "none,certain,likely", &level);
    if (status != GK_OK)
        return status;
    validate.repair = (enum gk_repair)level;
    status = gk_validate_plan_open(plan, &command->profile, &validate, &bad);
    if (status != GK_INVALID)
        return status;
    const char *takes = gk_message_text(GK_MESSAGE_TAKES_FIELDS, command->voice.language);
    return gk_command_refuse(command, "--unique", bad, gk_bytes_of(takes));
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_validate_plan plan = { 0 };
    struct gk_validate_tally tally = { 0 };
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = prepare(&command, &plan);
    if (status == GK_OK) {
        gk_validate_tally_open(&tally, &plan);
        status = gk_stream_run(&command, &gk_validate_verb, &plan, &tally);
    }
    gk_validate_tally_close(&tally);
    gk_validate_plan_close(&plan);
    return gk_command_close(&command, status);
}
