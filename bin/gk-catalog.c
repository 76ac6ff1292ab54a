/*
 * gk-catalog - which catalogue item does a record fulfil; what is missing, late or stale?
 */
#include "run/stream.h"
#include "run/table_file.h"
#include "verbs/catalog/catalog.h"

enum {
    OPTION_CATALOG = GK_OPTION_OWN,
    OPTION_COVERAGE,
};

static const struct gk_option options[] = {
    { OPTION_CATALOG, 0, "catalog", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_CATALOG },
    { OPTION_COVERAGE, 0, "coverage", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_COVERAGE },
};

static const struct gk_tool tool = {
    .name = "gk-catalog",
    .purpose = GK_MESSAGE_PURPOSE_CATALOG,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .parts = GK_PROFILE_CALENDAR | GK_PROFILE_CATALOG,
};

static enum gk_status read_catalog(struct gk_command *command)
{
    struct gk_bytes path;
    struct gk_mistakes mistakes = { 0 };
    if (!gk_options_value(&command->options, OPTION_CATALOG, &path))
        return GK_OK;
    enum gk_status status = gk_profile_read_catalog(&command->profile, path, &mistakes);
    return gk_command_say_mistakes(command, &mistakes, status);
}

struct coverage {
    struct gk_output output; /* descriptor -1 where none is asked for */
    enum gk_table_format format;
};

/* Where and how to write the coverage is known before the first record, or there is no run. */
static enum gk_status open_coverage(struct gk_command *command, struct coverage *coverage)
{
    struct gk_bytes path;
    gk_output_on(&coverage->output, &command->voice, -1, GK_BYTES(""));
    if (!gk_options_value(&command->options, OPTION_COVERAGE, &path))
        return GK_OK;
    if (!gk_table_format_find(path, &coverage->format))
        return gk_command_refuse(command, "--coverage", path, GK_BYTES("*.txt, *.json, *.csv"));
    return gk_output_open(&coverage->output, &command->voice, &command->arena, path.at,
                          GK_OUTPUT_REPLACES);
}

static enum gk_status write_coverage(struct gk_command *command,
                                     const struct gk_catalog_tally *tally,
                                     struct coverage *coverage)
{
    struct gk_table table;
    if (coverage->output.descriptor < 0)
        return GK_OK;
    enum gk_status status =
        gk_catalog_coverage(tally, command->voice.language, &command->arena, &table);
    return status == GK_OK
               ? gk_table_write(&coverage->output, &table, &command->arena, coverage->format)
               : status;
}

static enum gk_status close_coverage(struct coverage *coverage, enum gk_status status)
{
    enum gk_status closed = gk_output_close(&coverage->output, status == GK_OK);
    return status == GK_OK ? closed : status;
}

/* What a person wants to know even without a table. */
static enum gk_status say_covered(const struct gk_command *command,
                                  const struct gk_catalog_tally *tally)
{
    char covered[24], items[24];
    snprintf(covered, sizeof covered, "%zu", gk_catalog_covered(tally));
    snprintf(items, sizeof items, "%zu", command->profile.catalog.count);
    if (command->quiet || command->format == GK_REPORT_JSON)
        return GK_OK;
    return gk_say(&command->voice, GK_MESSAGE_COVERED, gk_bytes_of(covered), gk_bytes_of(items),
                  (struct gk_bytes){ NULL, 0 });
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_catalog_plan plan = { 0 };
    struct gk_catalog_tally tally = { 0 };
    struct coverage coverage = { .output = { .descriptor = -1 } };
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = read_catalog(&command);
    if (status == GK_OK)
        status = gk_catalog_plan_open(&plan, &command.profile, command.today);
    if (status == GK_OK)
        status = gk_catalog_tally_open(&tally, &plan);
    if (status == GK_OK)
        status = open_coverage(&command, &coverage);
    if (status == GK_OK)
        status = gk_stream_run(&command, &gk_catalog_verb, &plan, &tally);
    if (status == GK_OK)
        status = say_covered(&command, &tally);
    if (status == GK_OK)
        status = write_coverage(&command, &tally, &coverage);
    status = close_coverage(&coverage, status);
    gk_catalog_tally_close(&tally);
    gk_catalog_plan_close(&plan);
    return gk_command_close(&command, status);
}
