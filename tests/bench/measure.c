/*
 * measure.c - measure FILE COMMAND [ARGUMENT...]: runs a command once with FILE as standard input
 * and nowhere as standard output, and prints its processor time, wall time (seconds) and peak
 * memory (KiB): `cpu wall peak status`. Microseconds, from wait4(); time(1) gives hundredths.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int run(char **arguments)
{
    int in = open(arguments[1], O_RDONLY);
    int out = open("/dev/null", O_WRONLY);
    if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
        return 126;
    close(in);
    close(out);
    execvp(arguments[2], arguments + 2);
    return 127;
}

int main(int count, char **arguments)
{
    if (count < 3)
        return 2;
    double start = now();
    pid_t child = fork();
    if (child == 0)
        _exit(run(arguments));
    int status;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        return 2;
    double wall = now() - start;
    double cpu = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                 (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    printf("%.6f %.6f %ld %d\n", cpu, wall, used.ru_maxrss,
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
