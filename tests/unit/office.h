/*
 * office.h - an office's profile, in a folder of its own, for tests of loading it.
 */
#ifndef GK_TESTS_OFFICE_H
#define GK_TESTS_OFFICE_H

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "profile/open.h"
#include "tap.h"

static struct gk_profile profile;
static struct gk_mistakes mistakes;
static char folder[] = "/tmp/gk-test-profile-XXXXXX";

/* Valid until the next call. */
static struct gk_bytes path_of(const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return gk_bytes_of(path);
}

static void write_bytes(const char *name, struct gk_bytes text)
{
    FILE *file = fopen(path_of(name).at, "w");
    if (!file || fwrite(text.at, 1, text.length, file) != text.length || fclose(file) != 0)
        printf("Bail out! cannot write %s\n", name);
}

static void write_file(const char *name, const char *text)
{
    write_bytes(name, gk_bytes_of(text));
}

static void remove_file(const char *name)
{
    unlink(path_of(name).at);
}

static void make_folder(const char *name)
{
    if (mkdir(path_of(name).at, 0700) != 0)
        printf("Bail out! cannot make %s\n", name);
}

static void make_office(void)
{
    if (!mkdtemp(folder))
        printf("Bail out! no folder for the test's files\n");
    make_folder("taxonomy");
    make_folder("model");
}

static void close_profile(void)
{
    gk_profile_close(&profile);
    gk_mistakes_free(&mistakes);
}

static enum gk_status open_parts(unsigned parts)
{
    close_profile();
    return gk_profile_open(&profile, gk_bytes_of(folder), parts, &mistakes);
}

static enum gk_status open_office(void)
{
    return open_parts(GK_PROFILE_ALL);
}

static void remove_office(void)
{
    close_profile();
    rmdir(path_of("model").at);
    rmdir(path_of("taxonomy").at);
    ok(rmdir(folder) == 0, "nothing is left of the office");
}

#endif
