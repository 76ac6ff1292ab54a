#include "run/sandbox/seccomp.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#endif

/* The kernel's words (linux/audit.h), for the machines whose calls are listed below. */
#if defined(__x86_64__) && defined(__LP64__)
#define MACHINE 0xC000003EU
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define MACHINE 0xC00000B7U
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE 0xC00000F3U
#endif

#if defined(MACHINE) && defined(SYS_seccomp)

/* The kernel's words (linux/seccomp.h, linux/filter.h). */
enum {
    SET_FILTER = 1,
    ASK_ACTION = 2,
    ALL_THREADS = 1 << 0,
    /* Without this a kernel before 5.16 slows the program down for fear of what it runs. It runs
     * nothing but its own code and the patterns of its office. */
    NO_SLOWING = 1 << 2,

    LOAD_WORD = 0x20,
    JUMP_IF_EQUAL = 0x15,
    JUMP_IF_NOT_BELOW = 0x35,
    RETURN = 0x06,
    OFFSET_OF_CALL = 0,
    OFFSET_OF_MACHINE = 4,
};

static const uint32_t allowed = 0x7FFF0000U;
static const uint32_t refused = 0x00050000U; /* and the error in the low bits */

/* x86-64 has a second set of numbers from here on, for programs of another kind. */
static const uint32_t second_set = 0x40000000U;

struct instruction {
    uint16_t code;
    uint8_t if_true; /* how many instructions are leapt over */
    uint8_t if_false;
    uint32_t operand;
};

struct program {
    uint16_t length;
    struct instruction *instructions;
};

static const uint16_t refused_calls[] = {
    /* running programs */
    SYS_execve,
    /* the network */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    /* other processes */
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_perf_event_open,
    SYS_unshare,
    SYS_setns,
    /* the system, keys, files by other ways than their names */
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_swapon,
    SYS_swapoff,
    SYS_reboot,
    SYS_kexec_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_acct,
    SYS_quotactl,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_open_by_handle_at,
/* those that older headers lack */
#ifdef SYS_execveat
    SYS_execveat,
#endif
#ifdef SYS_bpf
    SYS_bpf,
#endif
#ifdef SYS_userfaultfd
    SYS_userfaultfd,
#endif
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
#endif
#ifdef SYS_fsopen
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
#endif
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd,
#endif
#ifdef SYS_mount_setattr
    SYS_mount_setattr,
#endif
};

enum { CALLS = sizeof refused_calls / sizeof *refused_calls };

bool gk_seccomp_found(void)
{
    return syscall(SYS_seccomp, ASK_ACTION, 0, &refused) == 0;
}

static bool install(struct program *program, unsigned flags)
{
    return syscall(SYS_seccomp, SET_FILTER, flags, program) == 0;
}

/* The program: a head, then the search, then its two ends. */
enum {
    HEAD = 4,
    ALLOW = HEAD + 2 * CALLS - 1,
    REFUSE,
    LENGTH,
};
_Static_assert(LENGTH <= UINT8_MAX, "a leap from the first instruction reaches the last");

static uint8_t leap(size_t from, size_t to)
{
    return (uint8_t)(to - from - 1);
}

/*
 * Puts the search for a call among these, sorted, at an instruction and those behind it. By halves:
 * at the start the kernel works the program through for every call that it has, and one comparison
 * after the other would take longer than the rest of the start.
 */
static void put_search(struct instruction *all, size_t at, const uint16_t *calls, size_t count)
{
    if (count == 1) {
        all[at] =
            (struct instruction){ JUMP_IF_EQUAL, leap(at, REFUSE), leap(at, ALLOW), calls[0] };
        return;
    }
    size_t half = count / 2, second = at + 2 * half;
    all[at] = (struct instruction){ JUMP_IF_NOT_BELOW, leap(at, second), 0, calls[half] };
    put_search(all, at + 1, calls, half);
    put_search(all, second, calls + half, count - half);
}

static int compare(const void *a, const void *b)
{
    return *(const uint16_t *)a - *(const uint16_t *)b;
}

bool gk_seccomp_enter(void)
{
    uint16_t sorted[CALLS];
    struct instruction all[LENGTH] = {
        { LOAD_WORD, 0, 0, OFFSET_OF_MACHINE },
        { JUMP_IF_EQUAL, 0, leap(1, REFUSE), MACHINE },
        { LOAD_WORD, 0, 0, OFFSET_OF_CALL },
        { JUMP_IF_NOT_BELOW, leap(3, REFUSE), 0, second_set },
        [ALLOW] = { RETURN, 0, 0, allowed },
        [REFUSE] = { RETURN, 0, 0, refused | EPERM },
    };
    memcpy(sorted, refused_calls, sizeof sorted);
    qsort(sorted, CALLS, sizeof *sorted, compare);
    put_search(all, HEAD, sorted, CALLS);
    struct program program = { LENGTH, all };
    return install(&program, ALL_THREADS | NO_SLOWING) || install(&program, ALL_THREADS);
}

#else

bool gk_seccomp_found(void)
{
    return false;
}

bool gk_seccomp_enter(void)
{
    return false;
}

#endif
