#include "run/output/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, NARROWEST = 20, WIDEST = 1000 };

size_t gk_terminal_width(int descriptor)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    unsigned long width = USUAL_WIDTH;
    if (isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col)
        width = size.ws_col;
    else if (columns && strspn(columns, "0123456789") == strlen(columns) && strlen(columns) < 5)
        width = strtoul(columns, NULL, 10);
    return width < NARROWEST || width > WIDEST ? USUAL_WIDTH : width;
}
