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

namespace local_mzi\tests;

/**
 * A course with a student and a teacher, and assignments that the teacher marks as Moodle's own pages do.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
trait marked_work {
    /** @var \stdClass a course whose id number is that of a class in Zoho */
    private \stdClass $course;

    /** @var \stdClass Sara Haddad, enrolled as student */
    private \stdClass $student;

    /** @var \stdClass Omar Ali, enrolled as teacher */
    private \stdClass $teacher;

    /**
     * Makes the course and its people.
     */
    private function make_course(): void {
        global $CFG;
        require_once($CFG->dirroot . '/mod/assign/locallib.php');
        $generator = $this->getDataGenerator();
        $this->course = $generator->create_course(['fullname' => 'Networks', 'idnumber' => '5725767000000524001']);
        $sara = ['firstname' => 'Sara', 'lastname' => 'Haddad'];
        $omar = ['firstname' => 'Omar', 'lastname' => 'Ali'];
        $this->student = $generator->create_and_enrol($this->course, 'student', $sara);
        $this->teacher = $generator->create_and_enrol($this->course, 'editingteacher', $omar);
    }

    /**
     * Makes an assignment that is marked with up to 4 points.
     *
     * @param array $options
     * @return \assign
     */
    private function assignment(array $options = []): \assign {
        $options += ['course' => $this->course->id, 'grade' => 4, 'name' => 'Report', 'assignfeedback_comments_enabled' => 1];
        $instance = $this->getDataGenerator()->create_module('assign', $options);
        [$course, $cm] = get_course_and_cm_from_instance($instance, 'assign');
        return new \assign(\core\context\module::instance($cm->id), $cm, $course);
    }

    /**
     * Marks the student's work, and stays logged in as the teacher.
     *
     * @param \assign $assign
     * @param array $data what the marking form would send
     * @return int row of assign_grades
     */
    private function mark(\assign $assign, array $data): int {
        $this->setUser($this->teacher);
        $data += ['attemptnumber' => -1, 'assignfeedbackcomments_editor' => ['text' => '', 'format' => FORMAT_HTML]];
        $assign->save_grade($this->student->id, (object) $data);
        return (int) $assign->get_user_grade($this->student->id, false)->id;
    }
}
