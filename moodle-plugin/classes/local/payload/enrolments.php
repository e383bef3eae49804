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

namespace local_mzi\local\payload;

/**
 * What is told about enrolments that began or ended.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class enrolments implements builder {
    #[\Override]
    public function build(array $seeds): array {
        $people = new people(array_column($seeds, 'user_id'));
        $courses = new course_classes(array_column($seeds, 'course_id'));
        $records = $this->records($seeds);
        $data = [];
        foreach ($seeds as $id => $seed) {
            [$userid, $courseid] = [$seed['user_id'], $seed['course_id']];
            if ($people->get($userid) !== null && $courses->get($courseid) !== null) {
                $data[$id] = $people->facts($userid) + $courses->facts($courseid) + [
                    'method' => $seed['method'],
                    'still_enrolled' => $seed['still_enrolled'] ?? true,
                    'zoho_enrollment_id' => $records["{$userid}_{$courseid}"] ?? null,
                ];
            }
        }
        return $data;
    }

    /**
     * The enrolments of Zoho that put somebody into a course.
     *
     * @param array[] $seeds
     * @return string[] Zoho id by user and course; of several the newest
     */
    private function records(array $seeds): array {
        global $DB;
        [$inusers, $users] = $DB->get_in_or_equal(array_unique(array_column($seeds, 'user_id')));
        [$incourses, $courses] = $DB->get_in_or_equal(array_unique(array_column($seeds, 'course_id')));
        $rows = $DB->get_records_select(
            'local_mzi_enrollments',
            "moodle_user_id {$inusers} AND moodle_course_id {$incourses}",
            array_merge($users, $courses),
            'deleted DESC, id',
            'id, zoho_enrollment_id, moodle_user_id, moodle_course_id',
        );
        $records = [];
        foreach ($rows as $row) {
            $records["{$row->moodle_user_id}_{$row->moodle_course_id}"] = $row->zoho_enrollment_id;
        }
        return $records;
    }
}
