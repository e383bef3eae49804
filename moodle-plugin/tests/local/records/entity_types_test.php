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
 * Tests that descriptions and tables fit.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\records\entity_types
 * @covers \local_mzi\local\records\entity_type
 */
final class entity_types_test extends \advanced_testcase {
    /**
     * Every column of a description is in its table, and every column of the table is described.
     */
    public function test_fit_their_tables(): void {
        global $DB;
        foreach (entity_types::names() as $name) {
            $type = entity_types::get($name);
            $columns = array_keys($DB->get_columns($type->table));
            $described = ['id', ...array_keys((array) $type->blank('1'))];
            if ($name === 'installments') {
                $described = array_diff([...$described, 'position'], [
                    'content_hash', 'deleted', 'zoho_created_time', 'zoho_modified_time',
                ]);
            }
            $this->assertEqualsCanonicalizing($columns, $described, $name);
        }
    }

    /**
     * An unknown entity type is refused, and the known ones are named.
     */
    public function test_refuse_others(): void {
        $this->expectException(\invalid_parameter_exception::class);
        $this->expectExceptionMessage('students');
        entity_types::get('programs');
    }
}
