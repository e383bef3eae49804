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
 * What is told about courses that were made or changed.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class courses implements builder {
    #[\Override]
    public function build(array $seeds): array {
        $courses = new course_classes(array_column($seeds, 'course_id'));
        $data = [];
        foreach ($seeds as $id => $seed) {
            $course = $courses->get($seed['course_id']);
            if ($course !== null) {
                $data[$id] = $courses->facts($seed['course_id']) + [
                    'short_name' => $course->shortname,
                    'idnumber' => $course->idnumber,
                    'category_id' => (int) $course->category,
                    'start' => (int) $course->startdate,
                    'visible' => (bool) $course->visible,
                ];
            }
        }
        return $data;
    }
}
