/* ASCII and UTF-8 read as UTF-16. */
#include "examined.h"

static void was(const char *text, const char *original)
{
    ok(becomes(gk_find_utf16, GK_LIKELY, text, original), "%s was %s", text, original);
    ok(becomes(gk_find_utf16, GK_CERTAIN, text, text), "%s: not certain", text);
}

int main(void)
{
    was("畂桳栠摩琠敨映捡獴", "Bush hid the facts");
    was("(畂桳栠摩琠敨映捡獴)", "(Bush hid the facts)");
    finds_nothing(gk_find_utf16, "注畂桳栠摩琠敨映捡獴"); /* the run is judged as a whole */
    finds_nothing(gk_find_utf16, "畂桳");
    finds_nothing(gk_find_utf16, "政务公开工作要点");
    finds_nothing(gk_find_utf16, "敬爱慢慣"); /* bytes that are letters, in common characters */
    finds_nothing(gk_find_utf16, "鏀垮姟鍏紑宸ヤ綔");
    return done();
}
