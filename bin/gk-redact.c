/*
 * gk-redact - does a record carry a secrecy mark, a confidential term or someone's personal data?
 * Mask or withhold it.
 */
#include "run/key.h"
#include "run/sandbox.h"
#include "run/stream.h"
#include "verbs/redact/redact.h"

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

static const struct gk_tool tool = {
    .name = "gk-redact",
    .purpose = GK_MESSAGE_PURPOSE_REDACT,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .parts = GK_PROFILE_LEXICON,
    .reviewed = true,
};

static enum gk_status refuse(struct gk_command *command, enum gk_redact_mistake mistake,
                             struct gk_bytes bad)
{
    const char *key = gk_message_text(GK_MESSAGE_PSEUDONYM_KEY, command->voice.language);
    const char *fields = gk_message_text(GK_MESSAGE_TAKES_FIELDS, command->voice.language);
    switch (mistake) {
    case GK_REDACT_NO_FIELD:
        return gk_command_refuse(command, "--field", bad, gk_bytes_of(fields));
    case GK_REDACT_NO_FINGERPRINTS:
        return gk_command_refuse_alone(command, "--decisions", "--key-file");
    case GK_REDACT_NO_KEY:
        return gk_command_refuse(command, "--mask", GK_BYTES("pseudonym"), gk_bytes_of(key));
    default:
        return gk_command_refuse(command, "--types", bad, gk_bytes_of(gk_redact_types));
    }
}

static enum gk_status prepare(struct gk_command *command, struct gk_key *key,
                              struct gk_redact_plan *plan)
{
    struct gk_redact_options redact = { .today = command->today };
    struct gk_bytes path, none, *phrases = NULL, bad = { NULL, 0 };
    gk_options_value(&command->options, OPTION_TYPES, &redact.types);
    gk_options_value(&command->options, OPTION_FIELD, &redact.fields);
    redact.annotate = gk_options_value(&command->options, OPTION_ANNOTATE, &none);
    int style = GK_REDACT_PARTIAL;
    enum gk_status status =
        gk_command_choose(command, OPTION_MASK, "--mask", "partial,star,label,pseudonym", &style);
    redact.style = (enum gk_redact_style)style;
    if (status == GK_OK)
        status = gk_command_read_words(command, OPTION_WORDS, &redact.words);
    if (status == GK_OK)
        status = gk_command_read_lines(command, OPTION_ALLOW, &phrases, &redact.allow_count);
    redact.allow = phrases;
    if (status == GK_OK && gk_options_value(&command->options, OPTION_KEY_FILE, &path))
        status = gk_key_read(key, command, path.at);
    redact.key = gk_buffer_bytes(&key->bytes);
    /* What is accepted is known by its fingerprint. */
    if (status == GK_OK && command->write_accept.at && !redact.key.length)
        status = gk_command_refuse_alone(command, "--write-accept", "--key-file");
    if (status == GK_OK)
        status = gk_command_read_decisions(command, OPTION_DECISIONS, &redact.decisions);
    redact.context = gk_report_shows_context(command->format);
    enum gk_redact_mistake mistake = GK_REDACT_NO_MISTAKE;
    if (status == GK_OK)
        status = gk_redact_plan_open(plan, &command->profile, &redact, &mistake, &bad);
    return mistake == GK_REDACT_NO_MISTAKE ? status : refuse(command, mistake, bad);
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_redact_plan plan = { 0 };
    struct gk_key key = { 0 };
    gk_sandbox_hide_memory();
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = prepare(&command, &key, &plan);
    if (status == GK_OK)
        status = gk_stream_run(&command, &gk_redact_verb, &plan, NULL);
    gk_redact_plan_close(&plan);
    gk_key_close(&key);
    return gk_command_close(&command, status);
}
