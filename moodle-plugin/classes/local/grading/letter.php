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
 * The letter that a mark stands for. Plain rules: nothing here asks Moodle.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class letter {
    /** @var string nothing was handed in, or nothing of it counts */
    public const FAIL = 'F';

    /** @var string to be handed in again */
    public const REFER = 'R';

    /** @var string the second attempt was not handed in either */
    public const REFER_AGAIN = 'RR';

    /** @var string */
    public const PASS = 'P';

    /** @var string */
    public const MERIT = 'M';

    /** @var string */
    public const DISTINCTION = 'D';

    /** @var float the highest mark of a BTEC scale */
    public const HIGHEST_MARK = 4.0;

    /** @var string[] letters by the lower-case names that scales use */
    private const BY_NAME = [
        'pass' => self::PASS,
        'merit' => self::MERIT,
        'distinction' => self::DISTINCTION,
        'refer' => self::REFER,
        'fail' => self::FAIL,
    ];

    /**
     * The letter of a mark from 0 to 4.
     *
     * @param float|null $mark null where the marker left it empty
     * @return string
     */
    public static function from_mark(?float $mark): string {
        return match (true) {
            $mark === null => self::REFER,
            $mark === 0.0 => self::FAIL,
            $mark < 2 => self::REFER,
            $mark < 3 => self::PASS,
            $mark < 4 => self::MERIT,
            default => self::DISTINCTION,
        };
    }

    /**
     * The letter of a grade's name, whatever its case; a letter is a name as well.
     *
     * @param string $name such as Merit
     * @return string|null null for a name that means no BTEC grade
     */
    public static function from_name(string $name): ?string {
        $name = strtolower(trim($name));
        return self::BY_NAME[$name] ?? (in_array(strtoupper($name), self::BY_NAME, true) ? strtoupper($name) : null);
    }
}
