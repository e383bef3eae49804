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
use local_mzi\local\photos;

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
     * @throws refused_exception what offers say is against it; requestsame when one that says the same waits already;
     *     requestnotallowed for what the form does not offer
     * @throws \moodle_exception what is wrong with a photo
     */
    public static function submit(\stdClass $student, string $type, \stdClass $data): int {
        global $DB;
        $refusal = (new offers($student))->refusal($type);
        if ($refusal !== null) {
            throw new refused_exception(...$refusal);
        }
        $said = self::columns($student, $type, $data) + ['description' => $data->description ?? null];
        if (waiting::has_same($student, $type, $said)) {
            throw new refused_exception('requestsame');
        }
        $transaction = $DB->start_delegated_transaction();
        $id = $DB->insert_record(self::TABLE, self::row($student, $type, $said));
        $DB->set_field(self::TABLE, 'request_number', "M{$student->moodle_user_id}-{$id}", ['id' => $id]);
        if ($type === types::PHOTO) {
            attachments::save_photo($id, (int) $student->moodle_user_id, (int) ($data->files ?? 0));
        } else if (!empty($data->files)) {
            attachments::save($id, $type, (int) $data->files);
        }
        (new outbox())->append(fact::request_submitted((int) $student->moodle_user_id, $id));
        $transaction->allow_commit();
        return $id;
    }

    /**
     * The row of a new request.
     *
     * @param \stdClass $student
     * @param string $type
     * @param string[] $said by column
     * @return \stdClass
     */
    private static function row(\stdClass $student, string $type, array $said): \stdClass {
        $now = \core\di::get(\core\clock::class)->time();
        return (object) ($said + [
            'zoho_student_id' => $student->zoho_student_id,
            'moodle_user_id' => $student->moodle_user_id,
            'request_type' => types::WORDS[$type],
            'request_status' => self::NEW,
            'request_date' => $now,
            'status_history' => effect::with_status(null, null, self::NEW),
            // Differs from the hash of any record, so that the first one from Zoho is taken.
            'content_hash' => 'made here',
            'timecreated' => $now,
            'timemodified' => $now,
            'synced_at' => 0,
        ]);
    }

    /**
     * Takes a request back that was made here and that nobody has decided on, and tells the bridge of it again.
     *
     * @param int $userid account of the student
     * @param int $id row
     * @throws refused_exception requestnotopen when it is none of these
     */
    public static function cancel(int $userid, int $id): void {
        global $DB;
        $row = self::open_request($userid, $id);
        $transaction = $DB->start_delegated_transaction();
        $DB->update_record(self::TABLE, (object) [
            'id' => $id,
            'request_status' => self::CANCELLED,
            'status_history' => effect::with_status($row->status_history, $row->request_status, self::CANCELLED),
            'timemodified' => \core\di::get(\core\clock::class)->time(),
        ]);
        if (words::key($row->request_type) === types::PHOTO) {
            photos::withdraw($userid);
        }
        (new outbox())->append(fact::request_submitted($userid, $id));
        $transaction->allow_commit();
    }

    /**
     * A request that can be taken back.
     *
     * @param int $userid account of the student
     * @param int $id row
     * @return \stdClass row
     * @throws refused_exception requestnotopen
     */
    public static function open_request(int $userid, int $id): \stdClass {
        global $DB;
        $row = $DB->get_record(self::TABLE, ['id' => $id, 'moodle_user_id' => $userid, 'deleted' => 0]);
        if (!$row || !words::is_open($row->request_status)) {
            throw new refused_exception('requestnotopen');
        }
        return $row;
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
            throw new refused_exception('requestnotallowed');
        }
        return [
            'requested_classes' => $class->moodle_course_id ? [['Moodle_Class_ID' => (string) $class->moodle_course_id]] : [],
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
            throw new refused_exception('requestnotallowed');
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
