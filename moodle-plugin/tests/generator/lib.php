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

/**
 * Data generator of the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mzi\local\records\records;

/**
 * Makes records as the bridge would send them.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class local_mzi_generator extends component_generator_base {
    /** @var int number of records made */
    private int $count = 0;

    #[\Override]
    public function reset() {
        $this->count = 0;
    }

    /**
     * Makes a record of any entity type.
     *
     * @param string $entity
     * @param array $record its attributes; the Zoho id may be left out
     * @return stdClass its row
     */
    public function create_record(string $entity, array $record = []): stdClass {
        global $DB;
        $type = \local_mzi\local\records\entity_types::get($entity);
        $record += [$type->idcolumn => (string) (5725767000000000000 + ++$this->count)];
        records::upsert($entity, [json_decode(json_encode($record))]);
        return $DB->get_record($type->table, [$type->idcolumn => $record[$type->idcolumn]], '*', IGNORE_MULTIPLE);
    }

    /**
     * Makes a student.
     *
     * @param array $record
     * @return stdClass its row
     */
    public function create_student(array $record = []): stdClass {
        $number = $this->count + 1;
        return $this->create_record('students', $record + [
            'student_id' => "A01B{$number}C",
            'first_name' => 'Student',
            'last_name' => "Number $number",
            'academic_email' => "student$number@school.example",
            'status' => 'Active',
        ]);
    }

    /**
     * Makes a student with a Moodle account.
     *
     * @param stdClass $user the account
     * @param array $record
     * @return stdClass its row
     */
    public function create_linked_student(stdClass $user, array $record = []): stdClass {
        return $this->create_student($record + ['academic_email' => $user->email]);
    }

    /**
     * Makes a class with a course.
     *
     * @param stdClass $course
     * @param array $record
     * @return stdClass its row
     */
    public function create_class(stdClass $course, array $record = []): stdClass {
        return $this->create_record('classes', $record + [
            'class_name' => $course->fullname,
            'moodle_class_id' => (string) $course->id,
            'class_status' => 'Active',
        ]);
    }
}
