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
 * Tests for letters of marks and of names.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\grading\letter
 */
final class letter_test extends \basic_testcase {
    /**
     * Marks and their letters.
     *
     * @return array[]
     */
    public static function marks(): array {
        return [
            'empty' => [null, 'R'],
            'nothing' => [0.0, 'F'],
            'just above nothing' => [0.00001, 'R'],
            'one' => [1.0, 'R'],
            'just below two' => [1.99999, 'R'],
            'two' => [2.0, 'P'],
            'just below three' => [2.99999, 'P'],
            'three' => [3.0, 'M'],
            'just below four' => [3.99999, 'M'],
            'four' => [4.0, 'D'],
        ];
    }

    /**
     * A mark has the letter of its step.
     *
     * @dataProvider marks
     * @param float|null $mark
     * @param string $letter
     */
    public function test_from_mark(?float $mark, string $letter): void {
        $this->assertSame($letter, letter::from_mark($mark));
    }

    /**
     * Names and their letters.
     *
     * @return array[]
     */
    public static function names(): array {
        return [
            ['Pass', 'P'],
            ['MERIT', 'M'],
            [' distinction ', 'D'],
            ['Refer', 'R'],
            ['fail', 'F'],
            ['m', 'M'],
            ['Passable', null],
            ['', null],
        ];
    }

    /**
     * A name means its letter, whatever its case.
     *
     * @dataProvider names
     * @param string $name
     * @param string|null $letter
     */
    public function test_from_name(string $name, ?string $letter): void {
        $this->assertSame($letter, letter::from_name($name));
    }
}
