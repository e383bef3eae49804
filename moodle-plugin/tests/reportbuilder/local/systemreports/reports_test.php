<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace local_mzi\reportbuilder\local\systemreports;

use core_reportbuilder\external\systemreports\retrieve;
use core_reportbuilder\manager;
use core_reportbuilder\system_report_factory;
use core_reportbuilder\table\system_report_table;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox as outboxtable;
use local_mzi\local\outbox\problem;
use local_mzi\local\people\link_states;

/**
 * Tests of the tables of students and of the outbox.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\reportbuilder\local\systemreports\students
 * @covers \local_mzi\reportbuilder\local\systemreports\outbox
 * @covers \local_mzi\reportbuilder\local\entities\student
 * @covers \local_mzi\reportbuilder\local\entities\outbox_event
 * @covers \local_mzi\output\outbox_words
 * @covers \local_mzi\output\link_state
 * @covers \local_mzi\output\state_badge
 */
final class reports_test extends \advanced_testcase {
    /** @var \local_mzi_generator */
    private \local_mzi_generator $generator;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
    }

    /**
     * Rows of a report.
     *
     * @param string $report
     * @param string[] $parameters
     * @param int|null $sort place of the column to sort by
     * @return array[] columns with HTML; the last one has the actions
     */
    private function rows(string $report, array $parameters = [], ?int $sort = null): array {
        // A report keeps its parameters for as long as a page lasts.
        manager::reset_caches();
        $instance = system_report_factory::create($report, \core\context\system::instance(), parameters: $parameters);
        $table = system_report_table::create($instance->get_report_persistent()->get('id'), $parameters);
        $table->define_baseurl(new \moodle_url('/local/mzi/admin/students.php'));
        if ($sort !== null) {
            $table->set_sortdata([['sortby' => array_keys($table->columns)[$sort], 'sortorder' => SORT_DESC]]);
        }
        $table->setup();
        $table->query_db(100, false);
        $rows = [];
        foreach ($table->rawdata as $record) {
            $rows[] = array_values(array_intersect_key($table->format_row($record), $table->columns));
        }
        $table->close_recordset();
        return $rows;
    }

    /**
     * The first words of each row.
     *
     * @param string[] $parameters
     * @return string[]
     */
    private function names(array $parameters): array {
        return array_map(
            fn(array $row): string => html_entity_decode(strip_tags($row[0])),
            $this->rows(students::class, $parameters),
        );
    }

    /**
     * A student in each state.
     *
     * @return \stdClass the account that is linked
     */
    private function fill_students(): \stdClass {
        $user = $this->getDataGenerator()->create_user(['firstname' => 'Sara']);
        $this->generator->create_linked_student($user, [
            'first_name' => 'Sara', 'last_name' => '<b>Haddad</b>', 'student_id' => 'A<1', 'academic_program' => 'Computing',
            'zoho_modified_time' => '2026-11-21T08:15:00Z',
        ]);
        $this->generator->create_student(['first_name' => 'Wafa', 'last_name' => 'Waiting']);
        $this->generator->create_student(['first_name' => 'Noor', 'last_name' => 'Nomail', 'academic_email' => null]);
        $this->getDataGenerator()->create_user(['email' => 'two@school.example']);
        $this->getDataGenerator()->create_user(['username' => 'two@school.example']);
        $this->generator->create_student([
            'first_name' => 'Amal', 'last_name' => 'Ambiguous', 'academic_email' => 'two@school.example',
        ]);
        $gone = $this->generator->create_student(['first_name' => 'Dana', 'last_name' => 'Deleted']);
        \local_mzi\local\records\records::delete('students', [$gone->zoho_student_id]);
        return $user;
    }

    /**
     * Students by state and search; by default in the order of names, and without those who were deleted.
     */
    public function test_students(): void {
        $this->fill_students();
        $this->assertEqualsCanonicalizing(
            ['Amal Ambiguous', 'Noor Nomail', 'Sara <b>Haddad</b>', 'Wafa Waiting'],
            $this->names([]),
        );
        $this->assertSame(['Amal Ambiguous'], $this->names(['state' => 'ambiguous']));
        $this->assertSame(['Wafa Waiting'], $this->names(['state' => 'waiting']));
        $this->assertSame(['Noor Nomail'], $this->names(['state' => 'problem']));
        $this->assertSame(['Dana Deleted'], $this->names(['state' => 'deleted']));
        $this->assertSame(['Amal Ambiguous'], $this->names(['search' => 'amal amb']));
        $this->assertSame([], $this->names(['state' => 'linked', 'search' => 'amal']));
        $this->assertCount(4, $this->names(['state' => 'nonsense']));
    }

    /**
     * What a row shows is escaped and leads to the account and the student's pages.
     */
    public function test_row_of_a_student(): void {
        $user = $this->fill_students();
        [$row] = $this->rows(students::class, ['state' => 'linked']);
        [$name, $studentid, $email, $account, $state, $programme, $changed, $seen, $actions] = $row;
        $this->assertStringContainsString('&lt;b&gt;Haddad', $name);
        $this->assertStringContainsString("userid={$user->id}", $name);
        $this->assertSame('<bdi>A&lt;1</bdi>', $studentid);
        $this->assertStringContainsString($user->email, $email);
        $this->assertStringContainsString("/user/profile.php?id={$user->id}", $account);
        $this->assertStringContainsString('Linked', $state);
        $this->assertSame('<bdi>Computing</bdi>', $programme);
        $this->assertStringContainsString('21/11/26', $changed);
        $this->assertNotSame('', $seen);
        $this->assertStringContainsString('look=1', $actions);
        $this->assertStringContainsString('sesskey=' . sesskey(), $actions);
        [$row] = $this->rows(students::class, ['state' => 'problem']);
        $this->assertStringContainsString('The record has no academic e-mail address', $row[4]);
        $this->assertStringNotContainsString('index.php', $row[0] . $row[8]);
        [$row] = $this->rows(students::class, ['state' => 'deleted']);
        $this->assertStringNotContainsString('account.php', $row[8]);
    }

    /**
     * Staff who may manage but not see students' pages get no links to them.
     */
    public function test_without_students_pages(): void {
        $this->fill_students();
        $roleid = $this->getDataGenerator()->create_role();
        $context = \core\context\system::instance();
        assign_capability('local/mzi:manage', CAP_ALLOW, $roleid, $context);
        $user = $this->getDataGenerator()->create_user();
        role_assign($roleid, $user->id, $context->id);
        $this->setUser($user);
        [$row] = $this->rows(students::class, ['state' => 'linked']);
        $this->assertStringNotContainsString('/local/mzi/index.php', implode('', $row));
    }

    /**
     * Every column can be sorted by that says so, and every filter used.
     */
    public function test_sorting_and_filters(): void {
        $this->fill_students();
        $this->fill_outbox();
        foreach ([students::class, outbox::class] as $class) {
            $report = system_report_factory::create($class, \core\context\system::instance());
            foreach (array_values($report->get_columns()) as $place => $column) {
                if ($column->get_is_sortable()) {
                    $this->assertGreaterThanOrEqual(4, count($this->rows($class, [], $place)), $column->get_name());
                }
            }
            foreach ($report->get_filters() as $identifier => $filter) {
                $report->set_filter_values([
                    "{$identifier}_operator" => 1,
                    "{$identifier}_value" => '1',
                    "{$identifier}_value1" => 1,
                ]);
                $this->assertIsArray($this->rows($class), $identifier);
            }
            $report->set_filter_values([]);
        }
    }

    /**
     * Rows of each state.
     *
     * @return int[] ids
     */
    private function fill_outbox(): array {
        $outbox = new outboxtable();
        $outbox->append(fact::enrolled(42, 7, 'manual'));
        $outbox->append(fact::missing(43, 9, 2, 'RR', 1_700_000_000));
        $outbox->append(fact::request_submitted(44, 5));
        $outbox->append(fact::grade_acknowledged(45, '5725767000000000099'));
        $ids = array_keys($outbox->due(10));
        $outbox->park($ids[1], 1, new problem(problem::INVALID, 'data.letter: <script>'));
        $outbox->sent([$ids[2]]);
        $outbox->discard([$ids[3]]);
        return $ids;
    }

    /**
     * Rows by state and type, the newest first, each with what can be done about it.
     */
    public function test_outbox(): void {
        $this->fill_outbox();
        $this->assertCount(4, $this->rows(outbox::class));
        foreach (outboxtable::STATES as $state) {
            $this->assertCount(1, $this->rows(outbox::class, ['state' => $state]));
        }
        $this->assertCount(1, $this->rows(outbox::class, ['type' => 'request_submitted']));
        $this->assertCount(0, $this->rows(outbox::class, ['type' => 'request_submitted', 'state' => 'waiting']));

        [[, $type, $about, $attempts, $reason, , $actions]] = $this->rows(outbox::class, ['state' => 'parked']);
        $this->assertStringContainsString('Grade', $type);
        $this->assertStringContainsString('/user/profile.php?id=43', $about);
        $this->assertStringContainsString('Letter RR', $about);
        $this->assertEquals(1, $attempts);
        $this->assertStringContainsString('data.letter: &lt;script&gt;', $reason);
        $this->assertStringContainsString('do=retry', $actions);
        $this->assertStringContainsString('do=discard', $actions);
        [$row] = $this->rows(outbox::class, ['state' => 'waiting']);
        $this->assertStringContainsString('/course/view.php?id=7', $row[2]);
        $this->assertSame(get_string('outboxnextrun', 'local_mzi'), $row[5]);
        [$row] = $this->rows(outbox::class, ['state' => 'sent']);
        $this->assertStringNotContainsString('do=', end($row));
    }

    /**
     * A table without rows says what that means; one that is narrowed down says no more than that.
     */
    public function test_empty(): void {
        $notice = function (string $class, array $parameters, array $filters = []): string {
            manager::reset_caches();
            $context = \core\context\system::instance();
            system_report_factory::create($class, $context)->set_filter_values($filters);
            manager::reset_caches();
            $report = system_report_factory::create($class, $context, parameters: $parameters);
            return $report->get_default_no_results_notice()->get_identifier();
        };
        $this->assertSame('studentsempty', $notice(students::class, []));
        $this->assertSame('studentsempty_problem', $notice(students::class, ['state' => 'problem']));
        $this->assertSame('studentsempty_search', $notice(students::class, ['state' => 'problem', 'search' => 'x']));
        $filter = ['student:studentid_operator' => 1, 'student:studentid_value' => 'x'];
        $this->assertSame('studentsempty_search', $notice(students::class, [], $filter));
        $this->assertSame('outboxempty', $notice(outbox::class, []));
        $this->assertSame('outboxempty_parked', $notice(outbox::class, ['state' => 'parked']));
        $this->assertSame('outboxempty_search', $notice(outbox::class, ['state' => 'parked', 'type' => 'user_created']));
    }

    /**
     * Every state and type has its words.
     */
    public function test_words(): void {
        $strings = get_string_manager();
        foreach (link_states::ALL as $state) {
            $this->assertTrue($strings->string_exists("linkstate_{$state}", 'local_mzi'));
            $this->assertTrue($strings->string_exists("studentsempty_{$state}", 'local_mzi'));
        }
        foreach (outboxtable::STATES as $state) {
            $this->assertTrue($strings->string_exists("outboxstate_{$state}", 'local_mzi'));
            $this->assertTrue($strings->string_exists("outboxempty_{$state}", 'local_mzi'));
        }
        foreach (\local_mzi\output\outbox_words::types() as $type => $name) {
            $this->assertNotSame($type, $name);
        }
    }

    /**
     * Who may not manage sees no table, on the page or by AJAX.
     */
    public function test_access(): void {
        $refused = 0;
        $student = $this->getDataGenerator()->create_user();
        $this->generator->create_linked_student($student);
        foreach ([$student, $this->getDataGenerator()->create_user()] as $user) {
            $this->setUser($user);
            foreach ([students::class, outbox::class] as $class) {
                try {
                    retrieve::execute($class, ['contextid' => \core\context\system::instance()->id]);
                } catch (\core_reportbuilder\exception\report_access_exception $e) {
                    $refused++;
                }
            }
        }
        $this->assertSame(4, $refused);
        $this->setAdminUser();
        $data = retrieve::execute(students::class, ['contextid' => \core\context\system::instance()->id])['data'];
        $this->assertSame(1, $data['totalrowcount']);
        $this->assertCount(8, $data['headers']);
    }
}
