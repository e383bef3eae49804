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

namespace local_mzi;

/**
 * Tests of the texts.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @coversNothing
 */
final class lang_test extends \basic_testcase {
    /**
     * The texts of a language.
     *
     * @param string $lang
     * @return string[]
     */
    private function strings(string $lang): array {
        $string = [];
        require(__DIR__ . "/../lang/$lang/local_mzi.php");
        return $string;
    }

    /**
     * English and Arabic have the same texts, in the same order, with the same placeholders.
     */
    public function test_languages_are_complete(): void {
        $en = $this->strings('en');
        $ar = $this->strings('ar');
        $this->assertSame(array_keys($en), array_keys($ar));
        foreach ($en as $key => $text) {
            $placeholders = fn(string $text): array => preg_match_all('/{\$a(->\w+)?}/', $text, $found) ? $found[0] : [];
            $this->assertEqualsCanonicalizing($placeholders($text), $placeholders($ar[$key]), $key);
        }
    }
}
