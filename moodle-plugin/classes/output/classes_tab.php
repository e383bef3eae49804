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

namespace local_mzi\output;

use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\classes;
use local_mzi\local\grading\letter;

/**
 * The page of classes with the grades in them.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class classes_tab extends tab {
    /** @var string[] strings that say what a letter means */
    private const LETTERS = [
        letter::DISTINCTION => 'gradedistinction',
        letter::MERIT => 'grademerit',
        letter::PASS => 'gradepass',
        letter::REFER => 'graderefer',
        letter::REFER_AGAIN => 'gradereferagain',
        letter::FAIL => 'gradefail',
    ];

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $own = access::is_student($this->userid());
        $classes = [];
        foreach (classes::read($this->student) as $index => $class) {
            $classes[] = ['index' => $index + 1] + $this->one($class, $own);
        }
        return ['classes' => $classes, 'empty' => !$classes];
    }

    /**
     * One class.
     *
     * @param array $class
     * @param bool $own whether the student is looking
     * @return array
     */
    private function one(array $class, bool $own): array {
        $course = $class['course_id'];
        return [
            'name' => $class['class'] ?? get_string('classunnamed', 'local_mzi'),
            'url' => $course === null ? null : (new \moodle_url('/course/view.php', ['id' => $course]))->out(false),
            'status' => format::badge($class['status']),
            'facts' => format::facts([
                'unit' => $class['unit'],
                'teacher' => $class['teacher'],
                'term' => $class['term'],
                'enrolmenttype' => format::word($class['type']),
                'startdate' => format::date($class['start_date']),
                'enddate' => format::date($class['end_date']),
            ]),
            'hasgrades' => $class['grades'] !== [],
            'grades' => array_map(fn(array $grade): array => $this->grade($grade, $class['unit'], $own), $class['grades']),
        ];
    }

    /**
     * One grade.
     *
     * @param array $grade
     * @param string|null $unit of the class
     * @param bool $own whether the student is looking
     * @return array
     */
    private function grade(array $grade, ?string $unit, bool $own): array {
        $criteria = array_map($this->criterion(...), $grade['criteria']);
        $letter = $grade['grade'];
        $word = $letter === null ? null : self::LETTERS[strtoupper($letter)] ?? null;
        return [
            'id' => $grade['zoho_grade_id'],
            'name' => $grade['assignment'] ?? $grade['unit'] ?? $unit ?? get_string('assignmentunnamed', 'local_mzi'),
            'unit' => $grade['assignment'] === null || $grade['unit'] === $unit ? null : $grade['unit'],
            'released' => $grade['released'],
            'letter' => $letter,
            'long' => $letter !== null && \core_text::strlen($letter) > 2,
            'word' => $word === null ? null : get_string($word, 'local_mzi'),
            'attempt' => $grade['attempt'],
            'date' => format::date($grade['date']),
            'feedback' => format::rich($grade['feedback']),
            'hascriteria' => $criteria !== [],
            'criteria' => $criteria,
            'criteriasum' => get_string('criteriaachieved', 'local_mzi', [
                'achieved' => count(array_filter(array_column($criteria, 'achieved'))),
                'all' => count($criteria),
            ]),
            'acknowledged' => format::time($grade['acknowledged_at']),
            'acknowledge' => $own && $grade['released'] && $letter !== null && $grade['acknowledged_at'] === null
                ? ['url' => (new \moodle_url('/local/mzi/acknowledge.php'))->out(false), 'sesskey' => sesskey()]
                : null,
        ];
    }

    /**
     * One criterion.
     *
     * @param array $criterion
     * @return array
     */
    private function criterion(array $criterion): array {
        return [
            'code' => $criterion['code'],
            'text' => $criterion['text'],
            'feedback' => format::rich($criterion['feedback']),
            'achieved' => $criterion['achieved'] === true,
            'notachieved' => $criterion['achieved'] === false,
            'score' => $criterion['achieved'] === null ? $criterion['score'] : null,
        ];
    }
}
