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

namespace local_mzi\local\records;

/**
 * Tests of what is taken as which value.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\records\value_reader
 */
final class value_reader_test extends \basic_testcase {
    /**
     * Values that are taken.
     *
     * @return array[]
     */
    public static function good_values(): array {
        return [
            'null' => ['text', null, null],
            'empty text' => ['date', '', null],
            'Zoho id' => ['zohoid', '5725767000000001001', '5725767000000001001'],
            'text' => ['text', 'عمّان', 'عمّان'],
            'number as text' => ['text', 3, '3'],
            '255 characters of several bytes' => ['text', str_repeat('ع', 255), str_repeat('ع', 255)],
            'date' => ['date', '2004-02-29', '2004-02-29'],
            'time in UTC' => ['datetime', '2026-09-01T05:00:00Z', '1788238800'],
            'time with offset' => ['datetime', '2026-09-01T08:00:00+03:00', '1788238800'],
            'time with parts of a second' => ['datetime', '2026-09-01T05:00:00.250Z', '1788238800'],
            'seconds' => ['datetime', 1788238800, '1788238800'],
            'amount' => ['money', 1234.5, '1234.50'],
            'amount as text' => ['money', '0.005', '0.01'],
            'amount below nothing' => ['money', -0.001, '0.00'],
            'largest amount' => ['money', '9999999999.99', '9999999999.99'],
            'whole number' => ['whole', 2.0, '2'],
            'whole number as text' => ['whole', '12', '12'],
            'true' => ['flag', true, '1'],
            'false' => ['flag', false, '0'],
            'rows' => ['json', [(object) ['LO' => 'أ/1']], '[{"LO":"أ/1"}]'],
            'no rows' => ['json', [], '[]'],
            'id of Moodle' => ['moodleid', '8157', '8157'],
            'withdrawal' => ['withdrawal', 'suspend', 'suspend'],
        ];
    }

    /**
     * Takes good values.
     *
     * @param string $type
     * @param mixed $value
     * @param string|null $expected
     * @dataProvider good_values
     */
    public function test_takes(string $type, mixed $value, ?string $expected): void {
        $this->assertSame($expected, value_reader::read(attribute_type::from($type), $value));
    }

    /**
     * Values that are refused.
     *
     * @return array[]
     */
    public static function bad_values(): array {
        return [
            'id as number' => ['zohoid', 5725767000000001001],
            'id of 20 digits' => ['zohoid', '12345678901234567890'],
            'id with a line feed' => ['zohoid', "1\n"],
            'id with letters' => ['zohoid', '1 OR 1=1'],
            'list as text' => ['text', ['a']],
            'truth as text' => ['text', true],
            '256 characters' => ['text', str_repeat('ع', 256)],
            'NUL' => ['text', "a\0b"],
            'too long text' => ['longtext', str_repeat('x', 65536)],
            'no such day' => ['date', '2026-02-30'],
            'another form of date' => ['date', '31.12.2004'],
            'date as number' => ['date', 20041231],
            'time without offset' => ['datetime', '2026-09-01T05:00:00'],
            'time on no such day' => ['datetime', '2026-02-30T05:00:00Z'],
            'amount in words' => ['money', 'ten'],
            'amount with separators' => ['money', '1,234.50'],
            'amount too large' => ['money', 1e10],
            'infinite amount' => ['money', '1' . str_repeat('0', 400)],
            'truth as amount' => ['money', true],
            'broken whole number' => ['whole', 1.5],
            'ten digits' => ['whole', 1234567890],
            'word as truth' => ['flag', 'maybe'],
            'text as JSON' => ['json', '[]'],
            'no id of Moodle' => ['moodleid', '0'],
            'word as id of Moodle' => ['moodleid', 'abc'],
            'another withdrawal' => ['withdrawal', 'delete'],
        ];
    }

    /**
     * Refuses bad values without quoting them.
     *
     * @param string $type
     * @param mixed $value
     * @dataProvider bad_values
     */
    public function test_refuses(string $type, mixed $value): void {
        try {
            value_reader::read(attribute_type::from($type), $value);
            $this->fail('was taken');
        } catch (refusal $refusal) {
            $this->assertSame('invalidparameter', $refusal->errorcode);
            $this->assertNotEmpty($refusal->getMessage());
            if (is_string($value)) {
                $this->assertStringNotContainsString($value, $refusal->getMessage());
            }
        }
    }
}
