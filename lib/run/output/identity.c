#include "run/output/identity.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_CHAIN = 40 }; /* of links, as the system follows them */

static void set(struct gk_identity *identity, enum gk_identity_kind kind, const struct stat *found)
{
    *identity = (struct gk_identity){ kind, found->st_dev, found->st_ino, NULL };
}

/* Turns the path of a link into the one that `target` gives, as seen from the link. */
static bool join(char path[PATH_MAX], const char *target)
{
    char joined[PATH_MAX];
    const char *slash = strrchr(path, '/');
    int folder = slash && *target != '/' ? (int)(slash - path) + 1 : 0;
    int length = snprintf(joined, sizeof joined, "%.*s%s", folder, path, target);
    if (length < 0 || (size_t)length >= sizeof joined)
        return false;
    memcpy(path, joined, (size_t)length + 1);
    return true;
}

bool gk_follow_links(char path[PATH_MAX])
{
    char target[PATH_MAX];
    for (int links = 0; links < LONGEST_CHAIN; links++) {
        ssize_t length = readlink(path, target, sizeof target - 1);
        if (length < 0)
            return true;
        target[length] = '\0';
        if (!join(path, target)) {
            errno = ENAMETOOLONG;
            return false;
        }
    }
    errno = ELOOP;
    return false;
}

/* By the folder of a file that is not there yet. */
static enum gk_status identify_new(struct gk_identity *identity, struct gk_arena *arena,
                                   char path[PATH_MAX])
{
    struct stat folder;
    char *slash = strrchr(path, '/');
    struct gk_bytes base = gk_arena_copy(arena, gk_bytes_of(slash ? slash + 1 : path));
    if (!base.at)
        return GK_NO_MEMORY;
    if (slash)
        slash[1] = '\0';
    if (base.length && stat(slash ? path : ".", &folder) == 0) {
        set(identity, GK_FILE_TO_BE, &folder);
        identity->base = base.at;
    }
    return GK_OK;
}

enum gk_status gk_identity_of_path(struct gk_identity *identity, struct gk_arena *arena,
                                   const char *path)
{
    struct stat found;
    char followed[PATH_MAX];
    *identity = (struct gk_identity){ .kind = GK_NO_IDENTITY };
    if (stat(path, &found) == 0) {
        if (S_ISREG(found.st_mode))
            set(identity, GK_FILE_THERE, &found);
        return GK_OK;
    }
    if (strlen(path) >= sizeof followed)
        return GK_OK;
    memcpy(followed, path, strlen(path) + 1);
    return gk_follow_links(followed) ? identify_new(identity, arena, followed) : GK_OK;
}

void gk_identity_of_descriptor(struct gk_identity *identity, int descriptor)
{
    struct stat found;
    *identity = (struct gk_identity){ .kind = GK_NO_IDENTITY };
    if (fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode))
        set(identity, GK_FILE_THERE, &found);
}

void gk_identity_of_folder(struct gk_identity *identity, const char *path)
{
    struct stat found;
    *identity = (struct gk_identity){ .kind = GK_NO_IDENTITY };
    if (stat(path, &found) == 0 && S_ISDIR(found.st_mode))
        set(identity, GK_WHOLE_FOLDER, &found);
}

bool gk_identity_equal(const struct gk_identity *a, const struct gk_identity *b)
{
    if (a->kind == GK_NO_IDENTITY || b->kind == GK_NO_IDENTITY || a->device != b->device ||
        a->inode != b->inode)
        return false;
    if (a->kind == GK_FILE_TO_BE && b->kind == GK_FILE_TO_BE)
        return strcmp(a->base, b->base) == 0;
    return a->kind == b->kind || (a->kind != GK_FILE_THERE && b->kind != GK_FILE_THERE);
}
