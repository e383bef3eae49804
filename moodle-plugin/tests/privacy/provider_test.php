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

namespace local_mzi\privacy;

use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;

/**
 * Tests for what is told and deleted about a person.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\privacy\provider
 * @covers     \local_mzi\privacy\person
 */
final class provider_test extends \core_privacy\tests\provider_testcase {
    /** @var \stdClass */
    private \stdClass $user;

    /** @var \stdClass */
    private \stdClass $other;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->user = $this->getDataGenerator()->create_user();
        $this->other = $this->getDataGenerator()->create_user();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $this->fill($this->user, '1');
        $this->fill($this->other, '2');
    }

    /**
     * Something in every table.
     *
     * @param \stdClass $user
     * @param string $id that all records of Zoho have
     */
    private function fill(\stdClass $user, string $id): void {
        global $DB;
        $rows = [
            'students' => ['zoho_student_id' => $id, 'moodle_user_id' => $user->id, 'national_id' => "national {$id}"],
            'teachers' => ['zoho_teacher_id' => $id, 'moodle_user_id' => $user->id],
            'registrations' => ['zoho_registration_id' => $id, 'zoho_student_id' => $id],
            'installments' => ['zoho_registration_id' => $id, 'position' => 1],
            'payments' => ['zoho_payment_id' => $id, 'zoho_student_id' => $id],
            'enrollments' => ['zoho_enrollment_id' => $id, 'zoho_student_id' => $id],
            'grades' => ['zoho_grade_id' => $id, 'zoho_student_id' => $id],
            'requests' => ['moodle_user_id' => $user->id],
            'request_windows' => ['request_type' => 'Class Drop', 'usermodified' => $user->id],
            'grade_ack' => ['userid' => $user->id, 'gradeid' => $id],
        ];
        foreach ($rows as $table => $row) {
            $row += ['content_hash' => 'x', 'timecreated' => 1, 'timemodified' => 1, 'synced_at' => 1];
            $row = array_intersect_key($row, $DB->get_columns("local_mzi_{$table}"));
            $requestid = $DB->insert_record("local_mzi_{$table}", (object) $row);
            if ($table === 'requests') {
                $this->file($requestid);
            }
        }
        (new outbox())->append(fact::enrolled((int) $user->id, 7, 'manual'));
    }

    /**
     * A file that came with a request.
     *
     * @param int $requestid
     */
    private function file(int $requestid): void {
        get_file_storage()->create_file_from_string([
            'contextid' => \core\context\system::instance()->id,
            'component' => 'local_mzi',
            'filearea' => 'request',
            'itemid' => $requestid,
            'filepath' => '/',
            'filename' => 'proof.pdf',
        ], 'proof');
    }

    /**
     * How many rows there are in all tables, windows aside.
     *
     * @return int
     */
    private function rows(): int {
        global $DB;
        $tables = [
            'students', 'teachers', 'registrations', 'installments', 'payments', 'enrollments', 'grades', 'requests', 'grade_ack',
            'outbox',
        ];
        return array_sum(array_map(fn(string $table) => $DB->count_records("local_mzi_{$table}"), $tables));
    }

    /**
     * The user's context, approved.
     *
     * @param \stdClass $user
     * @return approved_contextlist
     */
    private function approved(\stdClass $user): approved_contextlist {
        return new approved_contextlist($user, 'local_mzi', [\core\context\user::instance($user->id)->id]);
    }

    /**
     * A person's data are in the person's context.
     */
    public function test_contexts(): void {
        $contexts = provider::get_contexts_for_userid((int) $this->user->id)->get_contextids();
        $this->assertEquals([\core\context\user::instance($this->user->id)->id], $contexts);
        $userlist = new userlist(\core\context\user::instance($this->user->id), 'local_mzi');
        provider::get_users_in_context($userlist);
        $this->assertEquals([$this->user->id], $userlist->get_userids());
        $nobody = $this->getDataGenerator()->create_user();
        (new outbox())->forget((int) $nobody->id);
        $this->assertCount(0, provider::get_contexts_for_userid((int) $nobody->id));
        $userlist = new userlist(\core\context\system::instance(), 'local_mzi');
        provider::get_users_in_context($userlist);
        $this->assertCount(0, $userlist);
    }

    /**
     * All of it is exported, and nobody else's.
     */
    public function test_export(): void {
        provider::export_user_data($this->approved($this->user));
        $writer = writer::with_context(\core\context\user::instance($this->user->id));
        $root = get_string('pluginname', 'local_mzi');
        $tables = [
            'students', 'teachers', 'registrations', 'installments', 'payments', 'enrollments', 'grades', 'requests', 'grade_ack',
            'outbox', 'request_windows',
        ];
        foreach ($tables as $table) {
            $data = $writer->get_data([$root, get_string("privacy:path:local_mzi_{$table}", 'local_mzi')]);
            $this->assertCount(1, $data->records, $table);
        }
        $student = $writer->get_data([$root, get_string('privacy:path:local_mzi_students', 'local_mzi')]);
        $this->assertSame('national 1', $student->records[0]->national_id);
        $files = $writer->get_files([$root, get_string('privacy:path:local_mzi_requests', 'local_mzi')]);
        $this->assertCount(1, $files);
        $this->assertFalse(writer::with_context(\core\context\user::instance($this->other->id))->has_any_data());
    }

    /**
     * Ways to ask for the deletion of a person's data.
     *
     * @return array[]
     */
    public static function ways(): array {
        return [['user'], ['users'], ['context']];
    }

    /**
     * All of it is deleted, whichever way it is asked for, and nobody else's.
     *
     * @dataProvider ways
     * @param string $way
     */
    public function test_delete(string $way): void {
        global $DB;
        $before = $this->rows();
        $context = \core\context\user::instance($this->user->id);
        match ($way) {
            'user' => provider::delete_data_for_user($this->approved($this->user)),
            'users' => provider::delete_data_for_users(new approved_userlist($context, 'local_mzi', [$this->user->id])),
            'context' => provider::delete_data_for_all_users_in_context($context),
        };
        $this->assertSame($before, 2 * $this->rows());
        $this->assertCount(0, provider::get_contexts_for_userid((int) $this->user->id));
        $this->assertCount(1, provider::get_contexts_for_userid((int) $this->other->id));
        $this->assertSame(2, $DB->count_records('local_mzi_request_windows'));
        $this->assertSame(1, $DB->count_records('files', ['component' => 'local_mzi', 'filename' => 'proof.pdf']));
    }

    /**
     * Every column that metadata names is there and has words.
     */
    public function test_metadata(): void {
        global $DB;
        $collection = provider::get_metadata(new \core_privacy\local\metadata\collection('local_mzi'));
        foreach ($collection->get_collection() as $item) {
            $this->assertTrue(get_string_manager()->string_exists($item->get_summary(), 'local_mzi'));
            foreach ($item->get_privacy_fields() ?? [] as $column => $key) {
                $this->assertTrue(get_string_manager()->string_exists($key, 'local_mzi'), $key);
                if ($item instanceof \core_privacy\local\metadata\types\database_table) {
                    $this->assertArrayHasKey($column, $DB->get_columns($item->get_name()), "{$item->get_name()}.{$column}");
                }
            }
        }
    }
}
