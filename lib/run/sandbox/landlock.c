#include "run/sandbox/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/output/identity.h"
#include "run/output/output.h"

#if defined(__linux__)
#include <sys/syscall.h>
#endif

/* A header older than the kernel lacks the calls; these machines number them alike. */
#if !defined(SYS_landlock_create_ruleset) && defined(__linux__) &&                                 \
    (defined(__x86_64__) || defined(__aarch64__) || defined(__riscv))
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#ifdef SYS_landlock_create_ruleset

/* The kernel's words (linux/landlock.h, which not every system has installed). */
enum {
    ASK_VERSION = 1,
    RULE_PATH_BENEATH = 1,

    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_FOLDER = 1 << 3,
    REMOVE_FILE = 1 << 5,
    MAKE_FILE = 1 << 8,
    FIRST_RIGHTS = (1 << 13) - 1, /* all those of version 1 */
    REFER = 1 << 13,              /* version 2: to give a file another folder */
    TRUNCATE = 1 << 14,           /* version 3 */
    /* Version 5 could refuse questions to devices (is this a terminal?): they do no harm. */

    TCP = 3,    /* version 4: binding and connecting */
    SCOPES = 3, /* version 6: abstract sockets, and signals to others */

    IN_FOLDER = WRITE_FILE | READ_FOLDER | REMOVE_FILE | MAKE_FILE | REFER | TRUNCATE,
};

/* As the kernel lays them out. What an older one lacks stays 0, and then it does not mind. */
struct rights {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

struct beneath {
    uint64_t rights;
    int32_t descriptor;
} __attribute__((packed));

static struct rights rights_of_version(int version)
{
    struct rights given_up = { .files = FIRST_RIGHTS };
    given_up.files |= version >= 2 ? REFER : 0;
    given_up.files |= version >= 3 ? TRUNCATE : 0;
    given_up.network = version >= 4 ? TCP : 0;
    given_up.scopes = version >= 6 ? SCOPES : 0;
    return given_up;
}

/* What is not there, or not for this user, cannot be opened later either: that needs no rule. */
static bool is_away(int error)
{
    return error == ENOENT || error == ENOTDIR || error == EACCES || error == ELOOP ||
           error == ENAMETOOLONG;
}

/* What is being allowed. */
struct ruleset {
    int descriptor;
    uint64_t given_up;
};

static bool allow(const struct ruleset *rules, int descriptor, uint64_t rights)
{
    struct beneath beneath = { rights & rules->given_up, descriptor };
    /* EBADFD: a pipe or the like by its name in /dev/fd, which stays open to all. */
    return syscall(SYS_landlock_add_rule, rules->descriptor, RULE_PATH_BENEATH, &beneath, 0) == 0 ||
           errno == EBADFD;
}

static bool allow_reading(const struct ruleset *rules, const char *path)
{
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    struct stat found;
    if (descriptor < 0)
        return is_away(errno);
    /* A folder is opened, and then told of as one that cannot be read. */
    bool allowed = fstat(descriptor, &found) == 0 &&
                   allow(rules, descriptor, S_ISDIR(found.st_mode) ? READ_FOLDER : READ_FILE);
    close(descriptor);
    return allowed;
}

/* The folder in which a file is made or replaced: that to which a link leads. */
static bool allow_folder(const struct ruleset *rules, const char *path)
{
    char followed[PATH_MAX];
    size_t length = strlen(path);
    if (length >= sizeof followed)
        return true;
    memcpy(followed, path, length + 1);
    if (!gk_follow_links(followed))
        return true;
    char *slash = strrchr(followed, '/');
    if (slash)
        slash[1] = '\0';
    int descriptor = open(slash ? followed : ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return is_away(errno);
    bool allowed = allow(rules, descriptor, IN_FOLDER);
    close(descriptor);
    return allowed;
}

static bool allow_writing(const struct ruleset *rules, const char *path)
{
    struct stat found;
    if (gk_output_descriptor(path) >= 0)
        return true;
    int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0)
        return is_away(errno) && allow_folder(rules, path);
    bool known = fstat(descriptor, &found) == 0;
    bool replaced = known && S_ISREG(found.st_mode);
    /* A device or a pipe is written as it is, and its folder is left alone. */
    bool allowed = known && (replaced || S_ISDIR(found.st_mode) ||
                             allow(rules, descriptor, WRITE_FILE | TRUNCATE));
    close(descriptor);
    return allowed && (!replaced || allow_folder(rules, path));
}

static bool allow_named(const struct ruleset *rules, const struct gk_options *options)
{
    for (int i = 0; i < options->file_count; i++)
        if (strcmp(options->files[i], "-") != 0 && !allow_reading(rules, options->files[i]))
            return false;
    for (size_t i = 0; i < options->given_count; i++)
        if (options->given[i].option->file == GK_WRITES_FILE &&
            !allow_writing(rules, options->given[i].value.at))
            return false;
    return true;
}

int gk_landlock_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    return version > 0 ? (int)version : 0;
}

int gk_landlock_enter(const struct gk_options *options)
{
    int version = gk_landlock_version();
    if (!version)
        return 0;
    struct rights given_up = rights_of_version(version);
    struct ruleset rules = { .given_up = given_up.files };
    rules.descriptor = (int)syscall(SYS_landlock_create_ruleset, &given_up, sizeof given_up, 0);
    if (rules.descriptor < 0)
        return 0;
    bool entered = allow_named(&rules, options) &&
                   syscall(SYS_landlock_restrict_self, rules.descriptor, 0) == 0;
    close(rules.descriptor);
    return entered ? version : 0;
}

#else

int gk_landlock_version(void)
{
    return 0;
}

int gk_landlock_enter(const struct gk_options *options)
{
    (void)options;
    return 0;
}

#endif
