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

use local_mzi\local\grading\mark_scale;
use local_mzi\local\grading\release;

/**
 * Marks in assignments, with how they are marked and how far the marking workflow has come.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class marks {
    /** @var \stdClass[] rows of assign_grades, by id */
    private array $grades;

    /** @var \stdClass[] rows of assign_grades of the last attempt, by assignment and user */
    private array $last = [];

    /** @var \stdClass[] rows of assign by id, each with its mark_scale as scale */
    private array $assignments;

    /** @var string[] states of the marking workflow, by assignment and user */
    private array $states = [];

    /**
     * Reads them.
     *
     * @param array[] $seeds of grade_submitted
     */
    public function __construct(array $seeds) {
        global $DB;
        $this->grades = $DB->get_records_list('assign_grades', 'id', array_column($seeds, 'grade_id'));
        $this->read_last(array_filter($seeds, fn(array $seed) => $seed['kind'] === 'released'));
        $assignmentids = array_merge(
            array_column($seeds, 'assignment_id'),
            array_map(fn(\stdClass $grade) => $grade->assignment, $this->grades),
        );
        $this->assignments = self::assignments($assignmentids);
        $this->read_states(array_keys($this->assignments), array_column($seeds, 'user_id'));
    }

    /**
     * Assignments with how they are marked.
     *
     * @param int[] $ids
     * @return \stdClass[] rows of assign by id, each with its mark_scale as scale
     */
    public static function assignments(array $ids): array {
        global $DB;
        $assignments = $DB->get_records_list(
            'assign',
            'id',
            array_unique($ids),
            '',
            'id, course, name, grade, markingworkflow, blindmarking, revealidentities, teamsubmission',
        );
        $scaleids = array_map(fn(\stdClass $assignment) => -min(0, (int) $assignment->grade), $assignments);
        $scales = $DB->get_records_list('scale', 'id', array_unique(array_filter($scaleids)), '', 'id, scale');
        foreach ($assignments as $assignment) {
            $items = $scales[-(int) $assignment->grade]->scale ?? null;
            $assignment->scale = new mark_scale((float) $assignment->grade, $items);
        }
        return $assignments;
    }

    /**
     * Reads the marks of last attempts.
     *
     * @param array[] $seeds
     */
    private function read_last(array $seeds): void {
        global $DB;
        if (!$seeds) {
            return;
        }
        [$inassignments, $assignments] = $DB->get_in_or_equal(array_unique(array_column($seeds, 'assignment_id')));
        [$inusers, $users] = $DB->get_in_or_equal(array_unique(array_column($seeds, 'user_id')));
        $grades = $DB->get_records_select(
            'assign_grades',
            "assignment {$inassignments} AND userid {$inusers}",
            array_merge($assignments, $users),
            'attemptnumber',
        );
        foreach ($grades as $grade) {
            $this->last["{$grade->assignment}_{$grade->userid}"] = $grade;
        }
    }

    /**
     * Reads how far the marking workflow has come.
     *
     * @param int[] $assignmentids
     * @param int[] $userids
     */
    private function read_states(array $assignmentids, array $userids): void {
        global $DB;
        if (!$assignmentids) {
            return;
        }
        [$inassignments, $assignments] = $DB->get_in_or_equal($assignmentids);
        [$inusers, $users] = $DB->get_in_or_equal(array_unique($userids));
        $flags = $DB->get_records_select(
            'assign_user_flags',
            "assignment {$inassignments} AND userid {$inusers}",
            array_merge($assignments, $users),
            '',
            'id, assignment, userid, workflowstate',
        );
        foreach ($flags as $flag) {
            $this->states["{$flag->assignment}_{$flag->userid}"] = (string) $flag->workflowstate;
        }
    }

    /**
     * One row of assign_grades.
     *
     * @param int $id
     * @return \stdClass|null null where it is gone
     */
    public function grade(int $id): ?\stdClass {
        return $this->grades[$id] ?? null;
    }

    /**
     * The row of assign_grades of a student's last attempt that has one.
     *
     * @param int $assignmentid
     * @param int $userid
     * @return \stdClass|null null where there is none
     */
    public function last_grade(int $assignmentid, int $userid): ?\stdClass {
        return $this->last["{$assignmentid}_{$userid}"] ?? null;
    }

    /**
     * One assignment.
     *
     * @param int $id
     * @return \stdClass|null null where it is gone
     */
    public function assignment(int $id): ?\stdClass {
        return $this->assignments[$id] ?? null;
    }

    /**
     * How far the marking workflow has come for a mark's student.
     *
     * @param \stdClass $assignment
     * @param \stdClass $grade row of assign_grades
     * @return string|null
     */
    public function state(\stdClass $assignment, \stdClass $grade): ?string {
        return $this->states["{$assignment->id}_{$grade->userid}"] ?? null;
    }

    /**
     * A mark, where it is there and final.
     *
     * @param \stdClass $assignment
     * @param \stdClass $grade row of assign_grades
     * @return float|null
     */
    public function final_mark(\stdClass $assignment, \stdClass $grade): ?float {
        $mark = release::mark($grade->grade);
        $state = $this->state($assignment, $grade);
        return release::is_final((bool) $assignment->markingworkflow, $state, $mark) ? $mark : null;
    }
}
