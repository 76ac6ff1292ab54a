#include "run/stream.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "finding/trouble.h"
#include "run/command/refuse.h"
#include "run/deliver/deliver.h"
#include "run/input/input.h"
#include "run/output/pipe.h"
#include "run/sandbox/sandbox.h"
#include "run/workers/work.h"

enum {
    BLOCK_SIZE = 256 * 1024, /* what a processor keeps near while it is read, judged and written */
    SHARED_BLOCK_SIZE = 1024 * 1024, /* with threads: handing over a block costs as much again */
    FULL_BATCHES = 2,                /* in a row, before threads are worth their start */
};

/* What the workers share. Two locks: one for reading, one for delivering. */
struct stream {
    struct gk_command *command;
    const struct gk_verb *verb;
    struct gk_input input;
    struct gk_delivery delivery;
    struct gk_rejects rejects;
    struct gk_reasons reasons;
    struct gk_to_accept to_accept;
    struct gk_record_sheet sheet;
    struct gk_arena heads;       /* of tables, as long as the run */
    struct gk_table_words words; /* by which rows of tables are known */
    const char *standard_input[1];
    int wake[2]; /* a pipe: a byte in it ends waiting for input */

    pthread_mutex_t reading;
    pthread_mutex_t delivering;
    pthread_cond_t turn;
    uint64_t next;         /* serial of the batch to be delivered next */
    enum gk_status status; /* the first that was not good; under `delivering` */
    bool ended;            /* of the input; under `reading` */
};

/* ---- working together */

/* Makes every worker stop: nobody waits for a turn or for input any more. */
static void stop(struct stream *stream, enum gk_status status)
{
    if (stream->status == GK_OK)
        stream->status = status;
    pthread_cond_broadcast(&stream->turn);
    if (stream->wake[1] >= 0)
        (void)!write(stream->wake[1], "", 1);
}

/* Reads the next batch; GK_END where there is none, or others have met trouble. */
static enum gk_status take(struct stream *stream, struct gk_worker *worker)
{
    pthread_mutex_lock(&stream->reading);
    enum gk_status status = GK_END;
    if (!stream->ended)
        status = gk_input_next(&stream->input, &worker->batch);
    stream->ended = status != GK_OK;
    pthread_mutex_unlock(&stream->reading);
    return status;
}

static void deliver(struct stream *stream, struct gk_worker *worker, enum gk_status status)
{
    pthread_mutex_lock(&stream->delivering);
    while (stream->status == GK_OK && stream->next != worker->batch.serial)
        pthread_cond_wait(&stream->turn, &stream->delivering);
    if (stream->status == GK_OK && status == GK_OK)
        status = gk_deliver(&stream->delivery, &worker->batch);
    stream->next++;
    pthread_cond_broadcast(&stream->turn);
    if (status != GK_OK)
        stop(stream, status);
    pthread_mutex_unlock(&stream->delivering);
}

/* One turn; false when there is nothing left to do. */
static bool work_once(struct stream *stream, struct gk_worker *worker)
{
    enum gk_status status = take(stream, worker);
    if (status == GK_OK) {
        deliver(stream, worker, gk_work(worker));
    } else if (status != GK_END) {
        pthread_mutex_lock(&stream->delivering);
        stop(stream, status);
        pthread_mutex_unlock(&stream->delivering);
    }
    pthread_mutex_lock(&stream->delivering);
    bool good = stream->status == GK_OK && status == GK_OK;
    pthread_mutex_unlock(&stream->delivering);
    return good;
}

static void *worker_main(void *argument)
{
    struct stream *stream = argument;
    struct gk_worker worker = { .job = &stream->command->job };
    while (work_once(stream, &worker))
        ;
    gk_worker_free(&worker);
    return NULL;
}

/* Threads take larger blocks, but none that is larger than a record may be: the memory that they
 * use together is counted in those. */
static void enlarge_blocks(struct gk_input *input)
{
    size_t size = input->max_record < SHARED_BLOCK_SIZE ? input->max_record : SHARED_BLOCK_SIZE;
    if (input->block_size == BLOCK_SIZE && size > BLOCK_SIZE)
        input->block_size = size;
}

/* Lets further workers join, then works itself, then waits for them. */
static void work_together(struct stream *stream, struct gk_worker *worker)
{
    unsigned wanted = stream->command->jobs - 1, started = 0;
    pthread_t *threads = gk_arena_array(&stream->command->arena, wanted, sizeof *threads);
    if (threads && pipe(stream->wake) == 0) {
        stream->input.wake = stream->wake[0];
        enlarge_blocks(&stream->input);
        while (started < wanted) {
            int error = pthread_create(&threads[started], NULL, worker_main, stream);
            if (error) {
                const struct gk_bytes none = { NULL, 0 };
                gk_say(&stream->command->voice, GK_MESSAGE_CANNOT_START_THREADS,
                       gk_bytes_of(gk_trouble_text(error, stream->command->voice.language)), none,
                       none);
                break;
            }
            started++;
        }
    }
    while (work_once(stream, worker))
        ;
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

/* All files that are not the stream's have been read: what follows needs no more of the system
 * than the stream does. */
static bool confine(struct stream *stream, struct gk_worker *worker)
{
    struct gk_report *report = &stream->command->report;
    stream->status = gk_decoder_open(&worker->decoder, stream->command->encoding);
    if (report->waits && !report->spoken)
        gk_spool_open(&report->kept);
    if (stream->status == GK_OK)
        gk_sandbox_enter(&stream->command->options);
    return stream->status == GK_OK;
}

static void work(struct stream *stream)
{
    struct gk_worker worker = { .job = &stream->command->job };
    bool more = confine(stream, &worker);
    while (more && (stream->command->jobs == 1 || stream->input.full < FULL_BATCHES))
        more = work_once(stream, &worker);
    if (more)
        work_together(stream, &worker);
    gk_worker_free(&worker);
}

/* ---- preparing and ending */

static size_t block_size(void)
{
#ifdef GK_FAULTS
    /* Tests look for what depends on where a block happens to end. */
    const char *asked = getenv("GK_BLOCK_SIZE");
    if (asked)
        return (size_t)strtoul(asked, NULL, 10);
#endif
    return BLOCK_SIZE;
}

/* With --lint only the files that are named are read, and only by who asks for them. */
static bool reads_nothing(const struct stream *stream)
{
    const struct gk_command *command = stream->command;
    bool asks = command->options.file_count && stream->verb->lints_by_records;
    return command->merges || (command->lint && !asks);
}

/* A file whose name may not be shown is called by its number among the operands: #2. */
static enum gk_status name_inputs(struct stream *stream)
{
    struct gk_command *command = stream->command;
    struct gk_input *input = &stream->input;
    struct gk_bytes *names =
        gk_arena_array(&command->arena, (size_t)input->file_count, sizeof *names);
    struct gk_buffer number = { 0 };
    enum gk_status status = names ? GK_OK : GK_NO_MEMORY;
    for (int i = 0; i < input->file_count && status == GK_OK; i++) {
        bool hidden;
        names[i] = gk_bytes_of(input->files[i]);
        if (gk_bytes_equal(names[i], GK_BYTES("-")))
            continue;
        status = gk_showable_judge(&command->showable, names[i], GK_SHOWABLE_NAME, &hidden);
        if (status != GK_OK || !hidden)
            continue;
        gk_buffer_clear(&number);
        status = gk_buffer_print(&number, "#%d", i + 1);
        names[i] = gk_arena_copy(&command->arena, gk_buffer_bytes(&number));
        if (!names[i].at)
            status = GK_NO_MEMORY;
    }
    gk_buffer_free(&number);
    input->names = names;
    return status;
}

static enum gk_status prepare_input(struct stream *stream)
{
    const struct gk_command *command = stream->command;
    const struct gk_options *options = &stream->command->options;
    bool reads_standard = !options->file_count && !stream->command->lint;
    int file_count = reads_nothing(stream) ? 0 : options->file_count;
    stream->standard_input[0] = "-";
    stream->wake[0] = stream->wake[1] = -1;
    stream->input = (struct gk_input){
        .voice = &stream->command->voice,
        .files = reads_standard ? stream->standard_input : options->files,
        .file_count = reads_standard ? 1 : file_count,
        .asked = stream->command->encoding,
        .block_size = block_size(),
        .max_record = stream->command->max_record,
        .counts_lines = command->sources,
        .wake = -1,
        .from = command->from,
        .rows = { .words = &stream->words,
                  .profile = &command->profile,
                  .arena = &stream->heads,
                  .asked = command->from == GK_FROM_TSV ? '\t' : ',',
                  .as_text = options->file_count > 1 &&
                             (command->encoding == GK_AUTO || command->encoding == GK_UTF_16) },
    };
    gk_input_open(&stream->input);
    stream->input.elements.max_record = command->max_record;
    stream->input.elements.any_value = command->profile.none;
    stream->input.elements.words = &stream->words;
    enum gk_status status = gk_command_may_tell(command) ? name_inputs(stream) : GK_OK;
    if (status != GK_OK)
        return status;
    status = gk_array_open(&stream->input.elements, command->pointer, &stream->heads);
    if (status == GK_INVALID)
        return gk_command_refuse(command, "--from", command->pointer, GK_BYTES("json:/data/list"));
    if (status != GK_OK)
        return status;
    return gk_table_words_open(&stream->words, &command->profile, &stream->heads);
}

/* A file where one was named, else `descriptor`. */
static enum gk_status prepare_output(struct stream *stream, struct gk_output *output,
                                     struct gk_bytes path, enum gk_output_way way, int descriptor,
                                     const char *name)
{
    struct gk_command *command = stream->command;
    if (path.at)
        return gk_output_open(output, &command->voice, &command->arena, path.at, way);
    gk_output_on(output, &command->voice, descriptor, gk_bytes_of(name));
    return GK_OK;
}

static void prepare_sheet(struct stream *stream)
{
    struct gk_command *command = stream->command;
    stream->sheet = (struct gk_record_sheet){ .to = command->to,
                                              .excel = command->excel,
                                              .asked = command->columns,
                                              .asked_count = command->column_count,
                                              .job = &command->job,
                                              .report = &command->report };
    if (gk_record_sheet_is_asked(&stream->sheet) && !command->check)
        stream->delivery.sheet = &stream->sheet;
}

static enum gk_status prepare_outputs(struct stream *stream)
{
    struct gk_command *command = stream->command;
    const char *name = gk_message_text(GK_MESSAGE_STANDARD_OUTPUT, command->voice.language);
    bool writes = !command->check && !reads_nothing(stream);
    enum gk_status status = GK_OK;
    stream->to_accept.today = command->today;
    stream->delivery = (struct gk_delivery){
        .job = &command->job,
        .records = &command->records,
        .rejects = &stream->rejects,
        .reasons = &stream->reasons,
        .report = &command->report,
        .to_accept = &stream->to_accept,
        .listing = command->listing,
        .ledger = command->ledger,
    };
    prepare_sheet(stream);
    if (command->progress)
        gk_progress_open(&stream->delivery.progress, &command->voice, stream->input.files,
                         stream->input.file_count);
    if (writes)
        status = prepare_output(stream, &command->records, command->output, GK_OUTPUT_REPLACES,
                                STDOUT_FILENO, name);
    gk_pipe_enlarge(command->records.descriptor);
    if (status == GK_OK)
        status = gk_command_open_report(command);
    if (status == GK_OK)
        status = prepare_output(stream, &stream->to_accept.output, command->write_accept,
                                GK_OUTPUT_REPLACES, -1, NULL);
    gk_rejects_begin(&stream->rejects, &stream->input);
    /* Last: what an earlier run held is gone from here on. */
    if (status == GK_OK && writes)
        status = prepare_output(stream, &stream->rejects.output, command->rejects,
                                GK_OUTPUT_PRIVATE, -1, NULL);
    if (status == GK_OK && writes)
        status = prepare_output(stream, &stream->reasons.output, command->rejects_reason,
                                GK_OUTPUT_PRIVATE, -1, NULL);
    return status;
}

static bool passed_enough(const struct stream *stream)
{
    return stream->delivery.counts.passed >= stream->command->at_least;
}

/* The counts, for people. */
static enum gk_status say_counts(struct stream *stream)
{
    struct gk_command *command = stream->command;
    command->spoken = command->report.spoken;
    return gk_command_says_counts(command) && !reads_nothing(stream)
               ? gk_deliver_say(&stream->delivery)
               : GK_OK;
}

/* A tool before this one that failed must not empty the website. */
static enum gk_status check_enough(const struct stream *stream)
{
    uint64_t passed = stream->delivery.counts.passed, at_least = stream->command->at_least;
    char has[24], wants[24];
    if (passed_enough(stream))
        return GK_OK;
    snprintf(has, sizeof has, "%" PRIu64, passed);
    snprintf(wants, sizeof wants, "%" PRIu64, at_least);
    enum gk_status said = gk_say(&stream->command->voice, GK_MESSAGE_TOO_FEW, gk_bytes_of(has),
                                 gk_bytes_of(wants), gk_bytes_of(NULL));
    return said == GK_OK ? GK_INVALID : said;
}

static enum gk_status first_trouble(enum gk_status status, enum gk_status next)
{
    return status == GK_OK ? next : status;
}

/*
 * Closes what was opened, but the records: a file of records is put in place by gk_command_close,
 * when everything else has gone well. What was held and what was said of it is kept whatever
 * happened: some of the records may be on standard output already.
 */
static enum gk_status close_outputs(struct stream *stream, enum gk_status status)
{
    if (status == GK_OK)
        status = gk_output_flush(&stream->command->records);
    status = first_trouble(status, gk_command_close_report(stream->command));
    status = first_trouble(status, gk_output_close(&stream->rejects.output, true));
    status = first_trouble(status, gk_output_close(&stream->reasons.output, true));
    return first_trouble(status, gk_output_close(&stream->to_accept.output, status == GK_OK));
}

static enum gk_status finish(struct stream *stream, enum gk_status status)
{
    gk_progress_erase(&stream->delivery.progress);
    if (status != GK_OK || stream->input.unreadable || !passed_enough(stream))
        gk_report_speak(&stream->command->report);
    if (status == GK_OK)
        status = gk_deliver_end(&stream->delivery);
    if (status == GK_OK)
        status = say_counts(stream);
    if (status == GK_OK)
        status = check_enough(stream);
    if (status == GK_OK && stream->input.unreadable)
        status = GK_IO;
    /* What was said before the trouble still holds of records that are out already. */
    if (status != GK_OK && stream->command->report.job && !stream->command->report_output.failed) {
        status = first_trouble(status, gk_report_break_off(&stream->command->report));
    }
    status = close_outputs(stream, status);
    const struct gk_counts *counts = &stream->delivery.counts;
    if (counts->held || stream->delivery.attention)
        stream->command->attention = true;
    return status;
}

/* Bytes gathered from batches that are about to go cannot be written later. */
static void forget_gathered(struct stream *stream)
{
    stream->command->records.count = 0;
    stream->rejects.output.count = 0;
    stream->reasons.output.count = 0;
    stream->to_accept.output.count = 0;
    stream->command->report_output.count = 0;
}

enum gk_status gk_stream_run(struct gk_command *command, const struct gk_verb *verb,
                             const void *plan, void *tally)
{
    struct stream stream = { .command = command,
                             .verb = verb,
                             .reading = PTHREAD_MUTEX_INITIALIZER,
                             .delivering = PTHREAD_MUTEX_INITIALIZER,
                             .turn = PTHREAD_COND_INITIALIZER };
    if (command->lint && !verb->lints)
        return GK_END;
    /* None is open, should there not even be memory for the input. */
    gk_output_on(&stream.rejects.output, &command->voice, -1, gk_bytes_of(NULL));
    gk_output_on(&stream.reasons.output, &command->voice, -1, gk_bytes_of(NULL));
    gk_output_on(&stream.to_accept.output, &command->voice, -1, gk_bytes_of(NULL));
    enum gk_status status = prepare_input(&stream);
    if (status == GK_OK)
        status = prepare_outputs(&stream);
    if (status == GK_OK && gk_report_describes(command->format, command->group)) {
        status = gk_sections_open(&command->sections, &command->profile);
        command->job.sections = &command->sections;
    }
    command->job.verb = verb;
    if (verb->replaces_records)
        stream.delivery.sheet = NULL;
    command->job.plan = plan;
    command->job.tally = tally;
    if (status == GK_OK) {
        work(&stream);
        forget_gathered(&stream);
        status = stream.status;
    }
    status = finish(&stream, status);
    gk_input_close(&stream.input);
    gk_arena_free(&stream.heads);
    gk_delivery_free(&stream.delivery);
    gk_record_sheet_free(&stream.sheet);
    gk_to_accept_free(&stream.to_accept);
    gk_reasons_free(&stream.reasons);
    if (stream.wake[0] >= 0) {
        close(stream.wake[0]);
        close(stream.wake[1]);
    }
    return status;
}
