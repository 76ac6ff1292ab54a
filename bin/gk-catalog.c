/*
 * gk-catalog - which catalogue item does a record fulfil; what is missing, late or stale?
 */
#include "run/aside.h"
#include "run/command/files.h"
#include "run/command/refuse.h"
#include "run/command/values.h"
#include "run/result/ledger.h"
#include "run/result/listing.h"
#include "run/result/sum.h"
#include "run/result/tally_file.h"
#include "run/stream.h"
#include "verbs/catalog/coverage.h"
#include "verbs/catalog/directory.h"
#include "verbs/catalog/export.h"
#include "verbs/catalog/lint.h"
#include "verbs/catalog/parts.h"
#include "verbs/redact/shown.h"

enum {
    OPTION_CATALOG = GK_OPTION_OWN,
    OPTION_COVERAGE,
    OPTION_DIRECTORY,
    OPTION_LEDGER,
    OPTION_CHANGES,
    OPTION_KEY_FILE,
    OPTION_WHOLE,
    OPTION_TALLY,
    OPTION_MERGE,
    OPTION_AHEAD,
    OPTION_EXPORT,
    OPTION_PERIOD,
    OPTION_HELD,
    OPTION_WITHHELD,
};

static const struct gk_option options[] = {
    { OPTION_CATALOG, 0, "catalog", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_CATALOG },
    { OPTION_COVERAGE, 0, "coverage", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_COVERAGE },
    { OPTION_DIRECTORY, 0, "directory", "FILE", false, GK_WRITES_FILE,
      GK_MESSAGE_OPTION_DIRECTORY },
    { OPTION_LEDGER, 0, "ledger", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_LEDGER },
    { OPTION_CHANGES, 0, "changes", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_CHANGES },
    { OPTION_KEY_FILE, 0, "key-file", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_LEDGER_KEY },
    { OPTION_WHOLE, 0, "whole", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_WHOLE },
    { OPTION_TALLY, 0, "tally", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_TALLY },
    { OPTION_MERGE, 0, "merge", NULL, false, GK_NO_FILE, GK_MESSAGE_OPTION_MERGE },
    { OPTION_AHEAD, 0, "ahead", "DAYS", false, GK_NO_FILE, GK_MESSAGE_OPTION_AHEAD },
    { OPTION_EXPORT, 0, "export", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_EXPORT },
    { OPTION_PERIOD, 0, "period", "YEAR|YYYY-Qn", false, GK_NO_FILE, GK_MESSAGE_OPTION_PERIOD },
    { OPTION_HELD, 0, "held", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_HELD },
    { OPTION_WITHHELD, 0, "withheld", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_WITHHELD },
};

/* What needs the records themselves does not go with parts that were counted before. */
static const struct gk_option_pair pairs[] = {
    { OPTION_CHANGES, GK_NEEDS, OPTION_LEDGER },
    { OPTION_KEY_FILE, GK_NEEDS, OPTION_LEDGER },
    { OPTION_MERGE, GK_EXCLUDES, OPTION_DIRECTORY },
    { OPTION_MERGE, GK_EXCLUDES, OPTION_LEDGER },
    { OPTION_MERGE, GK_EXCLUDES, GK_OPTION_OUTPUT },
    { OPTION_MERGE, GK_EXCLUDES, GK_OPTION_REJECTS },
};

static const struct gk_tool tool = {
    .name = "gk-catalog",
    .purpose = GK_MESSAGE_PURPOSE_CATALOG,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .pairs = pairs,
    .pair_count = sizeof pairs / sizeof *pairs,
    .parts = GK_PROFILE_CALENDAR | GK_PROFILE_CATALOG | GK_PROFILE_LIMITS | GK_PROFILE_AREA |
             GK_PROFILE_ARTICLE20 | GK_PROFILE_GENRE | GK_PROFILE_DUTIES,
};

static enum gk_status prepare(struct gk_command *command, struct gk_catalog_plan *plan)
{
    const struct gk_options *given = &command->options;
    struct gk_catalog_options catalog = {
        .today = command->today,
        .whole = gk_options_has(given, OPTION_WHOLE),
        .covers = gk_options_has(given, OPTION_COVERAGE) || gk_options_has(given, OPTION_TALLY) ||
                  gk_options_has(given, OPTION_MERGE),
        .lists = gk_options_has(given, OPTION_DIRECTORY),
        .archives = gk_options_has(given, OPTION_LEDGER),
        .ahead = -1,
        .omitted = command->omitted,
        .omitted_count = command->omitted_count,
    };
    gk_options_value(given, OPTION_PERIOD, &catalog.period);
    enum gk_status status =
        gk_command_number(command, OPTION_AHEAD, "--ahead", 99999, "0 ... 99999", &catalog.ahead);
    if (status == GK_OK)
        status = gk_command_read_key(command, OPTION_KEY_FILE, &catalog.ledger_key);
    if (status != GK_OK)
        return status;
    status = gk_catalog_plan_open(plan, &command->profile, &catalog);
    return status == GK_INVALID
               ? gk_command_refuse(command, "--period", catalog.period, GK_BYTES("2025, 2025-Q3"))
               : status;
}

static enum gk_status open_results(struct gk_command *command, struct gk_catalog_tally *tally,
                                   struct gk_catalog_parts *parts)
{
    static const enum gk_table_format formats[] = { GK_TABLE_TEXT, GK_TABLE_JSON, GK_TABLE_CSV,
                                                    GK_TABLE_PAGE };
    const struct gk_result_option coverage = { OPTION_COVERAGE, "--coverage", formats, 4 };
    const struct gk_parts_form form = gk_catalog_parts_form(parts);
    struct gk_listing_shape directory;
    enum gk_status status =
        gk_sum_to_say(command, (struct gk_sum_maker){ gk_catalog_covered, tally });
    if (status == GK_OK)
        status =
            gk_sum_to_file(command, &coverage, (struct gk_sum_maker){ gk_catalog_coverage, tally });
    if (status == GK_OK)
        status = gk_tally_file_open(command, OPTION_TALLY, &form);
    if (status == GK_OK)
        status = gk_tally_merge(command, OPTION_MERGE, "--merge", &form);
    if (status == GK_OK)
        status = gk_directory_shape(&directory, command->voice.language, &command->arena);
    if (status == GK_OK)
        status = gk_listing_open(command, OPTION_DIRECTORY, "--directory", &directory);
    if (status == GK_OK)
        status =
            gk_ledger_open(command, (struct gk_ledger_options){ OPTION_LEDGER, OPTION_CHANGES },
                           tally->plan->whole, tally->plan->ledger_key);
    return status;
}

/* What the tools before have kept back is counted too. */
static enum gk_status read_kept_back(struct gk_command *command, struct gk_catalog_tally *tally)
{
    tally->of = GK_ACCOUNT_HELD;
    enum gk_status status =
        gk_aside_read(command, OPTION_HELD, &gk_catalog_verb, tally->plan, tally);
    tally->of = GK_ACCOUNT_WITHHELD;
    if (status == GK_OK)
        status = gk_aside_read(command, OPTION_WITHHELD, &gk_catalog_verb, tally->plan, tally);
    tally->of = GK_ACCOUNT_READ;
    return status;
}

/* The catalogue alone is judged: nothing of what else was asked for is written. */
static enum gk_status lint(struct gk_command *command, struct gk_catalog_plan *plan)
{
    enum gk_status status = gk_stream_run(command, &gk_catalog_lint_verb, plan, plan);
    return status == GK_OK ? GK_END : status;
}

/* The catalogue as it was read, and no records. */
static enum gk_status export_catalog(struct gk_command *command)
{
    static const enum gk_table_format formats[] = { GK_TABLE_CSV, GK_TABLE_JSON,
                                                    GK_TABLE_MARKDOWN };
    const struct gk_result_option export = { OPTION_EXPORT, "--export", formats, 3 };
    const struct gk_sum_maker maker = { gk_catalog_table, &command->profile.catalog };
    enum gk_status status = gk_sum_to_file(command, &export, maker);
    return status == GK_OK ? gk_results_write(&command->results) : status;
}

static enum gk_status run(struct gk_command *command, struct gk_catalog_plan *plan,
                          struct gk_catalog_tally *tally)
{
    struct gk_catalog_parts parts = { .tally = tally };
    enum gk_status status = prepare(command, plan);
    if (status == GK_OK)
        status = gk_catalog_tally_open(tally, plan);
    tally->screen = gk_showable_screen(&command->showable);
    if (status == GK_OK)
        status = open_results(command, tally, &parts);
    if (status == GK_OK && command->lint)
        status = lint(command, plan);
    if (status == GK_OK)
        status = read_kept_back(command, tally);
    if (status == GK_OK)
        status = gk_stream_run(command, &gk_catalog_verb, plan, tally);
    return status == GK_OK ? gk_results_write(&command->results) : status;
}

int main(int argc, char **argv)
{
    struct gk_command command = { 0 };
    struct gk_catalog_plan plan = { 0 };
    struct gk_catalog_tally tally = { 0 };
    struct gk_redact_guarding guarding = { 0 };
    enum gk_status status = gk_command_open(&command, &tool, argc, argv);
    if (status == GK_OK)
        status = gk_redact_guard_others(&guarding, &command.profile, command.today,
                                        &command.showable.guard);
    if (status == GK_OK)
        status = gk_command_read_catalog(&command, OPTION_CATALOG);
    if (status == GK_OK)
        status = gk_options_has(&command.options, OPTION_EXPORT) ? export_catalog(&command)
                                                                 : run(&command, &plan, &tally);
    gk_catalog_tally_close(&tally);
    gk_catalog_plan_close(&plan);
    gk_redact_guarding_close(&guarding);
    return gk_command_close(&command, status);
}
