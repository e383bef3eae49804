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
 * Courses by id, with the class of Zoho that each is made for.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class course_classes {
    /** @var \stdClass[] */
    private array $byid = [];

    /**
     * Reads them.
     *
     * @param int[] $courseids
     */
    public function __construct(array $courseids) {
        global $DB;
        if (!$courseids) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal(array_unique($courseids));
        $this->byid = $DB->get_records_sql(
            "SELECT c.id, c.fullname, c.shortname, c.idnumber, c.category, c.startdate, c.visible,
                    (SELECT MIN(k.zoho_class_id) FROM {local_mzi_classes} k WHERE k.moodle_class_id = c.id) AS zoho_class_id
               FROM {course} c
              WHERE c.id {$in}",
            $params,
        );
    }

    /**
     * One course.
     *
     * @param int $courseid
     * @return \stdClass|null null where it is gone
     */
    public function get(int $courseid): ?\stdClass {
        return $this->byid[$courseid] ?? null;
    }

    /**
     * The names under which what is told says which course it is about. The class is the one that the bridge made the course
     * for, which is the course's id number, else the one that was linked with it.
     *
     * @param int $courseid
     * @return array course_id, course_name, zoho_class_id
     */
    public function facts(int $courseid): array {
        $course = $this->byid[$courseid];
        $iszohoid = preg_match('/^[0-9]{10,19}$/', $course->idnumber) === 1;
        return [
            'course_id' => (int) $course->id,
            'course_name' => format_string($course->fullname, true, ['context' => \core\context\system::instance()]),
            'zoho_class_id' => $iszohoid ? $course->idnumber : $course->zoho_class_id,
        ];
    }
}
