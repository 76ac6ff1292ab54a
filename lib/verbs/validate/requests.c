/*
 * requests.c - the time limits of requests for information (政府信息公开条例 art. 30-34).
 *
 * The reply is counted from received_date, or where the applicant was asked to supplement the
 * request, from the day on which that came (supplement_received). Working days while a third party
 * or another agency is asked are not counted, and those by which the reply was extended are added,
 * as many as the law allows. Whoever is asked has a time of its own; where it says nothing, the
 * office decides without it, so that no longer time than that can be left out. The law is that of
 * the day on which the request was received.
 */
#include "base/ascii.h"
#include "verbs/validate/group.h"
#include "verbs/validate/limits.h"

struct request {
    struct gk_date received;
    struct gk_date supplement_notified;
    struct gk_date supplement_received;
    struct gk_date asked; /* of the third party */
    struct gk_date answered;
    struct gk_date replied;
    int32_t extended; /* working days; 0: none, -1: cannot be read */
    int32_t counts;   /* those of them that the law allows */
    bool open;        /* nothing says that it was replied to */
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    (void)plan, (void)options, (void)parameters, (void)bad;
    return GK_OK;
}

/* 20, "20", 20个工作日. */
static enum gk_status read_extended(struct gk_judging *judging, int32_t *extended)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_EXTENDED_DAYS);
    struct gk_limit limit;
    bool empty = true;
    *extended = 0;
    if (member && gk_judging_is_empty(judging, member, &empty) != GK_OK)
        return GK_NO_MEMORY;
    if (empty)
        return GK_OK;
    struct gk_bytes text = member->value.type == GK_STRING
                               ? gk_judging_text(judging, GK_FIELD_EXTENDED_DAYS)
                               : gk_record_raw(judging->record, member->value);
    if (!text.at)
        return GK_NO_MEMORY;
    text = gk_bytes_trim(text);
    size_t digits = 0;
    while (digits < text.length && digits < 5 && gk_is_ascii_digit(text.at[digits]))
        *extended = *extended * 10 + (text.at[digits++] - '0');
    if (digits == text.length)
        return GK_OK;
    bool none = digits && !*extended && gk_bytes_end_with(text, GK_BYTES("工作日"));
    bool read = gk_limit_read_span(text, &limit) && limit.unit == GK_LIMIT_WORKING_DAYS;
    *extended = none ? 0 : read ? limit.count : -1;
    return GK_OK;
}

/* A record that is published is no open request, whatever it was received for. */
static enum gk_status read_open(struct gk_judging *judging, bool *open)
{
    const struct gk_member *replied = gk_judging_member(judging, GK_FIELD_REPLIED_DATE);
    bool empty = true;
    enum gk_status status = replied ? gk_judging_is_empty(judging, replied, &empty) : GK_OK;
    *open = empty && judging->published == GK_NO_DAY;
    return status;
}

static enum gk_status read_request(struct gk_judging *judging, struct request *request)
{
    *request = (struct request){
        .received = gk_judging_date(judging, GK_FIELD_RECEIVED_DATE),
        .supplement_notified = gk_judging_date(judging, GK_FIELD_SUPPLEMENT_NOTIFIED),
        .supplement_received = gk_judging_date(judging, GK_FIELD_SUPPLEMENT_RECEIVED),
        .asked = gk_judging_date(judging, GK_FIELD_THIRD_PARTY_ASKED),
        .answered = gk_judging_date(judging, GK_FIELD_THIRD_PARTY_REPLIED),
        .replied = gk_judging_date(judging, GK_FIELD_REPLIED_DATE),
    };
    enum gk_status status = read_open(judging, &request->open);
    return status == GK_OK ? read_extended(judging, &request->extended) : status;
}

/* Art. 30: within seven working days the applicant is told what is missing. */
static enum gk_status judge_supplement(struct gk_judging *judging, const struct request *request)
{
    struct gk_limit limit;
    if (request->supplement_notified.day == GK_NO_DAY)
        return GK_OK;
    if (request->received.day == GK_NO_DAY)
        return gk_limit_missing(judging, GK_RULE_DEADLINE_SUPPLEMENT, GK_FIELD_RECEIVED_DATE,
                                GK_FIELD_SUPPLEMENT_NOTIFIED);
    struct gk_deadline deadline =
        gk_limit_end(judging, GK_RULE_DEADLINE_SUPPLEMENT, request->received, &limit);
    if (deadline.end.day == GK_NO_DAY || request->supplement_notified.day <= deadline.end.day)
        return GK_OK;
    struct gk_breach breach = {
        .rule = GK_RULE_DEADLINE_SUPPLEMENT,
        .at = GK_FIELD_SUPPLEMENT_NOTIFIED,
        .day = request->received.day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_judging_day(judging, request->supplement_notified.day),
                       gk_judging_day(judging, deadline.end.day) },
    };
    return breach.arguments[0].at && breach.arguments[1].at ? gk_limit_add(judging, &breach)
                                                            : GK_NO_MEMORY;
}

/* How much of the extension counts; more than the law allows is told. */
static enum gk_status judge_extension(struct gk_judging *judging, struct request *request)
{
    struct gk_limit allowed;
    request->counts = request->extended > 0 ? request->extended : 0;
    if (!request->counts ||
        !gk_limit_by_law(judging, GK_RULE_DEADLINE_EXTENSION, request->received.day, &allowed) ||
        request->counts <= allowed.count)
        return GK_OK;
    struct gk_breach breach = {
        .rule = GK_RULE_DEADLINE_EXTENSION,
        .at = GK_FIELD_EXTENDED_DAYS,
        .day = request->received.day,
        .arguments = { gk_judging_print(judging, "%d", (int)request->counts),
                       gk_judging_print(judging, "%d", (int)allowed.count) },
    };
    request->counts = allowed.count;
    return breach.arguments[0].at && breach.arguments[1].at ? gk_limit_add(judging, &breach)
                                                            : GK_NO_MEMORY;
}

/* The last day for whoever was asked to answer; none where no law knows one. */
static struct gk_deadline find_answer_end(const struct gk_judging *judging,
                                          const struct request *request)
{
    struct gk_limit limit;
    return gk_limit_end(judging, GK_RULE_DEADLINE_THIRD_PARTY, request->asked, &limit);
}

/* Art. 32 and 34: answered too late, or not at all while the request is open. */
static enum gk_status judge_answer(struct gk_judging *judging, const struct request *request)
{
    bool answered = request->answered.day != GK_NO_DAY;
    int32_t at = answered ? request->answered.day : judging->plan->today;
    if (request->asked.day == GK_NO_DAY || !(answered || request->open))
        return GK_OK;
    struct gk_deadline deadline = find_answer_end(judging, request);
    if (deadline.end.day == GK_NO_DAY || at <= deadline.end.day)
        return GK_OK;
    struct gk_breach breach = {
        .rule = GK_RULE_DEADLINE_THIRD_PARTY,
        .at = answered ? GK_FIELD_THIRD_PARTY_REPLIED : GK_FIELD_THIRD_PARTY_ASKED,
        .day = request->asked.day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_judging_day(judging, request->asked.day),
                       gk_judging_day(judging, deadline.end.day) },
    };
    return breach.arguments[0].at && breach.arguments[1].at ? gk_limit_add(judging, &breach)
                                                            : GK_NO_MEMORY;
}

/* The last day for the reply, where whoever was asked answered on that day; none where the office
 * waits for the applicant, or no law knows it. */
static struct gk_deadline find_end(const struct gk_judging *judging, const struct request *request,
                                   int32_t answered)
{
    struct gk_limit limit;
    int32_t start = request->received.day;
    bool waits = request->supplement_notified.day != GK_NO_DAY &&
                 request->supplement_received.day == GK_NO_DAY;
    if (waits || !gk_limit_by_law(judging, GK_RULE_DEADLINE_REPLY, start, &limit))
        return (struct gk_deadline){ .end = { .day = GK_NO_DAY, .minutes = -1 } };
    if (request->supplement_received.day != GK_NO_DAY)
        start = request->supplement_received.day;
    struct gk_pause pause = { GK_NO_DAY, GK_NO_DAY };
    if (request->asked.day != GK_NO_DAY && answered != GK_NO_DAY)
        pause = (struct gk_pause){ request->asked.day, answered };
    return gk_deadline_paused(&judging->plan->profile->calendar, start,
                              limit.count + request->counts, pause);
}

/* What is not said and would put the end off: no limit is counted without it. */
static bool find_unsaid(const struct request *request, enum gk_field *unsaid)
{
    bool asked = request->asked.day != GK_NO_DAY;
    bool answered = request->answered.day != GK_NO_DAY;
    if (request->extended < 0)
        *unsaid = GK_FIELD_EXTENDED_DAYS;
    else if (asked && !answered)
        *unsaid = GK_FIELD_THIRD_PARTY_REPLIED;
    else
        *unsaid = GK_FIELD_THIRD_PARTY_ASKED;
    return request->extended < 0 || asked != answered;
}

static enum gk_status add_late(struct gk_judging *judging, const struct request *request,
                               struct gk_deadline deadline)
{
    bool replied = request->replied.day != GK_NO_DAY;
    enum gk_field at = replied ? GK_FIELD_REPLIED_DATE : GK_FIELD_RECEIVED_DATE;
    struct gk_breach breach = {
        .rule = replied ? GK_RULE_DEADLINE_REPLY : GK_RULE_DEADLINE_UNANSWERED,
        .at = at,
        .day = request->received.day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_judging_day(judging, deadline.end.day), GK_BYTES("") },
    };
    if (replied)
        breach.arguments[1] = gk_judging_day(judging, request->replied.day);
    return breach.arguments[0].at && breach.arguments[1].at ? gk_limit_add(judging, &breach)
                                                            : GK_NO_MEMORY;
}

/* What is not said does not matter where the reply is late all the same: nobody answers later than
 * the law lets him. */
static bool is_late_anyhow(const struct gk_judging *judging, const struct request *request,
                           enum gk_field unsaid, int32_t at, struct gk_deadline *deadline)
{
    if (unsaid != GK_FIELD_THIRD_PARTY_REPLIED)
        return false;
    struct gk_deadline answer = find_answer_end(judging, request);
    if (answer.end.day == GK_NO_DAY)
        return false;
    *deadline = find_end(judging, request, answer.end.day);
    deadline->provisional |= answer.provisional;
    return at > deadline->end.day;
}

static enum gk_status judge_reply(struct gk_judging *judging, const struct request *request,
                                  struct gk_deadline deadline)
{
    enum gk_field unsaid;
    int32_t at = request->open ? judging->plan->today : request->replied.day;
    if (at == GK_NO_DAY || deadline.end.day == GK_NO_DAY || at <= deadline.end.day)
        return GK_OK;
    if (find_unsaid(request, &unsaid) && !is_late_anyhow(judging, request, unsaid, at, &deadline))
        return gk_limit_missing(judging, GK_RULE_DEADLINE_REPLY, unsaid, GK_FIELD_RECEIVED_DATE);
    return add_late(judging, request, deadline);
}

/* 办理期限 as somebody has written it, behind what the law gives. */
static enum gk_status judge_due(struct gk_judging *judging, const struct request *request,
                                struct gk_deadline deadline)
{
    enum gk_field unsaid;
    struct gk_date due = gk_judging_date(judging, GK_FIELD_DUE_DATE);
    if (due.day == GK_NO_DAY || deadline.end.day == GK_NO_DAY || due.day <= deadline.end.day ||
        find_unsaid(request, &unsaid))
        return GK_OK;
    struct gk_breach breach = {
        .rule = GK_RULE_DEADLINE_DUE,
        .at = GK_FIELD_DUE_DATE,
        .day = request->received.day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_judging_day(judging, due.day),
                       gk_judging_day(judging, deadline.end.day) },
    };
    return breach.arguments[0].at && breach.arguments[1].at ? gk_limit_add(judging, &breach)
                                                            : GK_NO_MEMORY;
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct request request;
    if (!judging->dated_count)
        return GK_OK;
    enum gk_status status = read_request(judging, &request);
    if (status == GK_OK)
        status = judge_supplement(judging, &request);
    if (status == GK_OK)
        status = judge_answer(judging, &request);
    if (status != GK_OK || request.received.day == GK_NO_DAY)
        return status != GK_OK || request.replied.day == GK_NO_DAY
                   ? status
                   : gk_limit_missing(judging, GK_RULE_DEADLINE_REPLY, GK_FIELD_RECEIVED_DATE,
                                      GK_FIELD_REPLIED_DATE);
    status = judge_extension(judging, &request);
    if (status != GK_OK)
        return status;
    struct gk_deadline deadline = find_end(judging, &request, request.answered.day);
    status = judge_reply(judging, &request, deadline);
    return status == GK_OK ? judge_due(judging, &request, deadline) : status;
}

const struct gk_validate_group gk_validate_requests = {
    .needs_profile = true,
    .open = open,
    .judge = judge,
};
