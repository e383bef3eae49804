package org.mzi.console.events;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.console.ConsoleBrowser;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** Events and problems in the browser. Each role logs in once and keeps its page. */
@ExtendWith(BridgeExtension.class)
class EventsViewIT {

    private static final String OURS = "/admin/events?entity=test.console";
    private static final String PARKED = OURS + "&status=PARKED";
    private static final String CHECKBOX = "vaadin-checkbox:not(.vaadin-grid-select-all-checkbox)";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static ConsoleBrowser browser;
    private static Bridge bridge;
    private static Page administrator;

    @BeforeAll
    static void open(Bridge running) {
        bridge = running;
        browser = new ConsoleBrowser(running.uri());
        administrator = browser.signedIn("admin", bridge.consolePassword(), OURS);
    }

    @AfterAll
    static void close() {
        removeEvents();
        browser.close();
    }

    /** Three parked events and one that is done; the newest parked one holds a birth date. */
    @BeforeEach
    void prepare() {
        removeEvents();
        bridge.database()
                .write(
                        handle -> handle.execute(
                                """
                        insert into event (source, handler, operation, record_key, priority, payload, received_at, status,
                                           attempts, due_at, finished_at, problem_code, problem_text)
                        select 'ZOHO', 'test.console', 'UPSERT', '572576700000052415' || n, 1,
                            case when n = 3 then '{"module": "Students", "Birth_Date": "2001-05-17"}' else '{}' end::jsonb,
                            timestamptz '2026-01-31T08:00:05Z' + n * interval '1 day',
                            case when n = 4 then 'DONE' else 'PARKED' end, 8, mzi_now(), mzi_now(),
                            case when n < 4 then 'moodle-username-taken' end,
                            case when n < 4 then 'Another account has the name of number ' || n || '.' end
                        from generate_series(1, 4) n"""));
        administrator.setViewportSize(1360, 840);
    }

    private static void removeEvents() {
        bridge.database().write(handle -> handle.execute("delete from event where handler like 'test.%'"));
    }

    @Test
    void anEventThatNothingWorksOnYetSaysSo() {
        bridge.database()
                .write(handle ->
                        handle.execute("insert into event (source, handler, operation, record_key, priority, payload,"
                                + " received_at, due_at) values ('MOODLE', 'moodle.grade_submitted', 'WRITE_BACK', '1_2_3', 1, '{}',"
                                + " mzi_now(), mzi_now())"));
        try {
            Page page = at("/admin/events?entity=grade_submitted");
            assertThat(line(page)).containsText("Events: 1");
            assertThat(page.locator("vaadin-grid")).containsText("Kept for a later release");
            assertThat(page.locator("vaadin-grid")).containsText("Grade given in Moodle");
            page.getByText("1_2_3").first().click();
            assertThat(page.locator(".event-facts")).containsText("Nothing needs to be done.");
        } finally {
            bridge.database()
                    .write(handle -> handle.execute("delete from event where handler = 'moodle.grade_submitted'"));
        }
    }

    @Test
    void filtersStandInTheAddressAndCombine() {
        Page page = at(OURS);
        assertThat(line(page)).containsText("Events: 4");
        page.locator("#filter-text input").fill("NUMBER 2");

        assertThat(line(page)).containsText("Events: 1");
        assertThat(page).hasURL(Pattern.compile("text=NUMBER"));
        page.locator("#filter-clear").click();
        assertThat(page).hasURL(Pattern.compile(".*/events$"));

        assertThat(line(at(OURS + "&text=5725767000000524153"))).containsText("Events: 1");
        assertThat(line(at(OURS + "&text=5725767000000524153&status=DONE"))).containsText("Events: 0");
        assertThat(line(at(OURS + "&record=5725767000000524154&status=DONE"))).containsText("Events: 1");
        assertThat(line(at(OURS + "&problem=moodle-username-taken"))).containsText("Events: 3");
        assertThat(line(at(OURS + "&text=100%25"))).containsText("Events: 0");
        assertThat(page.locator(".empty")).containsText("Nothing found");
    }

    @Test
    void timesAreAskedForInTheReadersZone() {
        Page page = at(OURS + "&from=2026-02-02T00:00%2B03:00&to=2026-02-03T11:00:05%2B03:00");

        assertThat(line(page)).containsText("Events: 1");
        assertThat(page.locator("#filter-from input").first()).hasValue("2026-02-02");
        page.locator("#filter-time").click();
        page.locator("vaadin-select-item").getByText("Last hour").click();
        assertThat(page).hasURL(Pattern.compile("time=hour"));
        assertThat(line(page)).containsText("Events: 0");
    }

    @Test
    void theFramesSearchLeadsToTheEventsOfARecord() {
        Page page = at(OURS);
        page.locator("#search input").fill("5725767000000524152");
        page.locator("#search input").press("Enter");
        page.locator(".found-lists a[href^='events']").click();

        assertThat(page).hasURL(Pattern.compile(".*/events\\?text=5725767000000524152"));
        assertThat(line(page)).containsText("Events: 1");
    }

    @Test
    void anEventIsOpenedByKeyboardAndExplainsItself() {
        Page page = at(PARKED);
        awaitOwnTimes(page);
        Locator link = page.locator("a[href*=event]").getByText("5725767000000524153");
        link.focus();
        page.keyboard().press("Enter");

        Locator facts = page.locator(".event-facts");
        assertThat(facts).containsText("Another Moodle account has this user name.");
        assertThat(facts).containsText("Compare the record in Zoho with Moodle");
        assertThat(facts).containsText("Received from Zoho");
        assertThat(facts).containsText("11:00:05");
        assertThat(page).hasURL(Pattern.compile("event=" + id(3)));
        bridge.database().write(handle -> handle.execute("update event set status = 'SKIPPED' where id = ?", id(3)));
        assertThat(facts).containsText("Skipped");
        assertThat(page.locator("#close")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog-overlay[opened]")).hasCount(0);
        assertThat(facts).isHidden();
        assertThat(page).not().hasURL(Pattern.compile("event="));
    }

    @Test
    void aClassWhoseCourseIsGoneGetsAnotherOne() {
        String id = bridge.sandbox()
                .zoho()
                .put("BTEC_Classes", Map.of("Class_Name", "Events view", "Class_Status", "Active"));
        bridge.awaitEvent(bridge.webhook("class_updated", id), "DONE", LONGEST);
        bridge.sandbox().moodle().removeCourse(course(id));
        bridge.sandbox().zoho().edit("BTEC_Classes", id, Map.of("Term", "2"));
        long parked = bridge.webhook("class_updated", id);
        bridge.awaitEvent(parked, "PARKED", LONGEST);

        Page page = at("/admin/events?event=" + parked);
        page.locator("#choose-course").click();
        page.locator("vaadin-radio-button")
                .getByText("a course that is in Moodle")
                .click();
        page.locator("#course-id input").fill("999999");
        page.locator("#course-agree").click();
        assertThat(page.locator("#course-id")).containsText("Moodle has no such course.");

        page.locator("vaadin-radio-button").getByText("a new course").click();
        assertThat(page.locator("#course-id")).isHidden();
        page.locator("#course-agree").click();
        bridge.awaitEvent(parked, "COALESCED", LONGEST);
        assertThat(course(id)).isPositive();
        assertThat(page.locator("#choose-course")).isHidden();
    }

    private static long course(String classId) {
        return bridge.sandbox().moodle().courses().stream()
                .filter(course -> course.getString("idnumber").equals(classId))
                .mapToLong(course -> course.getInt("id"))
                .findFirst()
                .orElse(0);
    }

    @Test
    void personalDataAreShownOnlyWhenAskedForAndOnTheRecord() {
        long event = id(3);
        Page page = at(PARKED + "&event=" + event);
        assertThat(page.locator(".timeline")).containsText("11:00:05");
        Locator payload = page.locator(".payload");
        assertThat(payload).containsText("••••••");
        assertThat(payload).not().containsText("2001");

        page.locator("#show-personal").click();
        assertThat(payload).containsText("2001-05-17");
        assertThat(auditOf("event " + event)).containsExactly("personal-data-shown");
    }

    @Test
    void oneEventIsRetriedAndAnotherDiscardedAfterAQuestion() {
        Page page = at(PARKED + "&event=" + id(1));
        page.locator("#retry").click();
        assertThat(page.locator(".event-facts")).containsText("Pending");
        assertThat(auditOf("event " + id(1))).containsExactly("event-retry");

        at(PARKED + "&event=" + id(2));
        page.locator("#discard").click();
        assertThat(statuses()).isEqualTo("PENDING PARKED PARKED DONE");
        ConsoleBrowser.agree(page);
        assertThat(page.locator(".event-facts")).containsText("Discarded");
        assertThat(auditOf("event " + id(2))).containsExactly("event-discard");
    }

    @Test
    void markedEventsAreRetriedTogether() {
        Page page = at(PARKED);
        assertThat(page.locator("#retry-marked")).isHidden();
        Locator boxes = page.locator(CHECKBOX);
        boxes.nth(0).click();
        boxes.nth(1).click();
        assertThat(page.locator(".marked")).containsText("Selected: 2");
        page.locator("#retry-marked").click();

        assertThat(line(page)).containsText("Events: 1");
        assertThat(statuses()).isEqualTo("PARKED PENDING PENDING DONE");
    }

    @Test
    void aWholeFilterIsRetriedOnlyAsFarAsItWasConfirmed() {
        Page page = at(PARKED);
        page.locator("#retry-all").click();
        Locator question = page.locator("vaadin-confirm-dialog-overlay[opened]");
        assertThat(question).containsText("Retry 3 events?");
        park("5725767000000524155");
        ConsoleBrowser.agree(page);
        assertThat(question).containsText("there are 4 now");
        assertThat(statuses()).isEqualTo("PARKED PARKED PARKED DONE PARKED");

        ConsoleBrowser.agree(page);
        assertThat(page.locator(".empty")).containsText("Nothing found");
        assertThat(statuses()).isEqualTo("PENDING PENDING PENDING DONE PENDING");
        assertThat(auditOf("events")).contains("event-retry");
    }

    @Test
    void aKindOfProblemIsExplainedAndDiscardedAsAWhole() {
        Page page = at("/admin/problems?entity=test.console");
        assertThat(line(page)).containsText("Kinds of problems: 1");
        page.locator("a")
                .getByText("Another Moodle account has this user name.")
                .click();
        Locator detail = page.locator(".event-facts");
        assertThat(detail).containsText("correct what is wrong, then retry");
        assertThat(detail).containsText("number 3.");

        page.locator("#discard-kind").click();
        ConsoleBrowser.agree(page);
        assertThat(page.locator(".empty")).containsText("Nothing found");
        assertThat(statuses()).isEqualTo("DISCARDED DISCARDED DISCARDED DONE");
    }

    @Test
    void deletionsThatWereHeldBackAreConfirmedOrRefused() {
        bridge.database()
                .write(handle -> handle.execute("update event set problem_code = 'mass-deletion', operation = 'DELETE' "
                        + "where handler = 'test.console' and status = 'PARKED'"));
        Page page = at("/admin/problems");
        Locator decide = page.locator("#decide-console");
        decide.focus();
        ConsoleBrowser.awaitPolls(page);
        assertThat(decide).isFocused();
        decide.click();
        assertThat(page.locator("#confirm-marked")).isDisabled();
        page.locator(".deletions " + CHECKBOX).first().click();
        page.locator("#confirm-marked").click();
        ConsoleBrowser.agree(page);
        assertThat(page.locator("#retry-kind")).containsText("Confirm all 2");
        assertThat(bridge.event(id(3), "payload ->> 'confirmedBy'")).isEqualTo("admin");

        page.locator("#discard-kind").click();
        ConsoleBrowser.agree(page);
        assertThat(page.locator("#decide-console")).hasCount(0);
        assertThat(statuses()).isEqualTo("DISCARDED DISCARDED PENDING DONE");
    }

    @Test
    void aViewerIsOfferedNoChangesAndRefusedThem() {
        bridge.account("events-viewer", "VIEWER");
        Page page = browser.signedIn("events-viewer", bridge.consolePassword(), PARKED + "&event=" + id(3));

        assertThat(page.locator(".payload")).containsText("••••••");
        for (String button : List.of("#show-personal", "#retry", "#discard", "#retry-all", "#retry-marked")) {
            assertThat(page.locator(button)).isHidden();
        }
        assertThat(page.locator(CHECKBOX)).hasCount(0);
        page.navigate("/admin/problems?entity=test.console&kind=test.console/moodle-username-taken");
        assertThat(page.locator(".event-facts")).isVisible();
        assertThat(page.locator("#retry-kind")).isHidden();
        page.context().close();
    }

    @Test
    void anOperatorRetriesDiscardsAndSeesPersonalData() {
        bridge.account("events-operator", "OPERATOR");
        Page page = browser.signedIn("events-operator", bridge.consolePassword(), PARKED + "&event=" + id(3));

        page.locator("#show-personal").click();
        assertThat(page.locator(".payload")).containsText("2001-05-17");
        page.locator("#retry").click();
        assertThat(page.locator(".event-facts")).containsText("Pending");
        page.navigate(PARKED + "&event=" + id(2));
        page.locator("#discard").click();
        ConsoleBrowser.agree(page);
        assertThat(page.locator(".event-facts")).containsText("Discarded");

        assertThat(statuses()).isEqualTo("PARKED DISCARDED PENDING DONE");
        assertThat(doneBy("events-operator"))
                .containsExactly(
                        "personal-data-shown event " + id(3),
                        "event-retry event " + id(3),
                        "event-discard event " + id(2));
        page.context().close();
    }

    @Test
    void aPhoneShowsCardsAndArabicRunsFromRightToLeft() {
        Page page = at(PARKED);
        page.setViewportSize(390, 800);
        assertThat(page.locator(".card").first()).containsText("5725767000000524153");
        page.setViewportSize(1360, 840);
        page.locator("#language").click();

        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator("h1.view-title")).hasText("الأحداث");
        assertThat(line(page)).containsText("عدد الأحداث: 3");
        page.locator("#language").click();
        assertThat(page.locator("html")).hasAttribute("dir", "ltr");
    }

    @Test
    void withoutItsDatabaseEachScreenSaysSoAndRecovers() {
        for (String screen : List.of(PARKED, "/admin/problems?entity=test.console")) {
            Page page = at(screen);
            assertThat(page.locator("vaadin-grid a").first()).isVisible();
            bridge.postgres().kill();
            try {
                assertThat(page.locator(".notice-error")).containsText("The database does not answer");
                assertThat(page.locator(".table-view")).isVisible();
            } finally {
                bridge.postgres().start();
            }
            assertThat(page.locator(".notice-error").getByText("The database does not answer"))
                    .hasCount(0);
            assertThat(page.locator("vaadin-grid a").first()).isVisible();
        }
    }

    private static Page at(String path) {
        administrator.navigate(path);
        administrator.waitForSelector(".table-view");
        return administrator;
    }

    /** Once the server knows the reader's zone it draws all rows anew. */
    private static void awaitOwnTimes(Page page) {
        assertThat(page.locator(".list-line [title*='Arabia']")).isVisible();
    }

    private static Locator line(Page page) {
        return page.locator(".list-line");
    }

    private static void park(String record) {
        bridge.database().write(handle -> handle.createUpdate(
                        """
                        insert into event (source, handler, operation, record_key, priority, received_at, status, due_at,
                                           finished_at, problem_code, problem_text)
                        values ('ZOHO', 'test.console', 'UPSERT', :record, 1, mzi_now(), 'PARKED', mzi_now(), mzi_now(),
                                'moodle-username-taken', 'Taken.')""")
                .bind("record", record)
                .execute());
    }

    private static long id(int number) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select id from event where handler = 'test.console' and record_key = :record")
                .bind("record", "572576700000052415" + number)
                .mapTo(Long.class)
                .one());
    }

    /** Of all events, in the order of their records. */
    private static String statuses() {
        return bridge.database()
                .read(handle -> handle.createQuery("select string_agg(status, ' ' order by record_key) from event "
                                + "where handler = 'test.console'")
                        .mapTo(String.class)
                        .one());
    }

    private static List<String> auditOf(String subject) {
        return bridge.database()
                .read(handle -> handle.createQuery("select action from audit_log where subject = :subject order by id")
                        .bind("subject", subject)
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> doneBy(String user) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select action || ' ' || subject from audit_log where user_name = :user"
                                + " and subject like 'event %' order by id")
                .bind("user", user)
                .mapTo(String.class)
                .list());
    }
}
