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
 * Tests for the rules on release, due dates, absence and names.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\grading\release
 * @covers     \local_mzi\local\grading\deadline
 * @covers     \local_mzi\local\grading\absence
 * @covers     \local_mzi\local\grading\names
 */
final class rules_test extends \basic_testcase {
    /**
     * With marking workflow only released work is final, without it every mark is.
     */
    public function test_release(): void {
        $this->assertTrue(release::is_final(true, 'released', 2.0));
        $this->assertTrue(release::is_final(true, 'released', null));
        $this->assertFalse(release::is_final(true, 'readyforrelease', 2.0));
        $this->assertFalse(release::is_final(true, '', 2.0));
        $this->assertFalse(release::is_final(true, null, 2.0));
        $this->assertTrue(release::is_final(false, null, 0.0));
        $this->assertFalse(release::is_final(false, 'released', null));
    }

    /**
     * Moodle writes -1 where there is no mark.
     */
    public function test_mark(): void {
        $this->assertNull(release::mark(null));
        $this->assertNull(release::mark('-1.00000'));
        $this->assertSame(0.0, release::mark('0.00000'));
        $this->assertSame(3.5, release::mark('3.50000'));
    }

    /**
     * A student's date stands before the group's, that before the assignment's; an extension only makes it later.
     */
    public function test_deadline(): void {
        $this->assertSame(100, deadline::of(100, null, null, 0));
        $this->assertSame(200, deadline::of(100, null, 200, 0));
        $this->assertSame(50, deadline::of(100, 50, 200, 0));
        $this->assertSame(300, deadline::of(100, 50, 200, 300));
        $this->assertSame(100, deadline::of(100, null, null, 70));
        $this->assertSame(0, deadline::of(0, null, null, 300));
    }

    /**
     * What was not handed in, and what follows. Attempt, submitted, marked, due, begun, first letter; it is 1000.
     *
     * @return array[]
     */
    public static function absences(): array {
        return [
            'nothing handed in' => [1, false, false, 900, 100, null, 'F'],
            'handed in' => [1, true, false, 900, 100, null, null],
            'marked all the same' => [1, false, true, 900, 100, null, null],
            'still time' => [1, false, false, 1000, 100, null, null],
            'never due' => [1, false, false, 0, 100, null, null],
            'enrolled too late' => [1, false, false, 900, 900, null, null],
            'second not handed in' => [2, false, false, 900, 500, 'R', 'RR'],
            'second handed in' => [2, true, false, 900, 500, 'R', null],
            'second marked' => [2, false, true, 900, 500, 'R', null],
            'second without a date of its own' => [2, false, false, 400, 500, 'R', null],
            'second after a fail' => [2, false, false, 900, 500, 'F', null],
            'second after a pass' => [2, false, false, 900, 500, 'P', null],
            'third' => [3, false, false, 900, 500, 'R', null],
        ];
    }

    /**
     * F and RR are for work that was not handed in by a date that left time for it.
     *
     * @dataProvider absences
     * @param int $attempt
     * @param bool $submitted
     * @param bool $marked
     * @param int $due
     * @param int $begun
     * @param string|null $first
     * @param string|null $letter
     */
    public function test_absence(
        int $attempt,
        bool $submitted,
        bool $marked,
        int $due,
        int $begun,
        ?string $first,
        ?string $letter,
    ): void {
        $this->assertSame($letter, absence::letter($attempt, $submitted, $marked, $due, $begun, $first, 1000));
    }

    /**
     * Names are made as Zoho has them.
     */
    public function test_names(): void {
        $this->assertSame('42_7_9', names::composite_key(42, 7, 9));
        $this->assertSame('Sara Haddad - Networks - P - 2026-01-31', names::grade('Sara Haddad', 'Networks', 'P', '2026-01-31'));
        $this->assertSame('Pass', names::level('P12'));
        $this->assertSame('Merit', names::level('m1'));
        $this->assertSame('Distinction', names::level(' D2'));
        $this->assertSame('', names::level('LO1'));
    }
}
