/* Identity numbers and mobile numbers, and texts that hold one. All numbers are synthetic: their
 * holders would have been born before 1860; mobile numbers are carriers' own. */
#include "domain/identifier.h"
#include "tap.h"

static void test_cn_id(void)
{
    static const struct {
        const char *id;
        bool valid;
    } cases[] = {
        { "110000185001010016", true },  { "11000018500101018X", true },
        { "11000018500101018x", true },  { "810000185001010011", true },
        { "130000185202290011", true },  { "110000185001010015", false },
        { "110000185002300015", false }, { "11000018500101018Y", false },
        { "1100001850010100X6", false }, { "160000185001010014", false },
        { "000000185001010013", false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ok(gk_identifier_is_cn_id(cases[i].id, INT32_MAX) == cases[i].valid, "%s is %s",
           cases[i].id, cases[i].valid ? "valid" : "not");
    ok(!gk_identifier_is_cn_id("110000185001010016", gk_day(1849, 12, 31)),
       "nobody is born after the last day");
    ok(gk_identifier_is_cn_id("110000185001010016", gk_day(1850, 1, 1)), "somebody is on that day");
}

/* Exactly one check character in eleven fits, for every province and for none. */
static void test_check(void)
{
    int regions = 0;
    for (int region = 10; region < 90; region++) {
        int fitting = 0;
        for (int check = 0; check < 11; check++) {
            char id[GK_CN_ID_LENGTH + 1];
            snprintf(id, sizeof id, "%02d000018500101001%c", region, "0123456789X"[check]);
            fitting += gk_identifier_is_cn_id(id, INT32_MAX);
        }
        regions += fitting == 1;
    }
    is_int(regions, 35, "35 codes of provinces, each with one check character");
}

static void test_mobile(void)
{
    static const char *const yes[] = { "13800138000", "14500138000", "15900138000", "16600138000",
                                       "17000138000", "19200138000", "19900138000" };
    static const char *const no[] = { "15400138000", "10000138000", "12300138000",
                                      "14400138000", "16000138000", "17900138000",
                                      "19400138000", "23800138000", "1380013800x" };
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        ok(gk_identifier_is_mobile(yes[i]), "%s is a mobile number", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        ok(!gk_identifier_is_mobile(no[i]), "%s is none", no[i]);
}

static void test_cards(void)
{
    static const char *const hk[] = { "a0000003", "z000001a", "xa0000024" };
    static const char *const no_hk[] = { "a0000004", "xa0000023", "a000000",  "00000003",
                                         "A0000003", "a00000x3",  "xaa00002", "" };
    static const char *const tw[] = { "a100000001", "z200000004", "a123456789" };
    static const char *const no_tw[] = { "a100000002", "m517086311", "a10000000",
                                         "A100000001", "1100000001", "" };
    for (size_t i = 0; i < sizeof hk / sizeof *hk; i++)
        ok(gk_identifier_is_hk_id(gk_bytes_of(hk[i])), "%s is of Hong Kong", hk[i]);
    for (size_t i = 0; i < sizeof no_hk / sizeof *no_hk; i++)
        ok(!gk_identifier_is_hk_id(gk_bytes_of(no_hk[i])), "'%s' is not", no_hk[i]);
    for (size_t i = 0; i < sizeof tw / sizeof *tw; i++)
        ok(gk_identifier_is_tw_id(gk_bytes_of(tw[i])), "%s is of Taiwan", tw[i]);
    for (size_t i = 0; i < sizeof no_tw / sizeof *no_tw; i++)
        ok(!gk_identifier_is_tw_id(gk_bytes_of(no_tw[i])), "'%s' is not", no_tw[i]);
}

int main(void)
{
    test_cn_id();
    test_check();
    test_mobile();
    test_cards();
    return done();
}
