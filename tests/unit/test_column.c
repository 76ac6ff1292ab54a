/* Columns as paths. */
#include "base/buffer.h"
#include "domain/column.h"
#include "tap.h"

/* The parts from the last to the first, | behind each. */
static void reads(const char *path, const char *parts)
{
    struct gk_buffer read = { 0 };
    struct gk_bytes text = gk_bytes_of(path), part;
    size_t end = text.length;
    bool room = true;
    while (room && gk_column_part(text, &end, &part))
        room = gk_buffer_append(&read, part) == GK_OK && gk_buffer_append_byte(&read, '|') == GK_OK;
    is_text(gk_buffer_bytes(&read), parts, "'%s'", path);
    gk_buffer_free(&read);
}

int main(void)
{
    reads("权责清单", "权责清单|");
    reads(" 权责清单\u3000", "权责清单|");
    reads("首页>政务公开>权责清单", "权责清单|政务公开|首页|");
    reads("首页＞政务公开 › 权责清单", "权责清单|政务公开|首页|");
    reads("首页 » 政务公开 → 权责清单", "权责清单|政务公开|首页|");
    reads("首页/政务公开／权责清单/", "权责清单|政务公开|首页|");
    reads("首页->政务公开 -> 权责清单", "权责清单|政务公开|首页|");
    reads("/a>>b>\u3000>c\u200B>", "c|b|a|");
    reads("甲-乙>丙", "丙|甲-乙|");
    reads("->", "");
    reads("", "");
    reads(" \u3000", "");
    reads(">", "");
    return done();
}
