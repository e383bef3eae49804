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
 * The letter of work that was never handed in. Plain rules: nothing here asks Moodle.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class absence {
    /**
     * F when nothing was handed in by the due date; RR when the first attempt was referred and the second was not handed in by
     * its own due date, that is one that was still to come when the attempt began.
     *
     * @param int $attempt the student's last attempt, from 1
     * @param bool $submitted whether that attempt was handed in
     * @param bool $marked whether that attempt has a mark all the same: then the mark counts
     * @param int $due when it is due; 0 for never
     * @param int $begun when the student could begin with it: enrolled, or let try again
     * @param string|null $first letter of the first attempt, where this is the second
     * @param int $now
     * @return string|null null when there is nothing to say
     */
    public static function letter(
        int $attempt,
        bool $submitted,
        bool $marked,
        int $due,
        int $begun,
        ?string $first,
        int $now,
    ): ?string {
        if ($submitted || $marked || $due === 0 || $due >= $now || $begun >= $due) {
            return null;
        }
        return match ($attempt) {
            1 => letter::FAIL,
            2 => $first === letter::REFER ? letter::REFER_AGAIN : null,
            default => null,
        };
    }
}
