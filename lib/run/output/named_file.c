#include "run/output/named_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "run/output/identity.h"

enum { NAMES_TRIED = 1000 };

/* ---- signals */

/*
 * Unfinished files that have a name, for the signal handler: the only state of the program that is
 * not passed along, because a handler is passed nothing. Changed with all signals blocked.
 */
enum { UNFINISHED = 8 };
static struct {
    int folder;
    const char *name;
} unfinished[UNFINISHED];

static void remove_unfinished(int signal_number)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i].name)
            unlinkat(unfinished[i].folder, unfinished[i].name, 0);
    /* The default action follows: SA_RESETHAND has put it back. */
    raise(signal_number);
}

/* Signals that by default do not end a program, or that nobody can catch. */
static bool is_harmless(int signal_number)
{
    static const int harmless[] = { SIGKILL, SIGSTOP, SIGCHLD, SIGCONT,
                                    SIGTSTP, SIGTTIN, SIGTTOU, SIGURG,
#ifdef SIGWINCH
                                    SIGWINCH
#endif
    };
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (harmless[i] == signal_number)
            return true;
    return false;
}

static void catch_signals(void)
{
    for (int i = 1; i <= SIGRTMAX; i++) {
        struct sigaction old;
        struct sigaction new = { .sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND };
        sigemptyset(&new.sa_mask);
        /* A parent that had a signal ignored (nohup) means it. */
        if (!is_harmless(i) && sigaction(i, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
            sigaction(i, &new, NULL);
    }
}

static void block_signals(sigset_t *before)
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, before);
}

static void unblock_signals(const sigset_t *before)
{
    int error = errno;
    pthread_sigmask(SIG_SETMASK, before, NULL);
    errno = error;
}

static void remember(const struct gk_named_file *file)
{
    catch_signals();
    for (int i = 0; i < UNFINISHED; i++)
        if (!unfinished[i].name) {
            unfinished[i].folder = file->folder;
            unfinished[i].name = file->temporary;
            return;
        }
}

static void forget(const struct gk_named_file *file)
{
    for (int i = 0; i < UNFINISHED; i++)
        if (unfinished[i].name == file->temporary)
            unfinished[i].name = NULL;
}

/* ---- the folder */

/* Closes without changing what errno says of the trouble that was met. */
static void close_quietly(int *descriptor)
{
    int error = errno;
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
    errno = error;
}

static enum gk_status open_folder(struct gk_named_file *file, struct gk_arena *arena,
                                  const char *path)
{
    char followed[PATH_MAX];
    *file = (struct gk_named_file){ .descriptor = -1, .folder = -1 };
    if (snprintf(followed, sizeof followed, "%s", path) >= (int)sizeof followed) {
        errno = ENAMETOOLONG;
        return GK_IO;
    }
    if (!gk_follow_links(followed))
        return GK_IO;
    char *slash = strrchr(followed, '/');
    file->base = gk_arena_copy(arena, gk_bytes_of(slash ? slash + 1 : followed)).at;
    if (!file->base)
        return GK_NO_MEMORY;
    if (slash)
        slash[1] = '\0';
    const char *folder = slash ? followed : ".";
    file->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
#ifdef O_PATH
    /* A folder that others only drop files into cannot be read. */
    if (file->folder < 0 && errno == EACCES)
        file->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
#endif
    return file->folder < 0 ? GK_IO : GK_OK;
}

static void print_temporary(struct gk_named_file *file, unsigned number)
{
    snprintf(file->temporary, sizeof file->temporary, ".gk-%ld-%u.tmp", (long)getpid(), number);
}

/* ---- opening */

static bool may_be_nameless(void)
{
#ifdef GK_FAULTS
    /* Tests want to see what is done where the system has no files without a name. */
    if (getenv("GK_NAMED"))
        return false;
#endif
    return true;
}

/* A file without a name, which can be given one through /proc later; -1 where there is none. */
static int open_nameless(const struct gk_named_file *file, mode_t mode)
{
    int descriptor = -1;
#ifdef O_TMPFILE
    char link[64];
    if (may_be_nameless())
        descriptor = openat(file->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    if (descriptor >= 0 && access(link, F_OK) != 0)
        close_quietly(&descriptor);
#endif
    return descriptor;
}

/* One that a signal takes away. */
static bool open_temporary(struct gk_named_file *file, mode_t mode)
{
    sigset_t before;
    block_signals(&before);
    for (unsigned i = 0; i < NAMES_TRIED && file->descriptor < 0; i++) {
        print_temporary(file, i);
        file->descriptor =
            openat(file->folder, file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file->descriptor < 0 && errno != EEXIST)
            break;
    }
    if (file->descriptor < 0)
        file->temporary[0] = '\0';
    else
        remember(file);
    unblock_signals(&before);
    return file->descriptor >= 0;
}

/* Gives a file without a name one, in its folder; linkat cannot replace a file. */
static bool give_name(struct gk_named_file *file)
{
    char link[64];
    int given = -1;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file->descriptor);
    for (unsigned i = 0; i < NAMES_TRIED && given != 0; i++) {
        print_temporary(file, i);
        given = linkat(AT_FDCWD, link, file->folder, file->temporary, AT_SYMLINK_FOLLOW);
        if (given != 0 && errno != EEXIST)
            break;
    }
    if (given != 0)
        file->temporary[0] = '\0';
    return given == 0;
}

static void take_away(struct gk_named_file *file)
{
    int error = errno;
    if (file->temporary[0])
        unlinkat(file->folder, file->temporary, 0);
    forget(file);
    file->temporary[0] = '\0';
    errno = error;
}

/* No signal comes between the moment when the file has a name and the one when it is in place. */
static bool put_in_place(struct gk_named_file *file)
{
    sigset_t before;
    block_signals(&before);
    if ((file->temporary[0] || give_name(file)) &&
        renameat(file->folder, file->temporary, file->folder, file->base) == 0) {
        forget(file);
        file->temporary[0] = '\0';
        file->in_place = true;
    } else {
        take_away(file);
    }
    unblock_signals(&before);
    return file->in_place;
}

/* What the old group was allowed is not for another one, save what everybody is allowed. */
static bool take_after(int descriptor, const struct stat *replaced)
{
    struct stat made;
    mode_t mode = replaced->st_mode & 0777;
    if (fchown(descriptor, replaced->st_uid, replaced->st_gid) != 0 &&
        fchown(descriptor, (uid_t)-1, replaced->st_gid) != 0 &&
        (fstat(descriptor, &made) != 0 || made.st_gid != replaced->st_gid))
        mode &= ~(mode_t)070 | (mode << 3 & 070);
    return fchmod(descriptor, mode) == 0;
}

static bool open_replacement(struct gk_named_file *file, const struct stat *replaced)
{
    mode_t mode = replaced ? 0600 : 0666;
    file->descriptor = open_nameless(file, mode);
    if (file->descriptor < 0 && !open_temporary(file, mode))
        return false;
    return !replaced || take_after(file->descriptor, replaced);
}

enum gk_status gk_named_file_replace(struct gk_named_file *file, struct gk_arena *arena,
                                     const char *path, const struct stat *replaced)
{
    enum gk_status status = open_folder(file, arena, path);
    if (status == GK_OK && !open_replacement(file, replaced))
        status = GK_IO;
    if (status != GK_OK)
        gk_named_file_discard(file);
    return status;
}

enum gk_status gk_named_file_private(struct gk_named_file *file, struct gk_arena *arena,
                                     const char *path)
{
    enum gk_status status = open_folder(file, arena, path);
    if (status == GK_OK && (!open_temporary(file, 0600) || !put_in_place(file)))
        status = GK_IO;
    if (status != GK_OK)
        gk_named_file_discard(file);
    return status;
}

enum gk_status gk_named_file_direct(struct gk_named_file *file, struct gk_arena *arena,
                                    const char *path)
{
    enum gk_status status = open_folder(file, arena, path);
    if (status == GK_OK)
        file->descriptor =
            openat(file->folder, file->base, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    file->in_place = file->descriptor >= 0;
    if (status == GK_OK && !file->in_place)
        status = GK_IO;
    if (status != GK_OK)
        gk_named_file_discard(file);
    return status;
}

/* ---- the end */

/* A file system that has nothing to sync to, or a folder that cannot be read, is no trouble. */
static bool sync_descriptor(int descriptor)
{
    int done;
    while ((done = fsync(descriptor)) != 0 && errno == EINTR)
        ;
    return done == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP || errno == EBADF;
}

enum gk_status gk_named_file_finish(struct gk_named_file *file)
{
    bool done = sync_descriptor(file->descriptor) && (file->in_place || put_in_place(file));
    int descriptor = file->descriptor;
    file->descriptor = -1;
    done = close(descriptor) == 0 && done;
    done = done && sync_descriptor(file->folder);
    gk_named_file_discard(file);
    return done ? GK_OK : GK_IO;
}

void gk_named_file_discard(struct gk_named_file *file)
{
    sigset_t before;
    block_signals(&before);
    take_away(file);
    unblock_signals(&before);
    close_quietly(&file->descriptor);
    close_quietly(&file->folder);
}
