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
 * Tests of photos that wait for a decision.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\photos
 */
final class photos_test extends \advanced_testcase {
    /** @var \stdClass an account */
    private \stdClass $user;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->user = $this->getDataGenerator()->create_user();
    }

    /**
     * Hands in a file.
     *
     * @param string $content
     */
    private function hand_in(string $content): void {
        get_file_storage()->create_file_from_string([
            'contextid' => \core\context\user::instance($this->user->id)->id, 'component' => 'local_mzi',
            'filearea' => photos::PENDING, 'itemid' => 0, 'filepath' => '/', 'filename' => 'photo.png',
        ], $content);
    }

    /**
     * A picture.
     *
     * @return string PNG
     */
    private function picture(): string {
        $image = imagecreatetruecolor(120, 150);
        ob_start();
        imagepng($image);
        return ob_get_clean();
    }

    /**
     * Number of files in an area.
     *
     * @param string $component
     * @param string $area
     * @return int
     */
    private function files(string $component, string $area): int {
        $context = \core\context\user::instance($this->user->id);
        return count(get_file_storage()->get_area_files($context->id, $component, $area, false, 'id', false));
    }

    /**
     * An approved photo becomes the account's picture and that of the card; decided once.
     */
    public function test_approves(): void {
        global $DB;
        $this->hand_in($this->picture());
        $this->assertSame('approved', photos::decide((int) $this->user->id, true));
        $this->assertGreaterThan(0, $DB->get_field('user', 'picture', ['id' => $this->user->id]));
        $this->assertGreaterThan(0, $this->files('user', 'icon'));
        $this->assertSame([0, 1], [$this->files('local_mzi', photos::PENDING), $this->files('local_mzi', photos::APPROVED)]);
        $this->assertSame('unchanged', photos::decide((int) $this->user->id, false));
        $this->assertSame(1, $this->files('local_mzi', photos::APPROVED));
    }

    /**
     * A rejected photo goes and changes nothing.
     */
    public function test_rejects(): void {
        global $DB;
        $this->hand_in($this->picture());
        $this->assertSame('rejected', photos::decide((int) $this->user->id, false));
        $this->assertSame([0, 0], [$this->files('local_mzi', photos::PENDING), $this->files('local_mzi', photos::APPROVED)]);
        $this->assertEquals(0, $DB->get_field('user', 'picture', ['id' => $this->user->id]));
    }

    /**
     * What is no picture does not go live, and goes on waiting.
     */
    public function test_refuses_what_is_no_picture(): void {
        $this->hand_in('<script>alert(1)</script>');
        try {
            photos::decide((int) $this->user->id, true);
            $this->fail('went live');
        } catch (\moodle_exception $e) {
            $this->assertSame('notapicture', $e->errorcode);
        }
        $this->assertSame(1, $this->files('local_mzi', photos::PENDING));
    }
}
