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

use local_mzi\local\dashboard\classes;
use local_mzi\local\dashboard\schedule;
use local_mzi\local\dashboard\words;

/**
 * What a student can choose from in requests.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class choices {
    /** @var int days after the enrolment in which a class can be dropped */
    public const DROP_DAYS = 30;

    /**
     * Classes that can be dropped: enrolments that hold, are not older than DROP_DAYS, and that the student has not asked to drop
     * already.
     *
     * @param \stdClass $student row of local_mzi_students
     * @return \stdClass[] by the enrolment's row: class_name, zoho_class_id, moodle_course_id
     */
    public static function droppable(\stdClass $student): array {
        global $DB;
        $since = (new \DateTimeImmutable(schedule::today()))->modify('-' . self::DROP_DAYS . ' days')->format('Y-m-d');
        $rows = $DB->get_records_sql(
            "SELECT e.id, COALESCE(c.class_name, e.class_name) AS class_name, e.zoho_class_id, e.moodle_course_id,
                    e.enrollment_status
               FROM {local_mzi_enrollments} e
          LEFT JOIN {local_mzi_classes} c ON c.zoho_class_id = e.zoho_class_id
              WHERE e.zoho_student_id = :student AND e.deleted = 0 AND e.withdrawal IS NULL AND e.enrollment_date >= :since
           ORDER BY e.enrollment_date DESC, e.id",
            ['student' => $student->zoho_student_id, 'since' => $since],
        );
        $asked = self::asked($student);
        return array_filter($rows, fn(\stdClass $row): bool => !words::is_ended($row->enrollment_status)
            && !in_array((string) $row->zoho_class_id, $asked, true)
            && !in_array("course {$row->moodle_course_id}", $asked, true));
    }

    /**
     * The classes that the student has asked to drop.
     *
     * @param \stdClass $student
     * @return string[] Zoho ids of classes, and "course" with an id for each course
     */
    private static function asked(\stdClass $student): array {
        $asked = [];
        foreach (waiting::by_type($student)[types::CLASS_DROP] ?? [] as $request) {
            $asked[] = json_decode((string) $request->details, true)['zoho_class_id'] ?? '';
            foreach (json_decode((string) $request->requested_classes, true) ?? [] as $class) {
                $asked[] = 'course ' . ($class['Moodle_Class_ID'] ?? '');
            }
        }
        return array_diff($asked, ['', 'course ']);
    }

    /**
     * Units of the classes that the student is in.
     *
     * @param \stdClass $student row of local_mzi_students
     * @return string[] by themselves
     */
    public static function units(\stdClass $student): array {
        $units = [];
        foreach (classes::read($student) as $class) {
            $unit = $class['unit'] ?? $class['class'];
            if (!$class['ended'] && $unit !== null) {
                $units[$unit] = $unit;
            }
        }
        return $units;
    }
}
