/*
 * gk-redact - does a record carry a secrecy mark, a confidential term or someone's personal data?
 * Mask or withhold it.
 */
#include "run/command/files.h"
#include "run/command/refuse.h"
#include "run/command/values.h"
#include "run/sandbox/sandbox.h"
#include "run/stream.h"
#include "verbs/redact/shown.h"

enum {
    OPTION_ANNOTATE = GK_OPTION_OWN,
    OPTION_TYPES,
    OPTION_FIELD,
    OPTION_WORDS,
    OPTION_ALLOW,
    OPTION_MASK,
    OPTION_KEY_FILE,
    OPTION_DECISIONS,
};

static const struct gk_option options[] = {
    { OPTION_TYPES, 0, "types", "LIST", false, GK_NO_FILE, GK_MESSAGE_OPTION_TYPES },
    { OPTION_FIELD, 0, "field", "FIELD,...", false, GK_NO_FILE, GK_MESSAGE_OPTION_FIELD },
    { OPTION_WORDS, 0, "words", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_WORDS },
    { OPTION_ALLOW, 0, "allow", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_ALLOW },
    { OPTION_MASK, 0, "mask", "STYLE", false, GK_NO_FILE, GK_MESSAGE_OPTION_MASK },
    { OPTION_KEY_FILE, 0, "key-file", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_KEY_FILE },
    { OPTION_DECISIONS, 0, "decisions", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_DECISIONS },
    { OPTION_ANNOTATE, 0, "annotate", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_ANNOTATE },
};

/* What is accepted or decided about is known by its fingerprint. */
static const struct gk_option_pair pairs[] = {
    { GK_OPTION_WRITE_ACCEPT, GK_NEEDS, OPTION_KEY_FILE },
    { OPTION_DECISIONS, GK_NEEDS, OPTION_KEY_FILE },
};

static const struct gk_tool tool = {
    .name = "gk-redact",
    .purpose = GK_MESSAGE_PURPOSE_REDACT,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .pairs = pairs,
    .pair_count = sizeof pairs / sizeof *pairs,
    .parts = GK_PROFILE_LEXICON,
    .reviewed = true,
};

static enum gk_status refuse(struct gk_command *command, enum gk_redact_mistake mistake,
                             struct gk_bytes bad)
{
    switch (mistake) {
    case GK_REDACT_NO_FIELD:
        return gk_command_refuse_field(command, "--field", bad);
    case GK_REDACT_NO_KEY:
        return gk_command_refuse_so(command, GK_MESSAGE_PSEUDONYM_KEY);
    default:
        return gk_command_refuse_word(command, "--types", bad, gk_redact_types);
    }
}

static enum gk_status prepare(struct gk_command *command, struct gk_redact_plan *plan)
{
    struct gk_redact_options redact = {
        .today = command->today,
        .annotate = gk_options_has(&command->options, OPTION_ANNOTATE),
        .context = gk_report_shows_context(command->format),
    };
    struct gk_bytes *phrases = NULL, bad = { NULL, 0 };
    gk_options_value(&command->options, OPTION_TYPES, &redact.types);
    gk_options_value(&command->options, OPTION_FIELD, &redact.fields);
    int style = GK_REDACT_PARTIAL;
    enum gk_status status =
        gk_command_choose(command, OPTION_MASK, "--mask", "partial,star,label,pseudonym", &style);
    redact.style = (enum gk_redact_style)style;
    if (status == GK_OK)
        status = gk_command_read_words(command, OPTION_WORDS, &redact.words);
    if (status == GK_OK)
        status = gk_command_read_lines(command, OPTION_ALLOW, &phrases, &redact.allow_count);
    redact.allow = phrases;
    if (status == GK_OK)
        status = gk_command_read_key(command, OPTION_KEY_FILE, &redact.key);
    if (status == GK_OK)
        status = gk_command_read_decisions(command, OPTION_DECISIONS);
    enum gk_redact_mistake mistake = GK_REDACT_NO_MISTAKE;
    command->showable.guard = gk_redact_guard(plan);
    if (status == GK_OK)
        status = gk_redact_plan_open(plan, &command->profile, &redact, &mistake, &bad);
    return mistake == GK_REDACT_NO_MISTAKE ? status : refuse(command, mistake, bad);
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_redact_plan plan = { 0 };
    gk_sandbox_hide_memory();
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = prepare(&command, &plan);
    if (status == GK_OK)
        status = gk_stream_run(&command, &gk_redact_verb, &plan, NULL);
    gk_redact_plan_close(&plan);
    return gk_command_close(&command, status);
}
