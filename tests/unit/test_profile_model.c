/* Learned weights of a profile: read, checked, replaced, and read only where they are asked for. */
#include "office.h"

/* The mistakes are these: the rule and the line of each. */
static void test_mistake(const char *text, enum gk_rule_id rule, uint32_t line, const char *what)
{
    write_file("model/own.tsv", text);
    ok(open_office() == GK_INVALID && mistakes.first && mistakes.first->rule == rule &&
           mistakes.first->line == line && !mistakes.first->next,
       "%s", what);
}

static void test_mistakes(void)
{
    test_mistake("农业\t甲\n", GK_RULE_PROFILE_COLUMN, 1, "a row without points");
    test_mistake("农业\t甲\t1\t2\n", GK_RULE_PROFILE_COLUMN, 1, "a row of four columns");
    test_mistake("# 注\n\u200b\t甲\t1\n", GK_RULE_PROFILE_TERM, 2, "nothing to see");
    test_mistake("农业农村\t甲\t1\n", GK_RULE_PROFILE_VALUE, 1, "four characters");
    test_mistake("农业\t甲\t1.5\n", GK_RULE_PROFILE_VALUE, 1, "points that are not whole");
    test_mistake("农业\t甲\t-10001\n", GK_RULE_PROFILE_VALUE, 1, "points beyond their bound");
    test_mistake("农业\t甲\t1\n農業\t甲\t2\n", GK_RULE_PROFILE_DUPLICATE, 2, "a row said twice");
    test_mistake("农业\t丙\t1\n农\t丙\t1\n", GK_RULE_PROFILE_CATEGORY, 1,
                 "a class that the taxonomy has not, told once");
    write_file("model/own.tsv", "农业\t甲\n");
    ok(open_parts(GK_PROFILE_ALL & ~(unsigned)GK_PROFILE_MODELS) == GK_OK &&
           !gk_profile_file(&profile, GK_BYTES("model/own.tsv"))->text.at,
       "a model that is not asked for is not read");
}

static void test_rows(void)
{
    write_file("model/own.tsv", "# 词\t类\t分\n農業\t甲\t+12\n农\t乙\t-3\nＡ村委\t乙\t0\n");
    ok(open_office() == GK_OK, "a model is read");
    const struct gk_model_table *model = gk_profile_model(&profile, GK_BYTES("own"));
    ok(model && model->row_count == 3 && model->rows[0].tenths == 12 &&
           model->rows[1].tenths == -3 && model->rows[2].length == 3,
       "with its rows");
    ok(model && model->rows[0].length == 2 && model->rows[0].characters[0] == 0x519C &&
           model->rows[0].characters[1] == 0x4E1A && model->rows[2].characters[0] == 'a',
       "folded as texts are");
    ok(model && model->rows[1].line == 3, "which know their lines");
    write_file("other.tsv", "村\t乙\t5\n");
    struct gk_mistakes own = { 0 };
    ok(gk_profile_read_model(&profile, path_of("other.tsv"), GK_BYTES("own"), &own) == GK_OK,
       "another model is read");
    model = gk_profile_model(&profile, GK_BYTES("own"));
    ok(model && model->row_count == 1 && model->rows[0].tenths == 5, "in the place of the first");
    write_file("other.tsv", "村\t丙\t5\n");
    ok(gk_profile_read_model(&profile, path_of("other.tsv"), GK_BYTES("own"), &own) == GK_INVALID &&
           own.first && own.first->rule == GK_RULE_PROFILE_CATEGORY,
       "and checked");
    gk_mistakes_free(&own);
    remove_file("other.tsv");
    remove_file("model/own.tsv");
}

/* The built-in weights are those of the built-in classes. */
static void test_built_in(void)
{
    ok(open_office() == GK_OK, "an office's profile");
    write_file("taxonomy/subject.tsv", "甲\t*\t农业\t3\n");
    ok(open_office() == GK_OK && !gk_profile_model(&profile, GK_BYTES("subject")),
       "not for an office's own taxonomy of the name");
    remove_file("taxonomy/subject.tsv");
}

int main(void)
{
    make_office();
    write_file("taxonomy/own.tsv", "甲\t*\t农业\t3\n乙/一\t*\t农村\t3\n");
    test_mistakes();
    test_rows();
    test_built_in();
    remove_file("taxonomy/own.tsv");
    remove_office();
    return done();
}
