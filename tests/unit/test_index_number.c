/* Index numbers: forms, check characters, years. Numbers are made up, those of public agencies aside. */
#include "domain/identifier.h"
#include "domain/index_number.h"
#include "random.h"
#include "tap.h"

static void is(const char *text, enum gk_index_form form, int year, bool wrong)
{
    struct gk_index_number number;
    gk_index_number_read(gk_bytes_of(text), &number);
    ok(number.form == form && number.year == year && (number.bad_code || number.bad_month) == wrong,
       "'%s': form %d, year %d%s", text, (int)form, year, wrong ? ", wrong" : "");
}

static void test_forms(void)
{
    is("000014349/2018-00222", GK_INDEX_ORGANISATION, 2018, false);
    is(" 000014349 ／ 2018—00222 ", GK_INDEX_ORGANISATION, 2018, false);
    is("11500382774856013D/2024-00016", GK_INDEX_SOCIAL_CODE, 2024, false);
    is("11500382774856013d/2024-00016", GK_INDEX_SOCIAL_CODE, 2024, false);
    is("00001434-9/2018-00222", GK_INDEX_ORGANISATION, 2018, false);
    is("00001434-8/2018-00222", GK_INDEX_ORGANISATION, 2018, true);
    is("11341702486344515H/202110-00013", GK_INDEX_SOCIAL_CODE, 2021, false);
    is("1137078555222300XQ/2015-00020", GK_INDEX_SOCIAL_CODE, 2015, false);
    is("sggzyjyzx/2024-00002", GK_INDEX_LETTERS, 2024, false);
    is("G1234-02-2008-00015", GK_INDEX_CLASSES, 2008, false);
    is("000014348/2018-00222", GK_INDEX_ORGANISATION, 2018, true);
    is("11500382774856014D/2024-00016", GK_INDEX_SOCIAL_CODE, 2024, true);
    is("11500382774856013E/2024-00016", GK_INDEX_SOCIAL_CODE, 2024, true);
    is("11341702486344515H/202113-00013", GK_INDEX_SOCIAL_CODE, 2021, true);
    is("000014349/1218-00222", GK_INDEX_ORGANISATION, 0, false);
    static const char *const others[] = {
        "国发〔2019〕5号",
        "12",
        "000014349",
        "000014349/2018",
        "000014349/2018-",
        "000014349/2018-1a",
        "0000143490/2018-00222",
        "000014349/18-00222",
        "/2018-00222",
        "G1234-02-18-00015",
        "000014349/2018-123456789",
        "000014349/2018-00222 ; 000014349/2018-00223",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        is(others[i], GK_INDEX_UNKNOWN, 0, false);
}

/* One character of a code mistyped is always seen. */
static void test_slips(void)
{
    const char right[] = "000014349/2018-00222";
    int missed = 0;
    for (int i = 0; i < 9; i++) {
        for (char c = '0'; c <= '9'; c++) {
            char text[sizeof right];
            struct gk_index_number number;
            memcpy(text, right, sizeof right);
            text[i] = c;
            gk_index_number_read(gk_bytes_of(text), &number);
            missed += number.bad_code != (c != right[i]);
        }
    }
    is_int(missed, 0, "each digit of an organisation code mistyped");
}

/* Codes with the check character that the standard's sum gives. */
static void test_made_up(void)
{
    int wrong = 0;
    for (int n = 0; n < 10000; n++) {
        static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
        char code[GK_ORGANISATION_LENGTH];
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            int value = (int)random_below(36);
            code[i] = (char)(value < 10 ? '0' + value : 'a' + value - 10);
            sum += value * weights[i];
        }
        int right = 0;
        for (int i = 0; i < 11; i++) {
            code[8] = i == 10 ? 'x' : (char)('0' + i);
            bool fits = (sum + i) % 11 == 0;
            wrong += gk_identifier_is_organisation(code) != fits;
            right += fits;
        }
        wrong += right != 1;
    }
    is_int(wrong, 0, "of 10,000 codes one check character each is right");
}

int main(void)
{
    test_forms();
    test_slips();
    test_made_up();
    return done();
}
