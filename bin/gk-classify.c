/*
 * gk-classify - which categories does a record belong to, which section answers for it, and on
 * what evidence?
 */
#include "run/stream.h"
#include "verbs/classify/classify.h"

enum {
    OPTION_TAXONOMY = GK_OPTION_OWN,
};

static const struct gk_option options[] = {
    { OPTION_TAXONOMY, 0, "taxonomy", "NAME,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_TAXONOMY },
};

static const struct gk_tool tool = {
    .name = "gk-classify",
    .purpose = GK_MESSAGE_PURPOSE_CLASSIFY,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .parts = GK_PROFILE_TAXONOMIES | GK_PROFILE_CATALOG,
};

/* The names a person could have meant, for the message. */
static enum gk_status refuse_taxonomy(struct gk_command *command, struct gk_bytes bad)
{
    struct gk_buffer names = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < command->profile.taxonomy_count; i++) {
        status = gk_buffer_append(&names, i ? GK_BYTES(", ") : GK_BYTES(""));
        if (status == GK_OK)
            status = gk_buffer_append(&names, command->profile.taxonomies[i].name);
    }
    if (status == GK_OK)
        status = gk_command_refuse(command, "--taxonomy", bad, gk_buffer_bytes(&names));
    gk_buffer_free(&names);
    return status;
}

static enum gk_status prepare(struct gk_command *command, struct gk_classify_plan *plan)
{
    struct gk_bytes list = { NULL, 0 }, *names, bad = { NULL, 0 };
    size_t count;
    gk_options_value(&command->options, OPTION_TAXONOMY, &list);
    if (gk_command_list(command, list, &names, &count) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = gk_classify_plan_open(plan, &command->profile, names, count, &bad);
    return status == GK_INVALID ? refuse_taxonomy(command, bad) : status;
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_classify_plan plan = { 0 };
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = prepare(&command, &plan);
    if (status == GK_OK)
        status = gk_stream_run(&command, &gk_classify_verb, &plan, NULL);
    gk_classify_plan_close(&plan);
    return gk_command_close(&command, status);
}
