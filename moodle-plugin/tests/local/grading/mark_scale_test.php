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
 * Tests for ways of marking.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\grading\mark_scale
 */
final class mark_scale_test extends \basic_testcase {
    /**
     * Ways of marking, a mark and its letter; no letter where marks mean none.
     *
     * @return array[]
     */
    public static function scales(): array {
        return [
            'points up to four' => [4, null, 3.0, 'M'],
            'no points' => [4, null, 0.0, 'F'],
            'empty' => [4, null, null, 'R'],
            'points up to a hundred' => [100, null, 3.0, null],
            'no mark at all' => [0, null, null, null],
            'scale of BTEC' => [-5, 'Refer,Pass,Merit,Distinction', 2.0, 'P'],
            'first item' => [-5, 'Refer, Pass, Merit, Distinction', 1.0, 'R'],
            'other order' => [-5, 'Fail,Refer,Pass,Merit,Distinction', 1.0, 'F'],
            'other order, last item' => [-5, 'Fail,Refer,Pass,Merit,Distinction', 5.0, 'D'],
            'other language' => [-5, 'إحالة,نجاح,جيد,ممتاز', 4.0, 'D'],
            'foreign scale' => [-5, 'Not yet competent,Competent', 2.0, null],
            'scale that is gone' => [-5, null, 2.0, null],
        ];
    }

    /**
     * A mark's letter depends on how the assignment is marked.
     *
     * @dataProvider scales
     * @param float $grade
     * @param string|null $items
     * @param float|null $mark
     * @param string|null $letter
     */
    public function test_letter(float $grade, ?string $items, ?float $mark, ?string $letter): void {
        $scale = new mark_scale($grade, $items);
        $this->assertSame($letter !== null, $scale->is_btec());
        if ($letter !== null) {
            $this->assertSame($letter, $scale->letter($mark));
        }
    }
}
