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
 * How an assignment is marked, as far as letters go. Plain rules: nothing here asks Moodle.
 *
 * An assignment's field "grade" holds the highest mark where it is marked in points, and the negative id of a scale where the
 * mark is the place of an item in that scale, from 1.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class mark_scale {
    /** @var float the field "grade" of the assignment */
    private float $grade;

    /** @var string[] names of the scale's items, the lowest first; empty where marks are points */
    private array $items;

    /**
     * Keeps how an assignment is marked.
     *
     * @param float $grade the assignment's field "grade"
     * @param string|null $items the scale's items, separated by commas; null where there is no scale
     */
    public function __construct(float $grade, ?string $items) {
        $this->grade = $grade;
        $this->items = $items === null ? [] : array_map('trim', explode(',', $items));
    }

    /**
     * Whether a mark can be told as a letter: points up to 4, a scale whose names are all known, or one of four items, whatever
     * it calls them.
     *
     * @return bool
     */
    public function is_btec(): bool {
        if ($this->grade < 0) {
            return count($this->items) === (int) letter::HIGHEST_MARK || $this->names_letters();
        }
        return $this->grade > 0 && $this->grade <= letter::HIGHEST_MARK;
    }

    /**
     * The letter of a mark.
     *
     * @param float|null $mark as stored with the grade; null where the marker left it empty
     * @return string
     */
    public function letter(?float $mark): string {
        $name = $mark === null ? null : ($this->items[(int) $mark - 1] ?? null);
        return ($name === null ? null : letter::from_name($name)) ?? letter::from_mark($mark);
    }

    /**
     * Whether there are items and the names of all of them mean a letter.
     *
     * @return bool
     */
    private function names_letters(): bool {
        $letters = array_map(letter::from_name(...), $this->items);
        return $letters !== [] && !in_array(null, $letters, true);
    }
}
