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
 * A letter for one student's attempt at one assignment.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class result {
    /** @var string it was marked */
    private const GRADED = 'graded';

    /** @var string nothing was handed in by the due date */
    private const NOT_SUBMITTED = 'not_submitted';

    /** @var string the second attempt was not handed in by its due date */
    private const SECOND_NOT_SUBMITTED = 'second_attempt_not_submitted';

    /**
     * Keeps it.
     *
     * @param \stdClass $assignment
     * @param int $userid the student
     * @param int $attempt from 1
     * @param string $letter
     * @param float|null $mark
     * @param string $reason
     * @param int|null $gradeid row of assign_grades
     * @param int|null $graderid
     * @param int $time when it was marked, or due
     */
    private function __construct(
        /** @var \stdClass */
        public readonly \stdClass $assignment,
        /** @var int the student */
        public readonly int $userid,
        /** @var int from 1 */
        public readonly int $attempt,
        /** @var string */
        public readonly string $letter,
        /** @var float|null */
        public readonly ?float $mark,
        /** @var string graded, not_submitted or second_attempt_not_submitted */
        public readonly string $reason,
        /** @var int|null row of assign_grades */
        public readonly ?int $gradeid,
        /** @var int|null */
        public readonly ?int $graderid,
        /** @var int when it was marked, or due */
        public readonly int $time,
    ) {
    }

    /**
     * Of work that was marked.
     *
     * @param \stdClass $assignment
     * @param \stdClass $grade row of assign_grades
     * @param string $letter
     * @param float|null $mark
     * @return self
     */
    public static function marked(\stdClass $assignment, \stdClass $grade, string $letter, ?float $mark): self {
        return new self(
            $assignment,
            (int) $grade->userid,
            $grade->attemptnumber + 1,
            $letter,
            $mark,
            self::GRADED,
            (int) $grade->id,
            $grade->grader > 0 ? (int) $grade->grader : null,
            (int) $grade->timemodified,
        );
    }

    /**
     * Of work that was not handed in.
     *
     * @param \stdClass $assignment
     * @param int $userid
     * @param int $attempt from 1
     * @param string $letter
     * @param int $due
     * @return self
     */
    public static function missing(\stdClass $assignment, int $userid, int $attempt, string $letter, int $due): self {
        $reason = $attempt === 1 ? self::NOT_SUBMITTED : self::SECOND_NOT_SUBMITTED;
        return new self($assignment, $userid, $attempt, $letter, null, $reason, null, null, $due);
    }

    /**
     * The assignment's course.
     *
     * @return int
     */
    public function courseid(): int {
        return (int) $this->assignment->course;
    }
}
