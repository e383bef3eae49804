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

namespace local_mzi\local\requests;

use local_mzi\event\request_window_deleted;
use local_mzi\event\request_window_saved;
use local_mzi\form\window_form;

/**
 * Tests of setting when which kind of request can be made.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\requests\window_editor
 * @covers \local_mzi\local\requests\windows
 * @covers \local_mzi\form\window_form
 * @covers \local_mzi\event\request_window_saved
 * @covers \local_mzi\event\request_window_deleted
 */
final class window_editor_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mock_clock_with_frozen(1_800_000_000);
    }

    /**
     * A window is added, changed, switched off and on and removed; each is noted in the log.
     */
    public function test_life_of_a_window(): void {
        global $DB, $USER;
        $sink = $this->redirectEvents();
        $id = window_editor::save((object) [
            'id' => 0, 'type' => types::CLASS_DROP, 'enabled' => 1, 'timeopen' => 1_800_000_001, 'timeclose' => 0,
        ]);
        $this->assertNotContains(types::CLASS_DROP, windows::open());
        $row = $DB->get_record('local_mzi_request_windows', ['id' => $id]);
        $this->assertSame('Class Drop', $row->request_type);
        $this->assertEquals([$USER->id, 1_800_000_000], [$row->usermodified, $row->timecreated]);

        $window = window_editor::get($id);
        $window->timeopen = 0;
        $this->assertSame($id, window_editor::save($window));
        $this->assertContains(types::CLASS_DROP, windows::open());
        $this->assertSame(1, $DB->count_records('local_mzi_request_windows'));
        window_editor::set_enabled($id, false);
        $this->assertNotContains(types::CLASS_DROP, windows::open());
        window_editor::set_enabled($id, true);
        $this->assertContains(types::CLASS_DROP, windows::open());
        window_editor::set_enabled($id, false);
        window_editor::delete($id);
        $this->assertContains(types::CLASS_DROP, windows::open());

        $events = $sink->get_events();
        $this->assertCount(6, $events);
        $this->assertInstanceOf(request_window_saved::class, $events[0]);
        $this->assertSame('Class Drop', $events[0]->other['type']);
        $this->assertInstanceOf(request_window_deleted::class, $events[5]);
        foreach ($events as $event) {
            $this->assertStringContainsString('Class Drop', $event->get_description());
            $this->assertEquals($id, $event->objectid);
        }
    }

    /**
     * Windows of a kind come together, of every kind that there is.
     */
    public function test_all(): void {
        foreach ([1_900_000_000, 0] as $open) {
            window_editor::save((object) [
                'id' => 0, 'type' => types::STUDENT_CARD, 'enabled' => 1, 'timeopen' => $open, 'timeclose' => 0,
            ]);
        }
        $all = window_editor::all();
        $this->assertSame(array_keys(types::WORDS), array_keys($all));
        $this->assertEquals([0, 1_900_000_000], array_column($all['studentcard'], 'timeopen'));
    }

    /**
     * A window ends after it began.
     */
    public function test_form(): void {
        $form = new window_form(null, ['type' => types::CLASS_DROP]);
        $errors = fn(int $open, int $close): array => array_keys($form->validation(
            ['id' => 0, 'type' => types::CLASS_DROP, 'enabled' => 1, 'timeopen' => $open, 'timeclose' => $close],
            [],
        ));
        $this->assertSame([], $errors(0, 0));
        $this->assertSame([], $errors(100, 0));
        $this->assertSame([], $errors(100, 101));
        $this->assertSame(['timeclose'], $errors(100, 100));
    }
}
