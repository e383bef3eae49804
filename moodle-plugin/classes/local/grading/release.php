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

namespace local_mzi\local\grading;

/**
 * Whether a mark may leave the school's gradebook. Plain rules: nothing here asks Moodle.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class release {
    /** @var string the last state of Moodle's marking workflow */
    public const RELEASED = 'released';

    /**
     * Whether a mark is final: released by the marking workflow, or given where there is no such workflow.
     *
     * @param bool $workflow whether the assignment uses marking workflow
     * @param string|null $state the workflow's state for the student; null or empty where nobody set one
     * @param float|null $mark null where there is none
     * @return bool
     */
    public static function is_final(bool $workflow, ?string $state, ?float $mark): bool {
        return $workflow ? $state === self::RELEASED : $mark !== null;
    }

    /**
     * The mark in a field in which Moodle writes -1 where there is none.
     *
     * @param float|string|null $stored
     * @return float|null
     */
    public static function mark(float|string|null $stored): ?float {
        return $stored === null || (float) $stored < 0 ? null : (float) $stored;
    }
}
