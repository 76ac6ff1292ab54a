/*
 * gk-redact - does a record carry a secrecy mark, a confidential term or someone's personal data?
 * Mask or withhold it.
 */
#include "conf/file.h"
#include "conf/table.h"
#include "run/key.h"
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
};

static const struct gk_option options[] = {
    { OPTION_TYPES, 0, "types", "LIST", false, GK_MESSAGE_OPTION_TYPES },
    { OPTION_FIELD, 0, "field", "FIELD,...", false, GK_MESSAGE_OPTION_FIELD },
    { OPTION_WORDS, 0, "words", "FILE", false, GK_MESSAGE_OPTION_WORDS },
    { OPTION_ALLOW, 0, "allow", "FILE", false, GK_MESSAGE_OPTION_ALLOW },
    { OPTION_MASK, 0, "mask", "STYLE", false, GK_MESSAGE_OPTION_MASK },
    { OPTION_KEY_FILE, 0, "key-file", "FILE", false, GK_MESSAGE_OPTION_KEY_FILE },
    { OPTION_ANNOTATE, 0, "annotate", NULL, false, GK_MESSAGE_OPTION_ANNOTATE },
};

static const struct gk_tool tool = {
    .name = "gk-redact",
    .purpose = GK_MESSAGE_PURPOSE_REDACT,
    .options = options,
    .option_count = sizeof options / sizeof *options,
};

/* --words: further rows behind the profile's. */
static enum gk_status read_words(struct gk_command *command, struct gk_redact_options *redact)
{
    struct gk_bytes *paths;
    size_t count;
    enum gk_status status = gk_command_values(command, OPTION_WORDS, &paths, &count);
    struct gk_mistakes mistakes = { 0 };
    for (size_t i = 0; i < count && (status == GK_OK || status == GK_INVALID); i++) {
        enum gk_status added = gk_profile_add_words(&command->profile, paths[i], &mistakes);
        status = added == GK_OK ? status : added;
    }
    redact->words = count > 0;
    return gk_command_say_mistakes(command, &mistakes, status);
}

/* --allow: a phrase a line, as a word list is written. */
static enum gk_status read_phrases(struct gk_command *command, struct gk_redact_options *redact)
{
    struct gk_bytes path, text = { NULL, 0 };
    struct gk_mistakes mistakes = { 0 };
    if (!gk_options_value(&command->options, OPTION_ALLOW, &path))
        return GK_OK;
    enum gk_status status = gk_file_read(&command->arena, path, &mistakes, &text);
    struct gk_bytes *phrases =
        gk_arena_array(&command->arena, text.length / 2 + 1, sizeof *phrases);
    if (!phrases)
        status = GK_NO_MEMORY;
    struct gk_tsv rows = { .text = text };
    while (status == GK_OK && gk_tsv_next(&rows))
        phrases[redact->allow_count++] = rows.cells[0];
    redact->allow = phrases;
    return gk_command_say_mistakes(command, &mistakes, status);
}

static enum gk_status read_style(struct gk_command *command, struct gk_redact_options *redact)
{
    static const char *const styles[] = { "partial", "star", "label", "pseudonym" };
    struct gk_bytes name;
    if (!gk_options_value(&command->options, OPTION_MASK, &name))
        return GK_OK;
    for (int i = 0; i < 4; i++)
        if (gk_bytes_equal(name, gk_bytes_of(styles[i]))) {
            redact->style = (enum gk_redact_style)i;
            return GK_OK;
        }
    return gk_command_refuse(command, "--mask", name,
                             GK_BYTES("partial, star, label, pseudonym"));
}

static enum gk_status refuse(struct gk_command *command, enum gk_redact_mistake mistake,
                             struct gk_bytes bad)
{
    const char *key = gk_message_text(GK_MESSAGE_PSEUDONYM_KEY, command->voice.language);
    const char *fields = gk_message_text(GK_MESSAGE_TAKES_FIELDS, command->voice.language);
    switch (mistake) {
    case GK_REDACT_NO_FIELD:
        return gk_command_refuse(command, "--field", bad, gk_bytes_of(fields));
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
    struct gk_bytes path, none, bad = { NULL, 0 };
    gk_options_value(&command->options, OPTION_TYPES, &redact.types);
    gk_options_value(&command->options, OPTION_FIELD, &redact.fields);
    redact.annotate = gk_options_value(&command->options, OPTION_ANNOTATE, &none);
    enum gk_status status = read_style(command, &redact);
    if (status == GK_OK)
        status = read_words(command, &redact);
    if (status == GK_OK)
        status = read_phrases(command, &redact);
    if (status == GK_OK && gk_options_value(&command->options, OPTION_KEY_FILE, &path))
        status = gk_key_read(key, command, path.at);
    redact.key = gk_buffer_bytes(&key->bytes);
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
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = prepare(&command, &key, &plan);
    if (status == GK_OK)
        status = gk_stream_run(&command, &gk_redact_verb, &plan, NULL);
    gk_redact_plan_close(&plan);
    gk_key_close(&key);
    return gk_command_close(&command, status);
}
