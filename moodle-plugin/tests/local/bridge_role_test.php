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

namespace local_mzi\local;

/**
 * Tests of the bridge's role and of what stands in the way of installing.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\bridge_role
 * @covers \local_mzi\local\older_plugin
 */
final class bridge_role_test extends \advanced_testcase {
    /**
     * The role is there after the installation, with its capabilities and no others.
     */
    public function test_has_exactly_its_capabilities(): void {
        global $DB;
        $capabilities = $DB->get_fieldset('role_capabilities', 'capability', ['roleid' => bridge_role::id()]);
        $this->assertEqualsCanonicalizing(bridge_role::CAPABILITIES, $capabilities);
        $this->assertEquals([CONTEXT_SYSTEM], array_values(get_role_contextlevels(bridge_role::id())));
    }

    /**
     * Made again it stays one; removed it is gone.
     */
    public function test_is_made_once_and_removed(): void {
        $this->resetAfterTest();
        $id = bridge_role::id();
        $this->assertSame($id, bridge_role::create());
        bridge_role::remove();
        $this->assertNull(bridge_role::id());
        bridge_role::remove();
        $this->assertNotNull(bridge_role::create());
    }

    /**
     * The older plugin stands in the way.
     */
    public function test_refuses_beside_the_older_plugin(): void {
        global $CFG;
        $this->resetAfterTest();
        require_once($CFG->libdir . '/environmentlib.php');
        require_once($CFG->dirroot . '/local/mzi/environmentlib.php');
        older_plugin::refuse();
        $this->assertNull(local_mzi_check_older_plugin(new \environment_results('custom_check')));
        set_config('version', 2026022700, 'local_moodle_zoho_sync');
        $this->assertFalse(local_mzi_check_older_plugin(new \environment_results('custom_check'))->getStatus());
        $this->expectException(\moodle_exception::class);
        $this->expectExceptionMessage('local_moodle_zoho_sync');
        older_plugin::refuse();
    }

    /**
     * Tables that the older plugin left behind stand in the way too.
     */
    public function test_refuses_beside_the_older_tables(): void {
        $this->resetAfterTest();
        $this->assertFalse(older_plugin::is_in_the_way());
        unset_config('version', 'local_mzi');
        $this->assertTrue(older_plugin::is_in_the_way());
    }
}
