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

use local_mzi\local\grading\names;
use local_mzi\local\grading\release;

/**
 * What is told about marked work, and about work that was not handed in: the fields of BTEC_Grades in Zoho.
 *
 * Only final marks that mean a letter are told.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class grades implements builder {
    /** @var int most characters of feedback; Zoho takes 32,000 */
    private const MOST_FEEDBACK = 30000;

    /** @var string the value of Grade_Status; nothing else is told */
    private const STATUS = 'Released';

    #[\Override]
    public function build(array $seeds): array {
        $marks = new marks($seeds);
        $found = [];
        foreach ($seeds as $id => $seed) {
            $result = match ($seed['kind']) {
                'graded' => $this->graded($seed, $marks),
                'released' => $this->released($seed, $marks),
                'missing' => $this->missing($seed, $marks),
            };
            if ($result !== null) {
                $found[$id] = $result;
            }
        }
        return $found ? $this->described($found) : [];
    }

    /**
     * Work was marked. Where Moodle gave no mark to the gradebook at the time, it was not final then, or there was none.
     *
     * @param array $seed
     * @param marks $marks
     * @return result|null null when there is nothing to tell
     */
    private function graded(array $seed, marks $marks): ?result {
        $grade = $marks->grade($seed['grade_id']);
        $assignment = $grade === null ? null : $marks->assignment((int) $grade->assignment);
        if ($assignment === null || !$assignment->scale->is_btec()) {
            return null;
        }
        $mark = release::mark($seed['mark']) ?? $marks->final_mark($assignment, $grade);
        return $mark === null ? null : result::marked($assignment, $grade, $assignment->scale->letter($mark), $mark);
    }

    /**
     * Marked work was released. A mark is told when it is given to the gradebook; that does not happen where the marker left it
     * empty, and not while the marker may not know whose work it is.
     *
     * @param array $seed
     * @param marks $marks
     * @return result|null null when there is nothing to tell
     */
    private function released(array $seed, marks $marks): ?result {
        $assignment = $marks->assignment($seed['assignment_id']);
        $grade = $marks->last_grade($seed['assignment_id'], $seed['user_id']);
        if ($assignment === null || $grade === null || !$assignment->scale->is_btec()) {
            return null;
        }
        $mark = release::mark($grade->grade);
        $final = release::is_final((bool) $assignment->markingworkflow, $marks->state($assignment, $grade), $mark);
        $anonymous = $assignment->blindmarking && !$assignment->revealidentities;
        return $final && ($mark === null || $anonymous)
            ? result::marked($assignment, $grade, $assignment->scale->letter($mark), $mark)
            : null;
    }

    /**
     * Work was not handed in.
     *
     * @param array $seed
     * @param marks $marks
     * @return result|null null when the assignment is gone
     */
    private function missing(array $seed, marks $marks): ?result {
        $assignment = $marks->assignment($seed['assignment_id']);
        return $assignment === null
            ? null
            : result::missing($assignment, $seed['user_id'], $seed['attempt'], $seed['letter'], $seed['due']);
    }

    /**
     * All that is told about results.
     *
     * @param result[] $results by the outbox row's id
     * @return array[] by the row's id; without those of people or courses that are gone
     */
    private function described(array $results): array {
        $gradeids = array_values(array_filter(array_map(fn(result $result) => $result->gradeid, $results)));
        $graders = array_filter(array_map(fn(result $result) => $result->graderid, $results), fn($id) => $id > 0);
        $people = new people(array_merge(array_map(fn(result $result) => $result->userid, $results), $graders));
        $courses = new course_classes(array_map(fn(result $result) => $result->courseid(), $results));
        $handedin = new handed_in($results);
        $feedback = new feedback($gradeids);
        $outcomes = new outcomes($gradeids);
        $verifiers = new verifiers($results);
        $system = \core\context\system::instance();
        $data = [];
        foreach ($results as $id => $result) {
            if ($people->get($result->userid) === null || $courses->get($result->courseid()) === null) {
                continue;
            }
            $about = $people->facts($result->userid) + $courses->facts($result->courseid());
            $date = $this->date($handedin->at($result) ?? $result->time);
            $data[$id] = $about + [
                'assignment_id' => (int) $result->assignment->id,
                'assignment_name' => format_string($result->assignment->name, true, ['context' => $system]),
                'composite_key' => names::composite_key($result->userid, $result->courseid(), (int) $result->assignment->id),
                'moodle_grade_id' => $result->gradeid,
                'btec_grade_name' => names::grade($about['student_name'], $about['course_name'], $result->letter, $date),
                'grade' => $result->letter,
                'mark' => $result->mark,
                'reason' => $result->reason,
                'attempt_number' => $result->attempt,
                'attempt_date' => $date,
                'grade_status' => self::STATUS,
                'graded_at' => $result->gradeid === null ? null : $result->time,
                'grader_id' => $result->graderid,
                'grader_name' => $result->graderid === null ? null : $people->name($result->graderid),
                'internal_verifier' => $verifiers->has($result),
                'feedback' => \core_text::substr($feedback->of($result->gradeid), 0, self::MOST_FEEDBACK),
                'learning_outcomes' => $outcomes->of($result->gradeid),
            ];
        }
        return $data;
    }

    /**
     * A day in the site's time zone.
     *
     * @param int $time
     * @return string yyyy-MM-dd
     */
    private function date(int $time): string {
        return (new \DateTimeImmutable("@{$time}"))->setTimezone(\core_date::get_server_timezone_object())->format('Y-m-d');
    }
}
