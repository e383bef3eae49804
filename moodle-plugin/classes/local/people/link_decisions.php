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

namespace local_mzi\local\people;

use local_mzi\event\student_account_chosen;
use local_mzi\event\student_account_sought;
use local_mzi\local\enrolment\enroller;
use local_mzi\local\records\entity_types;

/**
 * What an administrator decides about a student's account. Each decision is noted in Moodle's log.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class link_decisions {
    /** @var string */
    private const TABLE = 'local_mzi_students';

    /**
     * Looks for a student's account again, by the rules of the linker, and for enrolments that failed or waited. Where the settings
     * say so, an account is made.
     *
     * @param int $id row of local_mzi_students
     * @return \stdClass student (the row as it is now), refused (why Moodle refused enrolments)
     */
    public static function look_again(int $id): \stdClass {
        return self::apply($id, function (\stdClass $student): void {
            (new linker(entity_types::get('students')))->link([$student]);
        }, student_account_sought::of(...));
    }

    /**
     * Links a student to one of the accounts that may be theirs.
     *
     * The linker keeps a link for as long as the account is there, so this outlasts the next record from Zoho.
     *
     * @param int $id row of local_mzi_students
     * @param int $accountid
     * @return \stdClass student (the row as it is now), refused (why Moodle refused enrolments)
     * @throws \moodle_exception linknotallowed when the account is none of the candidates, or something is against it
     */
    public static function choose(int $id, int $accountid): \stdClass {
        return self::apply($id, function (\stdClass $student) use ($accountid): void {
            $candidate = candidates::of($student)[$accountid] ?? null;
            if ($candidate === null || $candidate->objection !== null) {
                throw new \moodle_exception('linknotallowed', 'local_mzi');
            }
            $student->moodle_user_id = $accountid;
            $student->link_status = linker::LINKED;
            $student->link_reason = null;
        }, student_account_chosen::of(...));
    }

    /**
     * Changes a row and brings the enrolments in line.
     *
     * @param int $id
     * @param callable $change sets the columns of the link
     * @param callable $event makes the entry of the log from the row
     * @return \stdClass
     */
    private static function apply(int $id, callable $change, callable $event): \stdClass {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $student = $DB->get_record(self::TABLE, ['id' => $id, 'deleted' => 0], '*', MUST_EXIST);
        $before = [$student->moodle_user_id, $student->link_status, $student->link_reason];
        $change($student);
        if ($before != [$student->moodle_user_id, $student->link_status, $student->link_reason]) {
            $student->timemodified = \core\di::get(\core\clock::class)->time();
        }
        $DB->update_record(self::TABLE, (object) [
            'id' => $student->id,
            'moodle_user_id' => $student->moodle_user_id,
            'link_status' => $student->link_status,
            'link_reason' => $student->link_reason,
            'timemodified' => $student->timemodified,
        ]);
        $event($student)->trigger();
        $transaction->allow_commit();
        return (object) ['student' => $student, 'refused' => self::enrol($student)];
    }

    /**
     * Makes enrolments that failed or waited. The link holds whatever becomes of them.
     *
     * @param \stdClass $student
     * @return string[] why Moodle refused some or all of them
     */
    private static function enrol(\stdClass $student): array {
        try {
            return enroller::retry_students([$student->zoho_student_id]);
        } catch (\moodle_exception $e) {
            // Enrolling is switched off as a whole.
            return [$e->getMessage()];
        }
    }
}
