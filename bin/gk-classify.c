/*
 * gk-classify - which categories does a record belong to, which section answers for it, and on
 * what evidence?
 */
#include "run/command/files.h"
#include "run/command/refuse.h"
#include "run/command/values.h"
#include "run/result/sum.h"
#include "run/stream.h"
#include "verbs/classify/task.h"
#include "verbs/redact/shown.h"

enum {
    OPTION_TAXONOMY = GK_OPTION_OWN,
    OPTION_EVIDENCE,
    OPTION_EVAL,
    OPTION_TRAIN,
    OPTION_MODEL,
};

static const struct gk_option options[] = {
    { OPTION_TAXONOMY, 0, "taxonomy", "NAME,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_TAXONOMY },
    { OPTION_EVIDENCE, 0, "evidence", "HOW", false, GK_NO_FILE, GK_MESSAGE_OPTION_EVIDENCE },
    { OPTION_EVAL, 0, "eval", "FIELD", false, GK_NO_FILE, GK_MESSAGE_OPTION_EVAL },
    { OPTION_TRAIN, 0, "train", "FIELD", true, GK_NO_FILE, GK_MESSAGE_OPTION_TRAIN },
    { OPTION_MODEL, 0, "model", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_MODEL },
};

/* Records are sorted, or something is done in their place. */
static const struct gk_option_pair pairs[] = {
    { OPTION_TRAIN, GK_EXCLUDES, GK_OPTION_LINT }, { OPTION_TRAIN, GK_EXCLUDES, GK_OPTION_CHECK },
    { OPTION_EVAL, GK_EXCLUDES, GK_OPTION_LINT },  { OPTION_EVAL, GK_EXCLUDES, GK_OPTION_CHECK },
    { OPTION_TRAIN, GK_EXCLUDES, OPTION_EVAL },
};

static const struct gk_tool tool = {
    .name = "gk-classify",
    .purpose = GK_MESSAGE_PURPOSE_CLASSIFY,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .pairs = pairs,
    .pair_count = sizeof pairs / sizeof *pairs,
    .parts = GK_PROFILE_TAXONOMIES | GK_PROFILE_CATALOG | GK_PROFILE_DUTIES | GK_PROFILE_MODELS,
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

/* A model on the command line is one for the one taxonomy that is chosen. */
static enum gk_status read_model(struct gk_command *command, const struct gk_bytes *names,
                                 size_t count)
{
    if (!gk_options_has(&command->options, OPTION_MODEL))
        return GK_OK;
    if (count != 1)
        return gk_command_refuse_alone(command, "--model", "--taxonomy=NAME");
    return gk_profile_taxonomy(&command->profile, names[0])
               ? gk_command_read_model(command, OPTION_MODEL, names[0])
               : refuse_taxonomy(command, names[0]);
}

static enum gk_status prepare(struct gk_command *command, struct gk_classify_plan *plan)
{
    struct gk_bytes list = { NULL, 0 }, *names, bad = { NULL, 0 };
    size_t count;
    int evidence = GK_EVIDENCE_BRIEF;
    enum gk_status status =
        gk_command_choose(command, OPTION_EVIDENCE, "--evidence", "brief,full", &evidence);
    gk_options_value(&command->options, OPTION_TAXONOMY, &list);
    if (status == GK_OK)
        status = gk_command_list(command, list, &names, &count);
    if (status != GK_OK)
        return status;
    status = read_model(command, names, count);
    if (status != GK_OK)
        return status;
    status = gk_classify_plan_open(plan, &command->profile, names, count, &bad);
    plan->evidence = (enum gk_classify_evidence)evidence;
    return status == GK_INVALID ? refuse_taxonomy(command, bad) : status;
}

static enum gk_status refuse(struct gk_command *command, enum gk_classify_mistake mistake,
                             const struct gk_classify_plan *plan, const char *option,
                             struct gk_bytes field)
{
    switch (mistake) {
    case GK_CLASSIFY_NO_FIELD:
        return gk_command_refuse(command, option, field, GK_BYTES("FIELD"));
    case GK_CLASSIFY_TOO_MANY_CLASSES:
        return gk_command_refuse(command, "--taxonomy", plan->classifier.schemes[0].name,
                                 GK_BYTES("at most 255 classes"));
    default:
        return gk_command_refuse_alone(command, option, "--taxonomy=NAME");
    }
}

static enum gk_status open_task(struct gk_command *command, struct gk_classify_plan *plan,
                                struct gk_classify_task *task)
{
    const struct gk_options *given = &command->options;
    struct gk_bytes field = { NULL, 0 };
    enum gk_classify_kind kind = gk_options_value(given, OPTION_TRAIN, &field)  ? GK_LEARNS
                                 : gk_options_value(given, OPTION_EVAL, &field) ? GK_EVALUATES
                                 : command->lint                                ? GK_LINTS
                                                                                : GK_CLASSIFIES;
    enum gk_classify_mistake mistake = gk_classify_task_check(kind, plan, field);
    if (mistake != GK_CLASSIFY_NO_MISTAKE)
        return refuse(command, mistake, plan, kind == GK_LEARNS ? "--train" : "--eval", field);
    enum gk_status status = gk_classify_task_open(task, kind, plan, field);
    task->evaluation.screen = gk_showable_screen(&command->showable);
    task->unsure.tells = gk_command_tells_notes(command);
    /* Of a profile alone there is nothing but findings. */
    if (status != GK_OK || kind == GK_CLASSIFIES || (kind == GK_LINTS && !given->file_count))
        return status;
    return gk_sum_for_records(command, kind != GK_LEARNS,
                              (struct gk_sum_maker){ gk_classify_task_end, task });
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_classify_plan plan = { 0 };
    struct gk_classify_task task = { 0 };
    struct gk_redact_guarding guarding = { 0 };
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = gk_redact_guard_others(&guarding, &command.profile, command.today,
                                        &command.showable.guard);
    if (status == GK_OK)
        status = prepare(&command, &plan);
    if (status == GK_OK)
        status = open_task(&command, &plan, &task);
    if (status == GK_OK)
        status = gk_stream_run(&command, task.verb, task.plan, task.tally);
    if (status == GK_OK)
        status = gk_results_write(&command.results);
    gk_classify_task_close(&task);
    gk_classify_plan_close(&plan);
    gk_redact_guarding_close(&guarding);
    return gk_command_close(&command, status);
}
