#include "run/stream.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "run/deliver.h"
#include "run/input.h"
#include "run/pipe.h"
#include "run/sandbox.h"
#include "run/work.h"

enum {
    BLOCK_SIZE = 256 * 1024, /* what a processor keeps near while it is read, judged and written */
    SHARED_BLOCK_SIZE = 1024 * 1024, /* with threads: handing over a block costs as much again */
    FULL_BATCHES = 2,                /* in a row, before threads are worth their start */
};

/* What the workers share. Two locks: one for reading, one for delivering. */
struct stream {
    struct gk_command *command;
    struct gk_input input;
    struct gk_delivery delivery;
    struct gk_rejects rejects;
    struct gk_to_accept to_accept;
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
                       gk_bytes_of(strerror(error)), none, none);
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
    stream->status = gk_decoder_open(&worker->decoder, stream->command->encoding);
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

static void prepare_input(struct stream *stream)
{
    const struct gk_options *options = &stream->command->options;
    stream->standard_input[0] = "-";
    stream->wake[0] = stream->wake[1] = -1;
    stream->input = (struct gk_input){
        .voice = &stream->command->voice,
        .files = options->file_count ? options->files : stream->standard_input,
        .file_count = options->file_count ? options->file_count : 1,
        .asked = stream->command->encoding,
        .block_size = block_size(),
        .max_record = stream->command->max_record,
        .wake = -1,
    };
    gk_input_open(&stream->input);
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

static enum gk_status prepare_outputs(struct stream *stream)
{
    struct gk_command *command = stream->command;
    const char *name = gk_message_text(GK_MESSAGE_STANDARD_OUTPUT, command->voice.language);
    enum gk_status status = GK_OK;
    gk_output_on(&stream->rejects.output, &command->voice, -1, gk_bytes_of(NULL));
    gk_output_on(&stream->to_accept.output, &command->voice, -1, gk_bytes_of(NULL));
    stream->to_accept.today = command->today;
    stream->delivery = (struct gk_delivery){
        .job = &command->job,
        .records = &command->records,
        .rejects = &stream->rejects,
        .report = &command->report,
        .to_accept = &stream->to_accept,
    };
    if (!command->check)
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
    if (status == GK_OK && !command->check)
        status = prepare_output(stream, &stream->rejects.output, command->rejects,
                                GK_OUTPUT_PRIVATE, -1, NULL);
    return status;
}

/* The counts, for people: not where a program reads standard error as JSON, whose summary has
 * them. */
static enum gk_status say_counts(struct stream *stream)
{
    const struct gk_command *command = stream->command;
    bool json_on_stderr =
        command->format == GK_REPORT_JSON && command->report_output.descriptor == STDERR_FILENO;
    return command->quiet || json_on_stderr ? GK_OK : gk_deliver_say(&stream->delivery);
}

/* A tool before this one that failed must not empty the website. */
static enum gk_status check_enough(const struct stream *stream)
{
    uint64_t passed = stream->delivery.counts.passed, at_least = stream->command->at_least;
    char has[24], wants[24];
    if (passed >= at_least)
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
    return first_trouble(status, gk_output_close(&stream->to_accept.output, status == GK_OK));
}

static enum gk_status finish(struct stream *stream, enum gk_status status)
{
    if (status == GK_OK)
        status = gk_deliver_end(&stream->delivery);
    if (status == GK_OK)
        status = say_counts(stream);
    if (status == GK_OK)
        status = check_enough(stream);
    if (status == GK_OK && stream->input.unreadable)
        status = GK_IO;
    /* What was said before the trouble still holds of records that are out already. */
    if (status != GK_OK && stream->command->report.job && !stream->command->report_output.failed)
        status = first_trouble(status, gk_report_flush(&stream->command->report));
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
    stream->to_accept.output.count = 0;
    stream->command->report_output.count = 0;
}

enum gk_status gk_stream_run(struct gk_command *command, const struct gk_verb *verb,
                             const void *plan, void *tally)
{
    struct stream stream = { .command = command,
                             .reading = PTHREAD_MUTEX_INITIALIZER,
                             .delivering = PTHREAD_MUTEX_INITIALIZER,
                             .turn = PTHREAD_COND_INITIALIZER };
    if (command->lint)
        return GK_END;
    prepare_input(&stream);
    enum gk_status status = prepare_outputs(&stream);
    command->job.verb = verb;
    command->job.plan = plan;
    command->job.tally = tally;
    if (status == GK_OK) {
        work(&stream);
        forget_gathered(&stream);
        status = stream.status;
    }
    status = finish(&stream, status);
    gk_input_close(&stream.input);
    gk_delivery_free(&stream.delivery);
    gk_to_accept_free(&stream.to_accept);
    if (stream.wake[0] >= 0) {
        close(stream.wake[0]);
        close(stream.wake[1]);
    }
    return status;
}
