/* The end of a run: findings of the tally that name a record, and such as name none. */
#include "run/deliver/deliver.h"
#include "tap.h"

static const struct gk_voice voice = { "gk-test", GK_ENGLISH };
static struct gk_profile profile;

/* A tally that has something to say of line 7 of a file, and of the whole. */
static enum gk_status tell(void *tally, struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_UNIQUE_DUPLICATE);
    (void)tally;
    draft.stands =
        (struct gk_place){ .file = GK_BYTES("a.jsonl"), .line = 7, .id = GK_BYTES("r-7") };
    if (gk_verdict_add(end, &draft, NULL) != GK_OK)
        return GK_NO_MEMORY;
    draft = gk_finding_of(GK_RULE_UNIQUE_ABSENT);
    return gk_verdict_add(end, &draft, NULL);
}

static const struct gk_verb verb = { .name = "test",
                                     .tally_report = tell,
                                     .attention = GK_WARNING };

static void test_end(void)
{
    int tally = 0;
    FILE *file = tmpfile();
    struct gk_output output;
    const struct gk_job job = { .voice = &voice,
                                .verb = &verb,
                                .tally = &tally,
                                .settlement = { .profile = &profile },
                                .format = GK_REPORT_GNU,
                                .max_report = UINT64_MAX };
    if (!file)
        exit(2);
    gk_output_on(&output, &voice, fileno(file), GK_BYTES("report"));
    struct gk_report report = { .job = &job, .output = &output };
    struct gk_to_accept to_accept = { .output = { .descriptor = -1 } };
    struct gk_output records = { .descriptor = -1 };
    struct gk_rejects rejects = { .output = { .descriptor = -1 } };
    struct gk_reasons reasons = { .output = { .descriptor = -1 } };
    struct gk_delivery delivery = { .job = &job,
                                    .records = &records,
                                    .rejects = &rejects,
                                    .report = &report,
                                    .to_accept = &to_accept,
                                    .reasons = &reasons };
    char text[512] = "";
    ok(gk_deliver_end(&delivery) == GK_OK && delivery.attention, "the end, and somebody is needed");
    rewind(file);
    (void)!fread(text, 1, sizeof text - 1, file);
    ok(strstr(text, "a.jsonl:7:1: error: [unique.duplicate]") && strstr(text, "id=r-7"),
       "a finding that names a record stands with it");
    ok(strstr(text, "gk-test: warning: [unique.absent]") != NULL,
       "one that names none begins with the tool's name");
    gk_report_free(&report);
    gk_delivery_free(&delivery);
    fclose(file);
}

int main(void)
{
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        profile.severity[i] = gk_rule((enum gk_rule_id)i)->severity;
        profile.in_force[i] = (struct gk_in_force){ INT32_MIN, INT32_MAX, GK_OFF };
    }
    test_end();
    return done();
}
