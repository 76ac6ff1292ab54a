#include "run/distinct.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 4 };

struct named {
    const char *option;
    struct gk_bytes path;
};

/* The folder that holds the file, as one path, and the file's name in it. */
static const char *place(const char *path, char folder[PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    char above[PATH_MAX];
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    if (length >= sizeof above)
        length = 0;
    memcpy(above, path, length);
    above[length] = '\0';
    if (!realpath(length ? above : ".", folder))
        folder[0] = '\0';
    return slash ? slash + 1 : path;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return S_ISREG(a->st_mode) && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* One regular file, or one name of none. */
static bool is_one_file(const char *a, const char *b)
{
    struct stat first, second;
    bool a_is = stat(a, &first) == 0, b_is = stat(b, &second) == 0;
    if (a_is && b_is)
        return is_same(&first, &second);
    char a_folder[PATH_MAX], b_folder[PATH_MAX];
    const char *a_name = place(a, a_folder), *b_name = place(b, b_folder);
    return !a_is && !b_is && strcmp(a_name, b_name) == 0 && strcmp(a_folder, b_folder) == 0;
}

static enum gk_status refuse(const struct gk_command *command, const char *one, const char *two,
                             struct gk_bytes path)
{
    enum gk_status said = gk_say(&command->voice, GK_MESSAGE_SAME_FILE, gk_bytes_of(one),
                                 gk_bytes_of(two), path);
    return said == GK_OK ? GK_INVALID : said;
}

/* The file behind a standard stream: opened for writing it is emptied, before it is read or
 * while records are written to it. */
static enum gk_status check_stream(const struct gk_command *command, const struct named *output,
                                   int descriptor, enum gk_message name)
{
    struct stat stream, found;
    if (fstat(descriptor, &stream) != 0 || stat(output->path.at, &found) != 0 ||
        !is_same(&stream, &found))
        return GK_OK;
    return refuse(command, output->option, gk_message_text(name, command->voice.language),
                  output->path);
}

static enum gk_status check_input(const struct gk_command *command, const struct named *output)
{
    return check_stream(command, output, STDIN_FILENO, GK_MESSAGE_STANDARD_INPUT);
}

/* Where records go. By its own names it is not opened anew, so nothing is lost. */
static enum gk_status check_standard_output(const struct gk_command *command,
                                            const struct named *output)
{
    struct gk_bytes unused;
    if (command->check || gk_options_value(&command->options, GK_OPTION_OUTPUT, &unused) ||
        gk_bytes_equal(output->path, GK_BYTES("-")) ||
        gk_bytes_equal(output->path, GK_BYTES("/dev/stdout")))
        return GK_OK;
    return check_stream(command, output, STDOUT_FILENO, GK_MESSAGE_STANDARD_OUTPUT);
}

static enum gk_status check_operands(const struct gk_command *command, const struct named *output)
{
    const struct gk_options *options = &command->options;
    enum gk_status status = options->file_count ? GK_OK : check_input(command, output);
    for (int i = 0; status == GK_OK && i < options->file_count; i++) {
        if (strcmp(options->files[i], "-") == 0)
            status = check_input(command, output);
        else if (is_one_file(output->path.at, options->files[i]))
            status = refuse(command, output->option, "FILE", output->path);
    }
    return status;
}

enum gk_status gk_distinct(const struct gk_command *command, int further,
                           const char *further_name)
{
    const struct gk_options *options = &command->options;
    const struct {
        int id;
        const char *name;
    } all[MOST] = { { GK_OPTION_OUTPUT, "--output" },
                    { GK_OPTION_REJECTS, "--rejects" },
                    { GK_OPTION_REPORT, "--report" },
                    { further, further_name } };
    struct named named[MOST];
    size_t count = 0;
    for (size_t i = 0; i < MOST; i++)
        if (gk_options_value(options, all[i].id, &named[count].path))
            named[count++].option = all[i].name;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++)
            if (is_one_file(named[k].path.at, named[i].path.at))
                return refuse(command, named[k].option, named[i].option, named[i].path);
        /* A file may be replaced by its own records: it is read to its end before. */
        bool replaces = strcmp(named[i].option, "--output") == 0;
        enum gk_status status = replaces ? GK_OK : check_operands(command, &named[i]);
        if (status == GK_OK)
            status = check_standard_output(command, &named[i]);
        if (status != GK_OK)
            return status;
    }
    return GK_OK;
}
