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

use local_mzi\local\outbox\away_exception;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;
use local_mzi\local\outbox\pause;
use local_mzi\local\outbox\problem;
use local_mzi\local\requests\window_editor;

/**
 * Tests of what the administration pages show beside their tables.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\output\account_page
 * @covers \local_mzi\output\outbox_page
 * @covers \local_mzi\output\state_tabs
 * @covers \local_mzi\output\windows_page
 */
final class administration_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
    }

    /**
     * HTML of something.
     *
     * @param \renderable $what
     * @return string well-formed, without missing texts
     */
    private function html(\renderable $what): string {
        global $PAGE;
        $PAGE->set_url('/local/mzi/admin/outbox.php');
        $html = $PAGE->get_renderer('local_mzi')->render($what);
        $this->assertStringNotContainsString('[[', $html);
        $document = new \DOMDocument();
        $this->assertTrue($document->loadHTML('<?xml encoding="UTF-8"><main>' . $html . '</main>', LIBXML_NOERROR));
        return $html;
    }

    /**
     * The outbox: figures, whether the bridge is set up and away, and what can be done with all that failed.
     */
    public function test_outbox(): void {
        $page = fn(string $state = '', string $type = ''): string => $this->html(
            new outbox_page(new \moodle_url('/local/mzi/admin/outbox.php'), $state, $type),
        );
        $html = $page();
        $this->assertStringContainsString('Nothing is sent: address or secret of the bridge is missing', $html);
        $this->assertStringNotContainsString('do=retry', $html);

        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        set_config('bridgesecret', 'sixteencharacters', 'local_mzi');
        $outbox = new outbox();
        $outbox->append(fact::user_created(41));
        $outbox->append(fact::course_created(7));
        $outbox->park(array_key_first($outbox->due(1)), 1, new problem(problem::INVALID, 'no'));
        (new pause())->begin(new away_exception(new problem(problem::UNREACHABLE, '<b>gone')), time());
        $html = $page();
        $this->assertStringNotContainsString('Nothing is sent: address', $html);
        $this->assertStringNotContainsString('sixteencharacters', $html);
        $this->assertStringContainsString('&lt;b&gt;gone', $html);
        $this->assertStringContainsString('do=ask', $html);
        $this->assertStringContainsString('Try all that failed again (1)', $html);
        $this->assertStringContainsString('type=user_created', $page('parked', 'user_created'));
        $this->assertStringNotContainsString('do=retry', $page('parked', 'course_created'));
        $this->assertStringNotContainsString('do=retry', $page('waiting'));
    }

    /**
     * An ambiguous student: the accounts with the reasons, and a way to choose only where nothing is against it.
     */
    public function test_account(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user(['email' => 's@school.example']);
        $DB->set_field('user', 'firstname', '<i>Sara</i>', ['id' => $user->id]);
        $this->getDataGenerator()->create_user(['username' => 's@school.example', 'confirmed' => 0]);
        $generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $student = $generator->create_student(['academic_email' => 's@school.example', 'national_id' => '9981012345']);
        $html = $this->html(new account_page($student, 'ambiguous', 0));
        $this->assertStringContainsString('&lt;i&gt;Sara', $html);
        $this->assertStringContainsString("choose={$user->id}", $html);
        $this->assertSame(1, substr_count($html, 'choose='));
        $this->assertStringContainsString('Several accounts have the academic e-mail address', $html);
        $this->assertStringContainsString('is not confirmed', $html);
        $this->assertStringNotContainsString('9981012345', $html);
        $nobody = $generator->create_student(['academic_email' => null, 'student_id' => null]);
        $this->assertStringContainsString('No account has', $this->html(new account_page($nobody, 'problem', 0)));
    }

    /**
     * Windows of requests: when each is, and whether the kind is open.
     */
    public function test_windows(): void {
        $this->mock_clock_with_frozen(strtotime('2026-11-23 12:00 UTC'));
        $this->setTimezone('UTC');
        $save = fn(string $type, int $open, int $close, int $enabled): int => window_editor::save((object) [
            'id' => 0, 'type' => $type, 'timeopen' => $open, 'timeclose' => $close, 'enabled' => $enabled,
        ]);
        $save('classdrop', strtotime('2026-11-01 00:00 UTC'), strtotime('2026-12-01 00:00 UTC'), 1);
        $save('studentcard', 0, 0, 0);
        $save('latesubmission', 0, strtotime('2026-11-02 00:00 UTC'), 1);
        $context = (new windows_page())->export_for_template($GLOBALS['PAGE']->get_renderer('local_mzi'));
        $types = array_column($context['types'], null, 'type');
        $this->assertSame('Open', $types['classdrop']['state']['text']);
        $this->assertSame(
            'From 1 November 2026, 12:00 AM to 1 December 2026, 12:00 AM',
            $types['classdrop']['windows'][0]['words'],
        );
        $this->assertSame('Closed', $types['studentcard']['state']['text']);
        $this->assertTrue($types['studentcard']['windows'][0]['off']);
        $this->assertTrue($types['latesubmission']['windows'][0]['past']);
        $this->assertTrue($types['changeinformation']['any']);
        $html = $this->html(new windows_page());
        $this->assertStringContainsString('switched off', $html);
        $this->assertSame(3, substr_count($html, 'do=delete'));
    }
}
