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

use local_mzi\local\dashboard\pictures;
use local_mzi\local\dashboard\requests;
use local_mzi\local\dashboard\students;
use local_mzi\local\photos;

/**
 * Tests of making requests and taking them back.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\requests\submitter
 * @covers \local_mzi\local\requests\windows
 * @covers \local_mzi\local\requests\choices
 * @covers \local_mzi\local\requests\offers
 * @covers \local_mzi\local\requests\waiting
 * @covers \local_mzi\local\requests\attachments
 * @covers \local_mzi\local\effect\requests
 * @covers \local_mzi\local\photos
 * @covers \local_mzi\form\request_form
 */
final class submitter_test extends \advanced_testcase {
    /** @var \local_mzi_generator */
    private \local_mzi_generator $generator;

    /** @var \stdClass row of a student */
    private \stdClass $student;

    #[\Override]
    protected function setUp(): void {
        global $DB;
        parent::setUp();
        $this->resetAfterTest();
        $this->mock_clock_with_frozen(strtotime('2026-11-23 12:00 UTC'));
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $user = $this->getDataGenerator()->create_user();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $this->generator->create_linked_student($user, ['city' => 'Amman', 'national_id' => '9981012345']);
        $this->student = students::of_user((int) $user->id);
        $this->setUser($user);
        $DB->delete_records('local_mzi_outbox');
    }

    /**
     * Makes a request.
     *
     * @param string $type
     * @param array $data
     * @return int its row
     */
    private function submit(string $type, array $data = []): int {
        return submitter::submit($this->student, $type, (object) ($data + ['description' => 'Because']));
    }

    /**
     * The code with which something is refused.
     *
     * @param callable $call
     * @return string
     */
    private function refused(callable $call): string {
        global $DB;
        $before = $DB->count_records('local_mzi_requests') + $DB->count_records('local_mzi_outbox');
        try {
            $call();
        } catch (\moodle_exception $e) {
            $this->assertSame($before, $DB->count_records('local_mzi_requests') + $DB->count_records('local_mzi_outbox'));
            return $e->errorcode;
        }
        $this->fail('not refused');
    }

    /**
     * A draft with one file.
     *
     * @param string $name
     * @param string $content
     * @return int item
     */
    private function draft(string $name = 'passport.pdf', string $content = 'pdf'): int {
        global $USER;
        $item = file_get_unused_draft_itemid();
        get_file_storage()->create_file_from_string([
            'contextid' => \core\context\user::instance($USER->id)->id, 'component' => 'user', 'filearea' => 'draft',
            'itemid' => $item, 'filepath' => '/', 'filename' => $name,
        ], $content);
        return $item;
    }

    /**
     * A draft with a photo.
     *
     * @param int $width pixels
     * @param int $height pixels
     * @return int item
     */
    private function photo(int $width = 300, int $height = 400): int {
        ob_start();
        imagepng(imagecreatetruecolor($width, $height));
        return $this->draft('me.png', ob_get_clean());
    }

    /**
     * A request is stored with its file and told, and Zoho's record of it takes its place.
     */
    public function test_submits(): void {
        global $DB;
        $id = $this->submit(types::CHANGE_INFORMATION, [
            'field' => ['city', 'national_id', ''], 'new' => [' Aleppo ', '9989912345', ''], 'files' => $this->draft(),
        ]);
        [$read] = requests::read($this->student);
        $this->assertSame(['Change Information', 'Pending', true], [$read['type'], $read['status'], $read['open']]);
        $this->assertSame([
            ['field' => 'City', 'current' => 'Amman', 'new' => 'Aleppo'],
            ['field' => 'National_Number', 'current' => '', 'new' => '•••••••345'],
        ], $read['changes']);
        $this->assertSame(['passport.pdf'], array_column($read['files'], 'name'));
        $this->assertStringContainsString("/pluginfile.php/1/local_mzi/request/{$id}/passport.pdf", $read['files'][0]['url']);
        $facts = $DB->get_records('local_mzi_outbox');
        $this->assertSame(['request_submitted'], array_column($facts, 'eventtype'));
        $told = (new \local_mzi\local\payload\payloads())->of($facts);
        $told = reset($told);
        $this->assertSame([$id, 'passport.pdf'], [$told['request_id'], $told['attachments'][0]['file_name']]);
        $this->assertSame('9989912345', $told['change_information'][1]['New_Value']);
        $this->assertStringContainsString(
            "/webservice/pluginfile.php/1/local_mzi/request/{$id}/passport.pdf",
            $told['attachments'][0]['file_url'],
        );
        $this->generator->create_record('requests', ['zoho_student_id' => $this->student->zoho_student_id,
            'request_number' => $read['number'], 'request_status' => 'Approved']);
        [$read] = requests::read($this->student);
        $this->assertSame([$id, false, ['Pending', 'Approved']], [$read['id'], $read['open'],
            array_column($read['history'], 'status')]);
    }

    /**
     * A class can be dropped in the first 30 days, by its own student.
     */
    public function test_class_drop(): void {
        global $DB;
        $ids = [];
        foreach (['2026-10-24', '2026-10-23'] as $date) {
            $class = $this->generator->create_class($this->getDataGenerator()->create_course());
            $ids[] = $this->generator->create_record('enrollments', ['zoho_class_id' => $class->zoho_class_id,
                'zoho_student_id' => $this->student->zoho_student_id, 'enrollment_date' => $date])->id;
        }
        $ids[] = $this->generator->create_record('enrollments', ['zoho_student_id' => '999',
            'enrollment_date' => '2026-11-11'])->id;
        $this->assertEquals([$ids[0]], array_keys(choices::droppable($this->student)));
        foreach ([$ids[1], $ids[2], 0] as $id) {
            $code = $this->refused(fn() => $this->submit(types::CLASS_DROP, ['enrolment' => $id]));
            $this->assertSame('requestnotallowed', $code);
        }
        $id = $this->submit(types::CLASS_DROP, ['enrolment' => $ids[0]]);
        [$read] = requests::read($this->student);
        $this->assertNotNull($read['class']);
        $this->assertSame([null, null], [$read['unit'], $read['receipt']]);
        $again = fn() => $this->submit(types::CLASS_DROP, ['enrolment' => $ids[0], 'description' => 'Once more']);
        $this->assertSame('requestnodrop', $this->refused($again));
        $course = $DB->get_field('local_mzi_enrollments', 'moodle_course_id', ['id' => $ids[0]]);
        $this->assertJsonStringEqualsJsonString(
            json_encode([['Moodle_Class_ID' => (string) $course]]),
            $DB->get_field('local_mzi_requests', 'requested_classes', ['id' => $id]),
        );
    }

    /**
     * Nothing is to change: refused.
     */
    public function test_nothing_to_change(): void {
        $data = ['field' => ['student_id', 'city'], 'new' => ['A1', ' ']];
        $this->assertSame('requestnotallowed', $this->refused(fn() => $this->submit(types::CHANGE_INFORMATION, $data)));
    }

    /**
     * A kind with windows can be made while one of them is open, one without at any time.
     */
    public function test_windows(): void {
        global $DB;
        $now = strtotime('2026-11-23 12:00 UTC');
        $window = fn(string $type, int $on, int $open, int $close) => $DB->insert_record('local_mzi_request_windows', (object) [
            'request_type' => $type, 'enabled' => $on, 'timeopen' => $open, 'timeclose' => $close,
            'timecreated' => 0, 'timemodified' => 0,
        ]);
        $window('Student Card', 0, 0, 0);
        $window('Class Drop', 1, $now + 1, 0);
        $window('Late Submission', 1, 0, $now);
        $window('Enroll Next Semester', 1, 0, $now);
        $window('Enroll Next Semester', 1, $now, $now + 1);
        $this->assertSame([types::NEXT_SEMESTER, types::CHANGE_INFORMATION, types::PHOTO], windows::open());
        $offers = new offers($this->student);
        $this->assertSame($now + 1, $offers->closes(types::NEXT_SEMESTER));
        $this->assertNull($offers->closes(types::PHOTO));
        $opens = userdate($now + 1, get_string('strftimedatetime', 'langconfig'));
        $this->assertSame(['requestopens', $opens], $offers->refusal(types::CLASS_DROP));
        $this->assertSame('requestclosed', $offers->refusal('nosuchtype')[0]);
        $this->assertSame('requestclosed', $this->refused(fn() => $this->submit(types::STUDENT_CARD)));
    }

    /**
     * A card is asked for once at a time, and the same change once; a second click changes nothing.
     */
    public function test_once(): void {
        $card = $this->submit(types::STUDENT_CARD);
        $this->assertSame('requestwaits', $this->refused(fn() => $this->submit(types::STUDENT_CARD)));
        submitter::cancel((int) $this->student->moodle_user_id, $card);
        $this->submit(types::STUDENT_CARD);
        $city = fn(string $new): int => $this->submit(types::CHANGE_INFORMATION, ['field' => ['city'], 'new' => [$new]]);
        $city('Aleppo');
        $this->assertSame('requestsame', $this->refused(fn() => $city('Aleppo')));
        $city('Homs');
        $this->assertCount(4, requests::read($this->student));
    }

    /**
     * A photo waits until it is decided on, as the picture that will go live, and goes when the student or Zoho takes the request
     * back.
     */
    public function test_photo(): void {
        $userid = (int) $this->student->moodle_user_id;
        $waits = fn(): bool => pictures::of_user($userid)['waiting'];
        $id = $this->submit(types::PHOTO, ['files' => $this->photo(), 'description' => null]);
        $this->assertTrue($waits());
        $this->assertNull(pictures::of_user($userid)['url']);
        $this->assertSame([photos::FILENAME], array_column(requests::read($this->student)[0]['files'], 'name'));
        $this->assertSame('requestwaits', $this->refused(fn() => $this->submit(types::PHOTO, ['files' => $this->photo()])));
        submitter::cancel($userid, $id);
        $this->assertFalse($waits());
        $id = $this->submit(types::PHOTO, ['files' => $this->photo(), 'description' => null]);
        $number = requests::read($this->student)[0]['number'];
        $tell = fn(string $status) => $this->generator->create_record('requests', ['zoho_request_id' => '77',
            'zoho_student_id' => $this->student->zoho_student_id, 'request_number' => $number, 'request_status' => $status]);
        $tell('Approved');
        $this->assertTrue($waits());
        $this->assertSame('approved', photos::decide($userid, true));
        $this->assertStringContainsString('/photo.jpg', pictures::of_user($userid)['url']);
        $this->submit(types::PHOTO, ['files' => $this->photo(), 'description' => null]);
        $tell('Cancelled');
        $this->assertTrue($waits());
        $number = requests::read($this->student)[0]['number'];
        $this->generator->create_record('requests', ['zoho_request_id' => '78', 'request_number' => $number,
            'zoho_student_id' => $this->student->zoho_student_id, 'request_status' => 'Cancelled']);
        $this->assertFalse($waits());
    }

    /**
     * A decision goes for the picture that came with its request, not for one that was handed in since.
     */
    public function test_photo_of_another_request(): void {
        $userid = (int) $this->student->moodle_user_id;
        $submit = function (int $width, string $zohoid): void {
            $this->submit(types::PHOTO, ['files' => $this->photo($width), 'description' => null]);
            $this->generator->create_record('requests', ['zoho_request_id' => $zohoid, 'request_status' => 'Approved',
                'zoho_student_id' => $this->student->zoho_student_id,
                'request_number' => requests::read($this->student)[0]['number']]);
        };
        $submit(300, '77');
        $submit(310, '78');
        foreach (['77', '79'] as $another) {
            foreach ([true, false] as $approved) {
                $this->assertSame('unchanged', photos::decide($userid, $approved, $another));
            }
        }
        $this->assertTrue(pictures::of_user($userid)['waiting']);
        $this->assertNull(pictures::of_user($userid)['url']);
        $this->assertSame('approved', photos::decide($userid, true, '78'));
        $this->assertFalse(pictures::of_user($userid)['waiting']);
        $this->assertSame('unchanged', photos::decide($userid, true, '78'));
        $submit(320, '80');
        $this->assertSame('rejected', photos::decide($userid, false, '80'));
    }

    /**
     * An own request is taken back while it is open, once.
     */
    public function test_cancel(): void {
        global $DB;
        $id = $this->submit(types::STUDENT_CARD);
        $other = (int) $this->getDataGenerator()->create_user()->id;
        $this->assertSame('requestnotopen', $this->refused(fn() => submitter::cancel($other, $id)));
        $DB->delete_records('local_mzi_outbox');
        submitter::cancel((int) $this->student->moodle_user_id, $id);
        [$read] = requests::read($this->student);
        $this->assertSame(['Pending', 'Cancelled'], array_column($read['history'], 'status'));
        $told = (new \local_mzi\local\payload\payloads())->of($DB->get_records('local_mzi_outbox'));
        $this->assertSame('Cancelled', reset($told)['request_status']);
        $again = fn() => submitter::cancel((int) $this->student->moodle_user_id, $id);
        $this->assertSame('requestnotopen', $this->refused($again));
    }

    /**
     * The forms of all kinds, and what they find missing.
     */
    public function test_form(): void {
        global $PAGE;
        $PAGE->set_url('/local/mzi/request.php');
        foreach (array_keys(types::WORDS) as $type) {
            $form = new \local_mzi\form\request_form(null, ['student' => $this->student, 'type' => $type]);
            $this->assertStringNotContainsString('[[', $form->render());
        }
        $form = new \local_mzi\form\request_form(null, ['student' => $this->student, 'type' => types::CHANGE_INFORMATION]);
        $data = ['description' => 'x', 'field' => ['city', ''], 'new' => ['', ''], 'files' => file_get_unused_draft_itemid()];
        $this->assertSame(['files', 'new[0]'], array_keys($form->validation($data, [])));
        $data = ['field' => ['city', ''], 'new' => ['Aleppo', ''], 'files' => $this->draft()] + $data;
        $this->assertSame([], $form->validation($data, []));
        $wrong = [
            'email' => ['nobody', 'Invalid email address'], 'date_of_birth' => ['2004-02-30', 'a date in the past'],
            'city' => ['Amman', 'the current value'],
        ];
        foreach ($wrong as $field => [$new, $expected]) {
            $errors = $form->validation(['field' => [$field], 'new' => [$new]] + $data, []);
            $this->assertStringContainsString($expected, $errors['new[0]'], $field);
        }
        $errors = $form->validation(['field' => ['city', 'city'], 'new' => ['Aleppo', 'Homs']] + $data, []);
        $this->assertSame(['field[1]'], array_keys($errors));
    }

    /**
     * What a photo has to be.
     */
    public function test_photo_form(): void {
        global $PAGE;
        $PAGE->set_url('/local/mzi/request.php');
        $form = new \local_mzi\form\request_form(null, ['student' => $this->student, 'type' => types::PHOTO]);
        $errors = fn(int $draft): array => $form->validation(['files' => $draft], []);
        $this->assertSame([], $errors($this->photo()));
        $this->assertSame(['files' => get_string('required')], $errors(file_get_unused_draft_itemid()));
        $this->assertStringContainsString('too small', $errors($this->photo(300, 199))['files']);
        $this->assertStringContainsString('not a picture', $errors($this->draft('me.png', '<svg/>'))['files']);
    }
}
