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

namespace local_mzi\local\dashboard;

/**
 * Sums of money without the errors of floating-point numbers: whole hundredths.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class money {
    /**
     * Hundredths of an amount.
     *
     * @param string|float|null $amount as the database has it, with two decimals
     * @return int|null
     */
    public static function hundredths(string|float|null $amount): ?int {
        return $amount === null ? null : (int) round((float) $amount * 100);
    }

    /**
     * An amount with two decimals.
     *
     * @param int|null $hundredths
     * @return float|null
     */
    public static function amount(?int $hundredths): ?float {
        return $hundredths === null ? null : $hundredths / 100;
    }
}
