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

namespace local_mzi\local\requests;

use local_mzi\local\effect\requests as effect;
use local_mzi\local\dashboard\words;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;
use local_mzi\local\payload\requests as payload;

/**
 * Stores requests that students make, and takes them back.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class submitter {
    /** @var string state of a new request */
    private const NEW = 'Pending';

    /** @var string state of one that was taken back */
    private const CANCELLED = 'Cancelled';

    /** @var string */
    private const TABLE = 'local_mzi_requests';

    /**
     * Stores a request with its files and tells the bridge of it, all or nothing.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @param string $type a key of types::WORDS
     * @param \stdClass $data of the form: description; enrolment (its row), unit and receipt, or field and new (lists);
     *     files (draft item)
     * @return int the new row
     * @throws \moodle_exception requestclosed when its window is not open, requestnotallowed when a rule is against it
     */
    public static function submit(\stdClass $student, string $type, \stdClass $data): int {
        global $DB;
        if (!in_array($type, windows::open(), true)) {
            throw new \moodle_exception('requestclosed', 'local_mzi');
        }
        $now = \core\di::get(\core\clock::class)->time();
        $row = (object) (self::columns($student, $type, $data) + [
            'zoho_student_id' => $student->zoho_student_id,
            'moodle_user_id' => $student->moodle_user_id,
            'request_type' => types::WORDS[$type],
            'request_status' => self::NEW,
            'description' => $data->description,
            'request_date' => $now,
            'status_history' => effect::with_status(null, null, self::NEW),
            // Differs from the hash of any record, so that the first one from Zoho is taken.
            'content_hash' => 'made here',
            'timecreated' => $now,
            'timemodified' => $now,
            'synced_at' => 0,
        ]);
        $transaction = $DB->start_delegated_transaction();
        $id = $DB->insert_record(self::TABLE, $row);
        $DB->set_field(self::TABLE, 'request_number', "M{$student->moodle_user_id}-{$id}", ['id' => $id]);
        if (!empty($data->files)) {
            $contextid = \core\context\system::instance()->id;
            file_save_draft_area_files($data->files, $contextid, 'local_mzi', payload::FILEAREA, $id);
        }
        (new outbox())->append(fact::request_submitted((int) $student->moodle_user_id, $id));
        $transaction->allow_commit();
        return $id;
    }

    /**
     * Takes a request back that was made here and that nobody has decided on, and tells the bridge of it again.
     *
     * @param int $userid account of the student
     * @param int $id row
     * @throws \moodle_exception requestnotopen when it is none of these
     */
    public static function cancel(int $userid, int $id): void {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $row = $DB->get_record(self::TABLE, ['id' => $id, 'moodle_user_id' => $userid, 'deleted' => 0]);
        if (!$row || !words::is_open($row->request_status)) {
            throw new \moodle_exception('requestnotopen', 'local_mzi');
        }
        $DB->update_record(self::TABLE, (object) [
            'id' => $id,
            'request_status' => self::CANCELLED,
            'status_history' => effect::with_status($row->status_history, $row->request_status, self::CANCELLED),
            'timemodified' => \core\di::get(\core\clock::class)->time(),
        ]);
        (new outbox())->append(fact::request_submitted($userid, $id));
        $transaction->allow_commit();
    }

    /**
     * What a kind of request says beyond the reason.
     *
     * @param \stdClass $student
     * @param string $type
     * @param \stdClass $data
     * @return string[] columns with JSON
     */
    private static function columns(\stdClass $student, string $type, \stdClass $data): array {
        return array_map(self::json(...), match ($type) {
            types::CLASS_DROP => self::dropped($student, (int) $data->enrolment),
            types::LATE_SUBMISSION => ['details' => ['unit' => $data->unit, 'receipt' => $data->receipt]],
            types::CHANGE_INFORMATION => ['change_information' => self::changes($student, $data->field, $data->new)],
            default => [],
        });
    }

    /**
     * The class that is dropped.
     *
     * @param \stdClass $student
     * @param int $enrolment row
     * @return array[]
     */
    private static function dropped(\stdClass $student, int $enrolment): array {
        $class = choices::droppable($student)[$enrolment] ?? null;
        if ($class === null) {
            throw new \moodle_exception('requestnotallowed', 'local_mzi');
        }
        return [
            'requested_classes' => [['Moodle_Class_ID' => (string) $class->moodle_course_id]],
            'details' => ['zoho_class_id' => $class->zoho_class_id, 'class_name' => $class->class_name],
        ];
    }

    /**
     * Rows of Zoho's subform Change_Information. The national id so far is left out: pages show requests, and only a press of a
     * button shows the national id.
     *
     * @param \stdClass $student
     * @param string[] $fields columns
     * @param string[] $values
     * @return array[]
     */
    private static function changes(\stdClass $student, array $fields, array $values): array {
        $changes = [];
        foreach ($fields as $index => $field) {
            $value = trim($values[$index] ?? '');
            if (isset(types::CHANGEABLE[$field]) && $value !== '') {
                $changes[] = [
                    'Field_Name' => types::CHANGEABLE[$field],
                    'Current_Value' => $field === 'national_id' ? '' : (string) $student->$field,
                    'New_Value' => $value,
                ];
            }
        }
        if (!$changes) {
            throw new \moodle_exception('requestnotallowed', 'local_mzi');
        }
        return $changes;
    }

    /**
     * JSON for a column.
     *
     * @param array $value
     * @return string
     */
    private static function json(array $value): string {
        return json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
    }
}
