#include "run/aside.h"

#include "run/input/input.h"
#include "run/workers/work.h"

enum { BLOCK_SIZE = 256 * 1024 };

/* One file while it is read. */
struct reading {
    struct gk_job job;
    void *tally;
    struct gk_input input;
    struct gk_worker worker;
    struct gk_arena heads;
    struct gk_table_words words;
    const char *files[1];
};

static enum gk_from form_of(struct gk_bytes path)
{
    return gk_bytes_end_with(path, GK_BYTES(".csv"))   ? GK_FROM_CSV
           : gk_bytes_end_with(path, GK_BYTES(".tsv")) ? GK_FROM_TSV
                                                       : GK_FROM_LINES;
}

static enum gk_status prepare(struct reading *reading, struct gk_command *command,
                              struct gk_bytes path)
{
    enum gk_from from = form_of(path);
    reading->files[0] = path.at;
    reading->input = (struct gk_input){
        .voice = &command->voice,
        .files = reading->files,
        .file_count = 1,
        .asked = GK_AUTO,
        .block_size = BLOCK_SIZE,
        .max_record = command->max_record,
        .wake = -1,
        .from = from,
        .rows = { .words = &reading->words,
                  .profile = &command->profile,
                  .arena = &reading->heads,
                  .asked = from == GK_FROM_TSV ? '\t' : ',' },
    };
    gk_input_open(&reading->input);
    reading->worker = (struct gk_worker){ .job = &reading->job };
    enum gk_status status =
        gk_table_words_open(&reading->words, &command->profile, &reading->heads);
    return status == GK_OK ? gk_decoder_open(&reading->worker.decoder, GK_AUTO) : status;
}

static enum gk_status add_batch(struct reading *reading)
{
    const struct gk_batch *batch = &reading->worker.batch;
    enum gk_status status = gk_work(&reading->worker);
    for (size_t i = 0; i < batch->outcome_count && status == GK_OK; i++) {
        const struct gk_outcome *outcome = &batch->outcomes[i];
        struct gk_place place = { .file = batch->file, .line = outcome->line + 1 };
        if (outcome->records && outcome->verdict)
            status = reading->job.verb->tally_add(reading->tally, &place, outcome->verdict);
    }
    return status;
}

enum gk_status gk_aside_read(struct gk_command *command, int option, const struct gk_verb *verb,
                             const void *plan, void *tally)
{
    struct reading reading = { .tally = tally };
    struct gk_bytes path;
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    enum gk_status status = gk_command_open_report(command);
    if (status != GK_OK)
        return status;
    reading.job = command->job;
    reading.job.verb = verb;
    reading.job.plan = plan;
    reading.job.format = GK_REPORT_GNU;
    status = prepare(&reading, command, path);
    while (status == GK_OK) {
        status = gk_input_next(&reading.input, &reading.worker.batch);
        if (status == GK_OK)
            status = add_batch(&reading);
    }
    bool unreadable = reading.input.unreadable;
    gk_input_close(&reading.input);
    gk_worker_free(&reading.worker);
    gk_arena_free(&reading.heads);
    return status != GK_END ? status : unreadable ? GK_IO : GK_OK;
}
