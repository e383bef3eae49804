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

namespace local_mzi\local\dashboard;

/**
 * Reads a student's classes with the grades in them: three queries, however many there are. Dates are texts yyyy-MM-dd.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class classes {
    /**
     * A student's classes, those that go on first, then the latest. Grades in a class that the student is not enrolled in
     * come as a class that has only its name.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @return array[] each with grades
     */
    public static function read(\stdClass $student): array {
        global $DB;
        $grades = self::grades($student);
        $classes = [];
        foreach (self::enrolments($student->zoho_student_id) as $row) {
            $class = (string) $row->zoho_class_id;
            $classes[] = self::enrolment($row, $grades[$class] ?? []);
            unset($grades[$class]);
        }
        if ($grades) {
            $ids = array_keys($grades);
            $names = $DB->get_records_list('local_mzi_classes', 'zoho_class_id', $ids, '', 'zoho_class_id, class_name');
            foreach ($grades as $class => $ofclass) {
                $classes[] = self::without_enrolment($names[$class]->class_name ?? null, $ofclass);
            }
        }
        $order = fn(array $class): int => match (true) {
            $class['ended'] => 2,
            words::is_completed($class['status']) => 1,
            default => 0,
        };
        usort($classes, fn(array $a, array $b): int => [$order($a), $b['start_date']] <=> [$order($b), $a['start_date']]);
        return $classes;
    }

    /**
     * Enrolments with class and course. Of several enrolments in one class the one that holds is shown, then the latest.
     *
     * @param string $studentid Zoho id
     * @return \stdClass[] by class
     */
    private static function enrolments(string $studentid): array {
        global $DB;
        $rows = $DB->get_records_sql(
            "SELECT e.id, e.zoho_class_id, e.class_name AS enrolled_class, e.enrollment_date, e.end_date AS enrollment_end,
                    e.enrollment_type, e.enrollment_status, e.enrol_status, e.withdrawal, e.deleted,
                    c.class_name, c.unit_name, c.teacher_name, c.class_status, c.start_date, c.end_date, c.term,
                    c.deleted AS class_deleted, co.id AS course_id, co.visible AS course_visible
               FROM {local_mzi_enrollments} e
          LEFT JOIN {local_mzi_classes} c ON c.zoho_class_id = e.zoho_class_id
          LEFT JOIN {course} co ON co.id = e.moodle_course_id
              WHERE e.zoho_student_id = :student
           ORDER BY e.deleted, e.enrollment_date DESC, e.id DESC",
            ['student' => $studentid],
        );
        $by = [];
        foreach ($rows as $row) {
            $by[$row->zoho_class_id ?? "enrolment {$row->id}"] ??= $row;
        }
        return $by;
    }

    /**
     * The grades of a student, by class, the latest first.
     *
     * @param \stdClass $student
     * @return array[][]
     */
    private static function grades(\stdClass $student): array {
        global $DB;
        $rows = $DB->get_records_sql(
            "SELECT g.*, a.timecreated AS acknowledged_at
               FROM {local_mzi_grades} g
          LEFT JOIN {local_mzi_grade_ack} a ON a.gradeid = g.zoho_grade_id AND a.userid = :userid
              WHERE g.zoho_student_id = :student AND g.deleted = 0
           ORDER BY g.grade_date DESC, g.attempt_number DESC, g.id DESC",
            ['userid' => $student->moodle_user_id, 'student' => $student->zoho_student_id],
        );
        $by = [];
        foreach ($rows as $row) {
            $by[(string) $row->zoho_class_id][] = self::grade($row);
        }
        return $by;
    }

    /**
     * One grade. What is not released is not told.
     *
     * @param \stdClass $row
     * @return array
     */
    private static function grade(\stdClass $row): array {
        $released = words::is_released($row->grade_status);
        return [
            'zoho_grade_id' => $row->zoho_grade_id,
            'unit' => $row->unit_name,
            'assignment' => $row->assignment_name,
            'released' => $released,
            'grade' => $released ? $row->grade_value : null,
            'attempt' => $row->attempt_number === null ? null : (int) $row->attempt_number,
            'date' => $row->grade_date,
            'feedback' => $released ? $row->feedback : null,
            'criteria' => $released ? criteria::read($row->learning_outcomes) : [],
            'acknowledged_at' => $row->acknowledged_at === null ? null : (int) $row->acknowledged_at,
        ];
    }

    /**
     * A class that the student is or was enrolled in.
     *
     * @param \stdClass $row
     * @param array[] $grades
     * @return array
     */
    private static function enrolment(\stdClass $row, array $grades): array {
        $left = $row->deleted || $row->withdrawal !== null || words::is_ended($row->enrollment_status);
        $ended = $left || $row->class_deleted || words::is_ended($row->class_status);
        return [
            'class' => $row->class_name ?? $row->enrolled_class,
            'unit' => $row->unit_name,
            'teacher' => $row->teacher_name,
            'term' => $row->term,
            'status' => $left ? $row->enrollment_status ?? 'Withdrawn' : $row->class_status,
            'ended' => $ended,
            'type' => $row->enrollment_type,
            'start_date' => $row->start_date ?? $row->enrollment_date,
            'end_date' => $row->end_date ?? $row->enrollment_end,
            'course_id' => !$left && $row->enrol_status === 'enrolled' && $row->course_visible ? (int) $row->course_id : null,
            'grades' => $grades,
        ];
    }

    /**
     * A class of which only grades are known.
     *
     * @param string|null $name
     * @param array[] $grades
     * @return array
     */
    private static function without_enrolment(?string $name, array $grades): array {
        return [
            'class' => $name,
            'unit' => null,
            'teacher' => null,
            'term' => null,
            'status' => null,
            'ended' => true,
            'type' => null,
            'start_date' => null,
            'end_date' => null,
            'course_id' => null,
            'grades' => $grades,
        ];
    }
}
