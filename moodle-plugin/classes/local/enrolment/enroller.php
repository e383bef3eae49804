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

namespace local_mzi\local\enrolment;

use local_mzi\local\records\refusal;

/**
 * Brings Moodle's enrolments in line with rows of local_mzi_enrollments, as a set. The row's user_enrolment_id says which
 * of Moodle's enrolments is ours. One whose student has no account, or whose class has no course, waits and says so; it
 * is made when they appear.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class enroller {
    /** @var int most enrolments that are looked at again in one go */
    private const MOST = 500;

    /** @var int[] accounts by Zoho id of the student */
    private array $users = [];

    /** @var int[] courses by Zoho id of the class */
    private array $courses = [];

    /** @var array[] ids of enrolments that hold, by student and class */
    private array $holding = [];

    /** @var int|null the role of students, once it is needed */
    private ?int $roleid = null;

    /**
     * Makes again enrolments that waited for these students.
     *
     * @param string[] $studentids Zoho ids
     * @return string[] why Moodle refused some of them
     */
    public static function retry_students(array $studentids): array {
        return self::retry('zoho_student_id', $studentids);
    }

    /**
     * Makes again enrolments that waited for the courses of these classes, or are in another course.
     *
     * @param string[] $classids Zoho ids
     */
    public static function retry_classes(array $classids): void {
        self::retry('zoho_class_id', $classids);
    }

    /**
     * Looks again at enrolments that are not what they should be.
     *
     * @param string $column
     * @param string[] $zohoids
     * @return string[] why Moodle refused some of them
     */
    private static function retry(string $column, array $zohoids): array {
        global $DB;
        $refused = [];
        if (!$zohoids) {
            return $refused;
        }
        [$insql, $params] = $DB->get_in_or_equal($zohoids);
        $sql = "SELECT en.*
                  FROM {local_mzi_enrollments} en
                  JOIN {local_mzi_students} st ON st.zoho_student_id = en.zoho_student_id
                  JOIN {local_mzi_classes} cl ON cl.zoho_class_id = en.zoho_class_id
                 WHERE en.$column $insql AND en.deleted = 0 AND en.withdrawal IS NULL
                       AND st.moodle_user_id IS NOT NULL AND cl.moodle_class_id IS NOT NULL
                       AND (en.user_enrolment_id IS NULL OR en.moodle_course_id <> cl.moodle_class_id
                            OR en.moodle_user_id <> st.moodle_user_id)
              ORDER BY en.id";
        $rows = $DB->get_records_sql($sql, $params);
        foreach (array_chunk($rows, self::MOST) as $chunk) {
            foreach ((new self())->apply($chunk) as $refusal) {
                // The row says that it failed; it is tried again with the next record of its student, class or its own.
                debugging($refusal->getMessage(), DEBUG_NORMAL);
                $refused[] = $refusal->getMessage();
            }
            foreach ($chunk as $row) {
                $DB->update_record('local_mzi_enrollments', (object) [
                    'id' => $row->id,
                    'enrol_status' => $row->enrol_status,
                    'moodle_user_id' => $row->moodle_user_id,
                    'moodle_course_id' => $row->moodle_course_id,
                    'user_enrolment_id' => $row->user_enrolment_id,
                ], true);
            }
        }
        return $refused;
    }

    /**
     * Enrols, suspends and takes out, and says in the rows how they stand.
     *
     * @param \stdClass[] $rows stored or about to be
     * @return refusal[] why Moodle refused, by key of the row
     */
    public function apply(array $rows): array {
        if (!$rows) {
            return [];
        }
        $this->read($rows);
        $courseids = [...array_values($this->courses), ...array_column($rows, 'moodle_course_id')];
        $userids = [...array_values($this->users), ...array_column($rows, 'moodle_user_id')];
        $manual = new manual_enrolments(array_filter($courseids), array_filter($userids));
        $refusals = [];
        foreach ($rows as $key => $row) {
            try {
                $this->apply_one($row, $manual);
            } catch (\moodle_exception $e) {
                $row->enrol_status = 'failed';
                $refusals[$key] = refusal::of($e);
            }
        }
        return $refusals;
    }

    /**
     * Reads accounts and courses, and which other enrolments hold.
     *
     * @param \stdClass[] $rows
     */
    private function read(array $rows): void {
        global $DB;
        $studentids = array_values(array_unique(array_filter(array_column($rows, 'zoho_student_id'))));
        $classids = array_values(array_unique(array_filter(array_column($rows, 'zoho_class_id'))));
        if (!$studentids || !$classids) {
            return;
        }
        [$studentsql, $studentparams] = $DB->get_in_or_equal($studentids);
        [$classsql, $classparams] = $DB->get_in_or_equal($classids);
        $this->users = $DB->get_records_sql_menu(
            "SELECT st.zoho_student_id, st.moodle_user_id
               FROM {local_mzi_students} st
               JOIN {user} u ON u.id = st.moodle_user_id
              WHERE st.zoho_student_id $studentsql AND st.deleted = 0 AND u.deleted = 0",
            $studentparams,
        );
        $this->courses = $DB->get_records_sql_menu(
            "SELECT cl.zoho_class_id, cl.moodle_class_id
               FROM {local_mzi_classes} cl
               JOIN {course} co ON co.id = cl.moodle_class_id
              WHERE cl.zoho_class_id $classsql AND cl.deleted = 0 AND co.id <> ?",
            [...$classparams, SITEID],
        );
        $held = $DB->get_records_select(
            'local_mzi_enrollments',
            "zoho_student_id $studentsql AND zoho_class_id $classsql AND deleted = 0 AND withdrawal IS NULL",
            [...$studentparams, ...$classparams],
            '',
            'id, zoho_enrollment_id, zoho_student_id, zoho_class_id',
        );
        foreach ($held as $row) {
            $this->note($row, true);
        }
        foreach ($rows as $row) {
            $this->note($row, self::wanted($row) === null);
        }
    }

    /**
     * Notes whether an enrolment holds.
     *
     * @param \stdClass $row
     * @param bool $holds
     */
    private function note(\stdClass $row, bool $holds): void {
        if ($holds) {
            $this->holding[$row->zoho_student_id][$row->zoho_class_id][$row->zoho_enrollment_id] = true;
        } else {
            unset($this->holding[$row->zoho_student_id][$row->zoho_class_id][$row->zoho_enrollment_id]);
        }
    }

    /**
     * How an enrolment ends.
     *
     * @param \stdClass $row
     * @return string|null unenrol or suspend; null while it holds
     */
    private static function wanted(\stdClass $row): ?string {
        return $row->deleted ? 'unenrol' : $row->withdrawal;
    }

    /**
     * Brings one enrolment in line.
     *
     * @param \stdClass $row
     * @param manual_enrolments $manual
     */
    private function apply_one(\stdClass $row, manual_enrolments $manual): void {
        $userid = (int) ($this->users[$row->zoho_student_id] ?? 0) ?: null;
        $courseid = (int) ($this->courses[$row->zoho_class_id] ?? 0) ?: null;
        $wanted = self::wanted($row);
        if ($userid === null || $courseid === null) {
            $this->wait($row, $manual, $userid, $courseid);
            return;
        }
        $iselsewhere = (int) $row->moodle_user_id !== $userid || (int) $row->moodle_course_id !== $courseid;
        if ($row->user_enrolment_id !== null && $iselsewhere) {
            // The student has another account, or the class another course, than when it was made.
            $this->leave($row, $manual);
        }
        $row->moodle_user_id = $userid;
        $row->moodle_course_id = $courseid;
        if ($wanted === null) {
            $isours = $row->user_enrolment_id !== null && $manual->id($courseid, $userid) === (int) $row->user_enrolment_id;
            $this->roleid ??= student_role::id();
            $row->user_enrolment_id = $manual->enrol($courseid, $userid, $this->roleid, !$isours);
            $row->enrol_status = 'enrolled';
        } else if (!empty($this->holding[$row->zoho_student_id][$row->zoho_class_id])) {
            // Another enrolment of the same student in the same class holds: this one only ends.
            $row->user_enrolment_id = null;
            $row->enrol_status = $wanted === 'suspend' ? 'suspended' : 'unenrolled';
        } else if ($wanted === 'suspend') {
            $manual->suspend($courseid, $userid);
            $row->user_enrolment_id = $manual->id($courseid, $userid);
            $row->enrol_status = 'suspended';
        } else {
            $manual->unenrol($courseid, $userid);
            $row->user_enrolment_id = null;
            $row->enrol_status = 'unenrolled';
        }
    }

    /**
     * Leaves an enrolment as it is while its account or its course is not there; one that was deleted ends all the same.
     *
     * @param \stdClass $row
     * @param manual_enrolments $manual
     * @param int|null $userid
     * @param int|null $courseid
     */
    private function wait(\stdClass $row, manual_enrolments $manual, ?int $userid, ?int $courseid): void {
        $row->enrol_status = $userid === null ? 'student_not_found' : 'course_not_found';
        if ($row->user_enrolment_id !== null && self::wanted($row) === 'unenrol') {
            $this->leave($row, $manual);
        }
        if ($row->user_enrolment_id === null) {
            $row->moodle_user_id = $userid;
            $row->moodle_course_id = $courseid;
        }
    }

    /**
     * Takes a student out of where this enrolment was made, if it is still that one.
     *
     * @param \stdClass $row
     * @param manual_enrolments $manual
     */
    private function leave(\stdClass $row, manual_enrolments $manual): void {
        $courseid = (int) $row->moodle_course_id;
        $userid = (int) $row->moodle_user_id;
        if ($manual->id($courseid, $userid) === (int) $row->user_enrolment_id) {
            $manual->unenrol($courseid, $userid);
        }
        $row->user_enrolment_id = null;
    }
}
