#include "run/input/kind/signature.h"

/* What stands in the first entries of an archive says what it is. */
static enum gk_message name_archive(struct gk_bytes begun)
{
    static const struct {
        struct gk_bytes part;
        enum gk_message message;
    } parts[] = {
        { { "xl/", 3 }, GK_MESSAGE_KIND_XLSX },
        { { "opendocument.spreadsheet", 24 }, GK_MESSAGE_KIND_XLSX },
        { { "OFD.xml", 7 }, GK_MESSAGE_KIND_OFD },
        { { "word/", 5 }, GK_MESSAGE_KIND_DOCUMENT },
        { { "ppt/", 4 }, GK_MESSAGE_KIND_DOCUMENT },
        { { "opendocument", 12 }, GK_MESSAGE_KIND_DOCUMENT },
        { { "[Content_Types].xml", 19 }, GK_MESSAGE_KIND_XLSX },
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (gk_bytes_find(begun, parts[i].part))
            return parts[i].message;
    return GK_MESSAGE_KIND_ZIP;
}

/* A head of dBASE: a version, a month and a day, a length of records, and nothing where nothing is
 * kept. */
static bool is_dbase(struct gk_bytes begun)
{
    static const unsigned char versions[] = { 0x03, 0x30, 0x31, 0x43, 0x83, 0x8B, 0xF5 };
    const unsigned char *head = (const unsigned char *)begun.at;
    if (begun.length < 32 || !memchr(versions, head[0], sizeof versions))
        return false;
    return head[2] >= 1 && head[2] <= 12 && head[3] >= 1 && head[3] <= 31 && !head[12] && !head[13];
}

/* What has its signature elsewhere, or none. */
static bool find_structure(struct gk_bytes begun, enum gk_message *message)
{
    enum { TAR_MAGIC = 257 };
    if (begun.length > TAR_MAGIC + 5 && !memcmp(begun.at + TAR_MAGIC, "ustar", 5)) {
        *message = GK_MESSAGE_KIND_TAR;
        return true;
    }
    *message = GK_MESSAGE_KIND_DBF;
    return is_dbase(begun);
}

static bool find_magic(struct gk_bytes begun, enum gk_message *message)
{
    static const struct {
        struct gk_bytes start;
        enum gk_message message;
    } magics[] = {
        { { "\xD0\xCF\x11\xE0", 4 }, GK_MESSAGE_KIND_XLS },
        { { "\x1F\x8B", 2 }, GK_MESSAGE_KIND_GZIP },
        { { "BZh", 3 }, GK_MESSAGE_KIND_COMPRESSED },
        { { "\xFD"
            "7zXZ",
            5 },
          GK_MESSAGE_KIND_COMPRESSED },
        { { "\x28\xB5\x2F\xFD", 4 }, GK_MESSAGE_KIND_COMPRESSED },
        { { "7z\xBC\xAF", 4 }, GK_MESSAGE_KIND_COMPRESSED },
        { { "Rar!", 4 }, GK_MESSAGE_KIND_COMPRESSED },
        { { "PAR1", 4 }, GK_MESSAGE_KIND_PARQUET },
        { { "%PDF", 4 }, GK_MESSAGE_KIND_PDF },
        { { "ORC", 3 }, GK_MESSAGE_KIND_BINARY },
        { { "Obj\x01", 4 }, GK_MESSAGE_KIND_BINARY },
        { { "SQLite format 3", 15 }, GK_MESSAGE_KIND_SQLITE },
        { { "\x09\x08\x10\x00", 4 }, GK_MESSAGE_KIND_XLS }, /* of Excel 5, by itself */
        { { "\x09\x04\x06\x00", 4 }, GK_MESSAGE_KIND_XLS },
        { { "{\\rtf", 5 }, GK_MESSAGE_KIND_DOCUMENT },
        { { "\x89PNG", 4 }, GK_MESSAGE_KIND_IMAGE },
        { { "\xFF\xD8\xFF", 3 }, GK_MESSAGE_KIND_IMAGE },
        { { "GIF8", 4 }, GK_MESSAGE_KIND_IMAGE },
        { { "II*\x00", 4 }, GK_MESSAGE_KIND_IMAGE },
        { { "MM\x00*", 4 }, GK_MESSAGE_KIND_IMAGE },
        { { "PK\x05\x06", 4 }, GK_MESSAGE_KIND_ZIP },
        { { "\x00\x01\x00\x00Standard", 12 }, GK_MESSAGE_KIND_ACCESS },
        { { "MIME-Version:", 13 }, GK_MESSAGE_KIND_MHTML },
    };
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (gk_bytes_start_with(begun, magics[i].start)) {
            *message = magics[i].message;
            return true;
        }
    if (!gk_bytes_start_with(begun, GK_BYTES("PK\x03\x04")))
        return find_structure(begun, message);
    *message = name_archive(begun);
    return true;
}

/* Bytes 00 stand in no text but UTF-16, and there in one half of its units only. */
static bool find_utf_16(struct gk_bytes begun, enum gk_message *message)
{
    enum { LOOKED_AT = 512 };
    size_t zeros[2] = { 0, 0 }, looked = begun.length < LOOKED_AT ? begun.length : LOOKED_AT;
    bool marked = gk_bytes_start_with(begun, GK_BYTES("\xFF\xFE")) ||
                  gk_bytes_start_with(begun, GK_BYTES("\xFE\xFF"));
    for (size_t i = 0; i < looked; i++)
        zeros[i % 2] += !begun.at[i];
    /* Blanks, digits, signs: one character in sixteen at least. A stray byte is none of that. */
    bool one_half =
        !zeros[0] != !zeros[1] && zeros[0] + zeros[1] > 1 && 32 * (zeros[0] + zeros[1]) >= looked;
    *message = marked     ? GK_MESSAGE_KIND_UTF_16
               : zeros[0] ? GK_MESSAGE_KIND_UTF_16BE
                          : GK_MESSAGE_KIND_UTF_16LE;
    return marked || one_half;
}

/* Zeros in a row, which no text has whatever its encoding. Behind a bracket they are a fault of one
 * record. */
static bool find_binary(struct gk_bytes begun, enum gk_message *message)
{
    enum { LOOKED_AT = 512, ZEROS = 4 };
    size_t looked = begun.length < LOOKED_AT ? begun.length : LOOKED_AT, zeros = 0, most = 0;
    for (size_t i = 0; i < looked; i++) {
        zeros = begun.at[i] ? 0 : zeros + 1;
        most = zeros > most ? zeros : most;
    }
    *message = GK_MESSAGE_KIND_BINARY;
    return most >= ZEROS && begun.at[0] != '{' && begun.at[0] != '[';
}

/* Statements of a dump: the first words of one, in the case that programs write. */
static bool find_sql(struct gk_bytes begun, enum gk_message *message)
{
    static const struct gk_bytes starts[] = { { "INSERT INTO ", 12 },
                                              { "insert into ", 12 },
                                              { "CREATE TABLE ", 13 },
                                              { "DROP TABLE ", 11 },
                                              { "-- MySQL dump", 13 },
                                              { "SET NAMES ", 10 },
                                              { "-- PostgreSQL database dump", 27 } };
    begun = gk_bytes_trim(begun);
    *message = GK_MESSAGE_KIND_SQL;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (gk_bytes_start_with(begun, starts[i]))
            return true;
    return false;
}

/* Does the text begin with the tag, whatever the case of its letters? */
static bool begins_tag(struct gk_bytes text, const char *tag)
{
    size_t length = strlen(tag);
    if (text.length < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text.at[i];
        if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != tag[i])
            return false;
    }
    return true;
}

static bool find_markup(struct gk_bytes begun, enum gk_message *message)
{
    static const char *const tags[] = {
        "<!doctype html", "<html", "<table", "<head", "<body", "<meta",  "<script", "<div",
        "<style",         "<!--",  "<tr",    "<td",   "<th",   "<tbody", "<thead",  "<p>",
        "<span",          "<br",   "<ul",    "<form", "<h1",   "<h2",    "<h3",     "<title",
        "<center",        "<font"
    };
    if (gk_bytes_start_with(begun, GK_BYTES("\xEF\xBB\xBF")))
        begun = (struct gk_bytes){ begun.at + 3, begun.length - 3 };
    begun = gk_bytes_trim(begun);
    if (begun.length < 2 || begun.at[0] != '<')
        return false;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (begins_tag(begun, tags[i])) {
            *message = GK_MESSAGE_KIND_HTML;
            return true;
        }
    char c = begun.at[1];
    bool xml = c == '?' || c == '!' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    *message = gk_bytes_find(begun, GK_BYTES("Excel.Sheet")) ? GK_MESSAGE_KIND_HTML
               : gk_bytes_find(begun, GK_BYTES("<html"))     ? GK_MESSAGE_KIND_HTML
                                                             : GK_MESSAGE_KIND_XML;
    return xml;
}

bool gk_signature_find(struct gk_bytes begun, bool narrow, enum gk_message *message)
{
    return find_magic(begun, message) || (narrow && find_utf_16(begun, message)) ||
           (narrow && find_binary(begun, message)) || find_markup(begun, message) ||
           find_sql(begun, message);
}
