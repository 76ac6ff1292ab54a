/*
 * The sandbox of sandbox.h: what it leaves, and what it takes away. Each part that the machine or
 * the build lacks is skipped by name. It cannot be left, so this is one program, in one order.
 */
#include "run/sandbox/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
long syscall(long, ...); /* the headers hide it from strict programs */
#endif

static char folder[] = "/tmp/gk-sandbox-XXXXXX";

static int open_error(const char *path, int flags)
{
    int descriptor = open(path, flags, 0600);
    if (descriptor < 0)
        return errno;
    close(descriptor);
    return 0;
}

static bool make_file(const char *path)
{
    return open_error(path, O_WRONLY | O_CREAT) == 0;
}

static const struct gk_option writes = {
    GK_OPTION_OUTPUT, 'o', "output", "FILE", false, GK_WRITES_FILE, GK_MESSAGE_OPTION_OUTPUT
};
static const struct gk_option reads = {
    GK_OPTION_ACCEPT, 0, "accept", "FILE", false, GK_READS_FILE, GK_MESSAGE_OPTION_ACCEPT
};

static struct gk_sandbox enter(void)
{
    static const char *const files[] = { "operand", "fifo", "operands", "missing", "-" };
    struct gk_given given[] = { { &writes, GK_BYTES("link") },
                                { &writes, GK_BYTES("/dev/null") },
                                { &writes, GK_BYTES("new/out") },
                                { &writes, GK_BYTES("/dev/stdout") },
                                { &reads, GK_BYTES("other") } };
    struct gk_options options = { .files = files,
                                  .file_count = sizeof files / sizeof *files,
                                  .given = given,
                                  .given_count = sizeof given / sizeof *given };
    return gk_sandbox_enter(&options);
}

static bool prepare(void)
{
    return mkdtemp(folder) && chdir(folder) == 0 && make_file("operand") && make_file("other") &&
           mkdir("operands", 0700) == 0 && mkdir("new", 0700) == 0 && mkdir("led", 0700) == 0 &&
           mkfifo("fifo", 0600) == 0 && symlink("led/out", "link") == 0;
}

static void clean(void)
{
    static const char *const files[] = { "operand", "other",   "fifo",    "link",
                                         "led/out", "led/put", "new/out", "made" };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    rmdir("operands");
    rmdir("new");
    rmdir("led");
    if (chdir("/") == 0)
        rmdir(folder);
}

/* ---- files */

static void test_left(void)
{
    is_int(open_error("operand", O_RDONLY), 0, "an operand is read");
    is_int(open_error("fifo", O_RDONLY | O_NONBLOCK), 0, "a pipe with a name is read");
    is_int(open_error("operands", O_RDONLY), 0, "a folder is opened, to be told of");
    is_int(open_error("missing", O_RDONLY), ENOENT, "what is missing is missing");
    is_int(open_error("/dev/null", O_WRONLY | O_TRUNC), 0, "a device is written");
    is_int(open_error("led/put", O_WRONLY | O_CREAT | O_EXCL), 0,
           "a file is made where the link of an output leads");
    is_int(rename("led/put", "led/out"), 0, "and put in its place");
    is_int(open_error("led/out", O_WRONLY | O_TRUNC), 0, "and emptied");
    is_int(unlink("led/out"), 0, "and removed");
    is_int(open_error("led", O_RDONLY | O_DIRECTORY), 0, "its folder is opened, to be synced");
    is_int(open_error("new/out", O_WRONLY | O_CREAT), 0, "a file is made in another folder");
}

static void test_files(void)
{
    is_int(open_error("/etc/passwd", O_RDONLY), EACCES, "a file of the system's");
    is_int(open_error("other", O_RDONLY), EACCES, "a file that an option read at the start");
    is_int(open_error("operand", O_WRONLY), EACCES, "writing to an operand");
    is_int(open_error("made", O_WRONLY | O_CREAT), EACCES, "a file beside the operands");
    is_int(open_error("/", O_RDONLY), EACCES, "the root folder");
    ok(rename("new/out", "operands/out") != 0, "a file that is taken elsewhere");
}

/* ---- calls */

static int exec_error(void)
{
    char *const words[] = { "true", NULL };
    execv("/bin/true", words);
    return errno;
}

static int connect_error(void)
{
    struct sockaddr_in nobody = { .sin_family = AF_INET, .sin_port = htons(1) };
    int made = socket(AF_INET, SOCK_STREAM, 0);
    if (made < 0)
        return errno;
    nobody.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int error = connect(made, (struct sockaddr *)&nobody, sizeof nobody) == 0 ? 0 : errno;
    close(made);
    return error;
}

static void *exec_in_thread(void *argument)
{
    *(int *)argument = exec_error();
    return NULL;
}

/* Calls from all over the table, with arguments by which they could do nothing anyway. */
static void test_numbers(void)
{
#ifdef SYS_seccomp
    static const struct {
        long number;
        int error;
        const char *name;
    } calls[] = {
        { SYS_execve, EPERM, "execve" },   { SYS_socket, EPERM, "socket" },
        { SYS_sendmsg, EPERM, "sendmsg" }, { SYS_ptrace, EPERM, "ptrace" },
        { SYS_unshare, EPERM, "unshare" }, { SYS_setns, EPERM, "setns" },
        { SYS_mount, EPERM, "mount" },     { SYS_keyctl, EPERM, "keyctl" },
        { SYS_bpf, EPERM, "bpf" },         { SYS_process_vm_readv, EPERM, "process_vm_readv" },
        { SYS_dup, EBADF, "dup" },         { SYS_close, EBADF, "close" },
        { SYS_fsync, EBADF, "fsync" },     { SYS_getdents64, EBADF, "getdents64" },
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        errno = 0;
        syscall(calls[i].number, -1L, -1L, -1L, -1L, -1L, -1L);
        is_int(errno, calls[i].error, "%s", calls[i].name);
    }
#endif
}

static void test_calls(void)
{
    int in_thread = 0;
    pthread_t thread;
    is_int(exec_error(), EPERM, "running a program");
    if (pthread_create(&thread, NULL, exec_in_thread, &in_thread) == 0)
        pthread_join(thread, NULL);
    is_int(in_thread, EPERM, "running a program in a thread");
    is_int(connect_error(), EPERM, "the network");
    test_numbers();
}

/* A thread that starts later is confined too. */
static void *open_in_thread(void *argument)
{
    *(int *)argument = open_error("/etc/passwd", O_RDONLY);
    return NULL;
}

static void test_threads(void)
{
    int error = 0;
    pthread_t thread;
    if (pthread_create(&thread, NULL, open_in_thread, &error) == 0)
        pthread_join(thread, NULL);
    is_int(error, EACCES, "a file of the system's in a thread");
}

/* ---- the rest */

static void test_words(void)
{
    static const struct {
        struct gk_sandbox sandbox;
        const char *words;
    } cases[] = { { { 0, false }, "none" },
                  { { 0, true }, "seccomp" },
                  { { 3, false }, "landlock 3" },
                  { { 3, true }, "landlock 3, seccomp" } };
    struct gk_buffer out = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gk_buffer_clear(&out);
        ok(gk_sandbox_append(&out, cases[i].sandbox) == GK_OK, "it can be worded");
        is_text(gk_buffer_bytes(&out), cases[i].words, "%s", cases[i].words);
    }
    gk_buffer_free(&out);
}

static void test_memory(bool hidden)
{
    struct rlimit limit = { 1, 1 };
    gk_sandbox_hide_memory();
    getrlimit(RLIMIT_CORE, &limit);
    ok(!hidden || (limit.rlim_cur == 0 && limit.rlim_max == 0), "no core file may be written");
#ifdef __linux__
    ok(!hidden || prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0, "nobody else sees the memory");
#endif
    is_int(open_error("/dev/fd/0", O_RDONLY) == ENOENT, 0, "its own descriptors keep their names");
}

static void test_inside(void)
{
    struct gk_sandbox found = gk_sandbox_find();
    if (!found.landlock)
        printf("# no landlock on this machine or in this build\n");
    if (!found.seccomp)
        printf("# no seccomp on this machine or in this build\n");
    struct gk_sandbox entered = enter();
    is_int(entered.landlock, found.landlock, "landlock is in force where it is found");
    is_int(entered.seccomp, found.seccomp, "seccomp is in force where it is found");
    test_left();
    if (entered.landlock) {
        test_files();
        test_threads();
    }
    if (entered.seccomp)
        test_calls();
}

int main(void)
{
    if (!ok(prepare(), "a folder to play in"))
        return done();
    test_words();
    test_memory(gk_sandbox_find().landlock || gk_sandbox_find().seccomp);
    fflush(stdout);
    /* What has been given up is needed to clean up: a child gives it up, and ends the test. */
    pid_t child = fork();
    if (child == 0) {
        test_inside();
        return done();
    }
    int status = -1;
    waitpid(child, &status, 0);
    clean();
    return status != 0;
}
