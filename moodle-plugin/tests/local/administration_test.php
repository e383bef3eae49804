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
 * Tests of who gets to the administration pages and may change anything there.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\administration
 */
final class administration_test extends \advanced_testcase {
    /** @var string[] */
    private const PAGES = ['local_mzi_students', 'local_mzi_outbox', 'local_mzi_windows'];

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * Becomes somebody with a role at system level.
     *
     * @param string $role short name; empty for none
     */
    private function become(string $role): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        if ($role !== '') {
            $roleid = $DB->get_field('role', 'id', ['shortname' => $role], MUST_EXIST);
            role_assign($roleid, $user->id, \core\context\system::instance()->id);
        }
        $this->setUser($user);
    }

    /**
     * The pages of the plugin that the current user has in the site administration.
     *
     * @return string[]
     */
    private function pages(): array {
        global $CFG;
        require_once($CFG->libdir . '/adminlib.php');
        $root = admin_get_root(true, false);
        return array_values(array_filter(
            ['local_mzi_settings', ...self::PAGES],
            function (string $page) use ($root): bool {
                $found = $root->locate($page);
                return $found !== null && $found->check_access();
            },
        ));
    }

    /**
     * An administrator has all pages, a manager all but the settings with the secret, anybody else none.
     */
    public function test_pages(): void {
        $this->setAdminUser();
        $this->assertSame(['local_mzi_settings', ...self::PAGES], $this->pages());
        $this->become('manager');
        $this->assertSame(self::PAGES, $this->pages());
        foreach (['editingteacher', 'coursecreator', 'mzi_bridge', ''] as $role) {
            $this->become($role);
            $this->assertSame([], $this->pages(), $role);
        }
    }

    /**
     * The code of the refusal of a change.
     *
     * @param string|null $sesskey as it came with the call
     * @return string|null null where it was not refused
     */
    private function refusal(?string $sesskey): ?string {
        $_POST['sesskey'] = $sesskey;
        try {
            administration::require_change();
            return null;
        } catch (\moodle_exception $e) {
            return $e->errorcode;
        } finally {
            unset($_POST['sesskey']);
        }
    }

    /**
     * Whoever changes something has the capability and comes from a page of this site.
     */
    public function test_require_change(): void {
        $this->become('manager');
        $this->assertNull($this->refusal(sesskey()));
        $this->assertSame('missingparam', $this->refusal(null));
        $this->assertSame('invalidsesskey', $this->refusal('wrong'));
        $this->become('editingteacher');
        $this->assertSame('nopermissions', $this->refusal(sesskey()));
    }
}
