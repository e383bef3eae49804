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

namespace local_mzi\output;

use local_mzi\local\dashboard\students;

/**
 * Tests that the pages can be shown, to whom, and what is on them.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\output\dashboard_page
 * @covers \local_mzi\output\tab
 * @covers \local_mzi\output\profile_tab
 * @covers \local_mzi\output\programmes_tab
 * @covers \local_mzi\output\classes_tab
 * @covers \local_mzi\output\requests_tab
 * @covers \local_mzi\output\card_tab
 * @covers \local_mzi\output\format
 * @covers \local_mzi\external\get_student_dashboard
 */
final class pages_test extends \advanced_testcase {
    /** @var \stdClass account of a student */
    private \stdClass $user;

    #[\Override]
    protected function setUp(): void {
        global $DB;
        parent::setUp();
        $this->resetAfterTest();
        $this->user = $this->getDataGenerator()->create_user(['firstname' => 'Sara', 'lastname' => 'Haddad']);
        // As an older version of Moodle or another authentication method may have stored it.
        $this->user->lastname = '<b>Haddad</b>';
        $DB->set_field('user', 'lastname', $this->user->lastname, ['id' => $this->user->id]);
        $this->setUser($this->user);
    }

    /**
     * A page.
     *
     * @param string $tab
     * @param bool $reveal
     * @return string HTML
     */
    private function page(string $tab, bool $reveal = false): string {
        global $PAGE;
        $PAGE->set_url('/local/mzi/index.php', ['tab' => $tab]);
        $student = students::of_user((int) $this->user->id);
        return $PAGE->get_renderer('local_mzi')->render(new dashboard_page($this->user, $student, $tab, $reveal));
    }

    /**
     * Makes the student.
     *
     * @param bool $full whether there is something on every page
     */
    private function student(bool $full): void {
        $generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        if ($full) {
            $course = $this->getDataGenerator()->create_course();
            $generator->create_full_student(['userid' => $this->user->id, 'courseid' => (int) $course->id]);
        } else {
            $generator->create_linked_student($this->user);
        }
    }

    /**
     * Every page of a student who has everything: well-formed, escaped, with no text missing.
     */
    public function test_full(): void {
        $this->student(true);
        $expected = [
            'profile' => ['A01B0001C', 'Jordanian', 'Show the national id'],
            'programmes' => ['40% paid', '2,000.00', '800.00', 'Overdue since 1 September 2026', 'Next instalment: ', 'Voided'],
            'classes' => ['Merit', 'Criteria achieved: 2 of 3', 'Not released yet', 'I have seen this grade', '/course/view.php'],
            'requests' => ['Q-77', 'Change information', 'Aleppo'],
            'card' => ['30 June 2028', 'BTEC HND in Computing'],
        ];
        foreach ($expected as $tab => $texts) {
            $html = $this->page($tab);
            foreach ($texts as $text) {
                $this->assertStringContainsString($text, $html, $tab);
            }
            $this->check($html);
            $this->assertStringNotContainsString('9981012345', $html);
            $this->assertStringNotContainsString('Secret', $html);
        }
        $this->assertStringContainsString('9981012345', $this->page('profile', true));
    }

    /**
     * Every page of a student of whom next to nothing is known.
     */
    public function test_empty(): void {
        $this->student(false);
        foreach (array_keys(tab::TABS) as $tab) {
            $this->check($this->page($tab));
        }
        $this->assertStringContainsString('There are no requests yet.', $this->page('requests'));
        $this->assertStringContainsString('There are no programmes yet.', $this->page('programmes'));
        $this->assertStringContainsString('There are no classes yet.', $this->page('classes'));
    }

    /**
     * Somebody who is no student reads why there is nothing.
     */
    public function test_not_linked(): void {
        $html = $this->page('profile');
        $this->assertStringContainsString('not connected with a student record', $html);
        $this->assertStringNotContainsString('moremenu', $html);
    }

    /**
     * Staff see what the student sees, without what only the student does.
     */
    public function test_staff(): void {
        $this->student(true);
        $this->setAdminUser();
        $html = $this->page('classes');
        $this->assertStringContainsString('as the student sees them', $html);
        $this->assertStringContainsString('Merit', $html);
        $this->assertStringContainsString('userid=' . $this->user->id, $html);
        $this->assertStringNotContainsString('I have seen this grade', $html);
    }

    /**
     * Every page in Arabic: every text of the plugin that is on it is there.
     */
    public function test_arabic(): void {
        $this->student(true);
        $this->arabic();
        $expected = [
            'profile' => ['رقم الطالب', 'أنثى'], 'programmes' => ['الأقساط', 'ملغاة'], 'classes' => ['تفوّق', 'نشط'],
            'requests' => ['تغيير البيانات'], 'card' => ['صالحة حتى'],
        ];
        foreach ($expected as $tab => $texts) {
            $html = $this->page($tab);
            foreach ($texts as $text) {
                $this->assertStringContainsString($text, $html, $tab);
            }
            $this->check($html);
        }
    }

    /**
     * Switches to Arabic, as far as the plugin's texts go.
     */
    private function arabic(): void {
        global $CFG, $SESSION;
        check_dir_exists("{$CFG->dataroot}/lang/ar");
        file_put_contents("{$CFG->dataroot}/lang/ar/langconfig.php", "<?php \$string['thislanguage'] = 'ar';");
        get_string_manager()->reset_caches();
        $SESSION->lang = 'ar';
    }

    /**
     * A feedback that is HTML is shown as such, without what could do harm; one that is text is shown as it is.
     */
    public function test_feedback(): void {
        $this->assertSame('a &lt; b<br />' . "\n" . 'c &gt; d', format::rich("a < b\nc > d"));
        $html = format::rich('<p>Good <b>work</b></p><script>alert(1)</script><img src=x onerror=alert(1)>');
        $this->assertStringContainsString('<p>Good <b>work</b></p>', $html);
        $this->assertDoesNotMatchRegularExpression('/script|onerror/', $html);
        $this->assertNull(format::rich(' '));
    }

    /**
     * Checks what is true of every page.
     *
     * @param string $html
     */
    private function check(string $html): void {
        $this->assertStringNotContainsString('[[', $html);
        $this->assertStringNotContainsString('{{', $html);
        $this->assertStringNotContainsString('<b>Haddad', $html);
        $this->assertStringNotContainsString(' style=', $html);
        $document = new \DOMDocument();
        libxml_use_internal_errors(true);
        $document->loadHTML("<?xml encoding=\"utf-8\"?><html><body>$html</body></html>");
        // 801: the parser does not know elements of HTML 5.
        $errors = array_filter(libxml_get_errors(), fn(\LibXMLError $error): bool => $error->code !== 801);
        libxml_clear_errors();
        $this->assertSame([], array_map(fn(\LibXMLError $error): string => trim($error->message), $errors));
    }

    /**
     * The web-service function tells what the pages show, to those who may see them.
     */
    public function test_web_service(): void {
        $call = function (array $parameters): array {
            $_POST['sesskey'] = sesskey();
            return \core_external\external_api::call_external_function('local_mzi_get_student_dashboard', $parameters, true);
        };
        $this->assertEquals(['linked' => false], $call([])['data']);
        $this->student(true);
        $answer = $call([]);
        $this->assertFalse($answer['error'], json_encode($answer['exception'] ?? null));
        $this->assertSame('A01B0001C', $answer['data']['profile']['student_id']);
        $this->assertNull($answer['data']['profile']['national_id']);
        $this->assertEquals(800, $answer['data']['registrations'][0]['payments_sum']);
        $this->assertCount(2, $answer['data']['classes'][0]['grades']);
        $this->assertSame('9981012345', $call(['reveal' => 1])['data']['profile']['national_id']);
        $this->assertNull($answer['data']['photo']['waiting_url']);
        $this->setUser($this->getDataGenerator()->create_user());
        $this->assertSame('nopermissions', $call(['userid' => $this->user->id])['exception']->errorcode);
        $this->setAdminUser();
        $sink = $this->redirectEvents();
        $this->assertEquals(true, $call(['userid' => $this->user->id, 'reveal' => 1])['data']['linked']);
        $seen = array_filter($sink->get_events(), fn($event): bool => $event instanceof \local_mzi\event\personal_data_viewed);
        $this->assertCount(1, $seen);
    }
}
