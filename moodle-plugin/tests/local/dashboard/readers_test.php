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

namespace local_mzi\local\dashboard;

/**
 * Tests of what the pages read.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\dashboard\programmes
 * @covers \local_mzi\local\dashboard\schedule
 * @covers \local_mzi\local\dashboard\classes
 * @covers \local_mzi\local\dashboard\criteria
 * @covers \local_mzi\local\dashboard\requests
 * @covers \local_mzi\local\dashboard\card
 * @covers \local_mzi\local\dashboard\words
 * @covers \local_mzi\local\dashboard\money
 */
final class readers_test extends \advanced_testcase {
    /** @var \local_mzi_generator */
    private \local_mzi_generator $generator;

    /** @var \stdClass row of a student */
    private \stdClass $student;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->mock_clock_with_frozen(strtotime('2026-11-23 12:00 UTC'));
        $this->generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $user = $this->getDataGenerator()->create_user();
        $this->generator->create_linked_student($user);
        $this->student = students::of_user((int) $user->id);
    }

    /**
     * Makes a registration of the student.
     *
     * @param array $record
     * @return string Zoho id
     */
    private function registration(array $record): string {
        $record += ['zoho_student_id' => $this->student->zoho_student_id];
        return $this->generator->create_record('registrations', $record)->zoho_registration_id;
    }

    /**
     * Makes a payment of the student.
     *
     * @param string|null $registration Zoho id
     * @param float $amount
     * @param string|null $status
     * @return \stdClass its row
     */
    private function payment(?string $registration, float $amount, ?string $status = null): \stdClass {
        return $this->generator->create_record('payments', [
            'zoho_student_id' => $this->student->zoho_student_id, 'zoho_registration_id' => $registration,
            'payment_amount' => $amount, 'payment_status' => $status,
        ]);
    }

    /**
     * Payments that were voided never count, however that came about; the sum is exact.
     */
    public function test_voided_payments_never_count(): void {
        $registration = $this->registration(['total_fees' => 1]);
        $this->payment($registration, 0.1);
        $this->payment($registration, 0.2);
        $this->payment($registration, 0.3, 'Voided');
        $this->payment($registration, 0.4, 'cancelled');
        $gone = $this->payment($registration, 0.5);
        \local_mzi\local\records\records::delete('payments', [$gone->zoho_payment_id]);
        [$read] = programmes::read($this->student)['registrations'];
        $this->assertSame([0.3, 0.3, 0.7, 30], [$read['payments_sum'], $read['paid'], $read['remaining'], $read['percent']]);
        $this->assertSame([false, false, false, true, true], array_column($read['payments'], 'counts'));
    }

    /**
     * What Zoho says was paid and remains is taken, what it leaves out follows.
     */
    public function test_sums(): void {
        $this->registration(['total_fees' => 1000, 'paid_amount' => 250, 'registration_date' => '2026-03-03']);
        $this->registration(['total_fees' => 1000, 'remaining_amount' => 400, 'registration_date' => '2026-03-02']);
        $this->registration(['paid_amount' => 5, 'registration_date' => '2026-03-01']);
        $this->registration(['total_fees' => 100, 'paid_amount' => 120, 'registration_date' => '2026-02-01']);
        $read = programmes::read($this->student)['registrations'];
        $this->assertSame([250.0, 600.0, 5.0, 120.0], array_column($read, 'paid'));
        $this->assertSame([750.0, 400.0, null, 0.0], array_column($read, 'remaining'));
        $this->assertSame([25, 60, null, 100], array_column($read, 'percent'));
    }

    /**
     * Each instalment says what it asks today: paid, overdue, next, later. Nothing is owed for a registration that ended.
     */
    public function test_schedule(): void {
        $instalments = [
            ['due_date' => '2026-09-01', 'status' => 'Pending', 'paid_date' => '2026-09-02', 'amount' => 1],
            ['due_date' => '2026-10-01', 'status' => 'paid', 'amount' => 1],
            ['due_date' => '2026-11-22', 'status' => 'Pending', 'amount' => 1],
            ['due_date' => '2027-01-01', 'status' => 'Pending', 'amount' => 1],
            ['due_date' => '2026-11-23', 'status' => 'Whatever', 'amount' => 1],
            ['status' => 'Pending', 'amount' => 1],
            ['due_date' => '2026-01-01', 'status' => 'Cancelled', 'amount' => 1],
        ];
        foreach (['Active', 'Withdraw'] as $status) {
            $id = $this->registration(['registration_status' => $status, 'registration_date' => '2026-01-01']);
            $this->generator->create_record('installments', ['zoho_registration_id' => $id, 'installments' => $instalments]);
        }
        $read = array_column(programmes::read($this->student)['registrations'], null, 'status');
        $this->assertSame(
            ['paid', 'paid', 'overdue', 'later', 'next', 'later', 'void'],
            array_column($read['Active']['instalments'], 'state'),
        );
        $this->assertSame(
            ['paid', 'paid', 'void', 'void', 'void', 'void', 'void'],
            array_column($read['Withdraw']['instalments'], 'state'),
        );
        $this->assertSame('1', $read['Active']['instalments'][0]['number']);
    }

    /**
     * A payment of no registration is told by itself, another student's is not told.
     */
    public function test_payments_elsewhere(): void {
        $this->payment(null, 7);
        $registration = $this->registration([]);
        $this->generator->create_record('payments', ['zoho_registration_id' => $registration, 'payment_amount' => 3]);
        $this->generator->create_record('payments', ['zoho_registration_id' => $registration, 'payment_amount' => 9,
            'zoho_student_id' => '999']);
        $read = programmes::read($this->student);
        $this->assertSame([7.0], array_column($read['other_payments'], 'amount'));
        $this->assertSame(3.0, $read['registrations'][0]['payments_sum']);
    }

    /**
     * A grade that is not released is not told; criteria in any of their forms are.
     */
    public function test_grades(): void {
        $course = $this->getDataGenerator()->create_course();
        $class = $this->generator->create_class($course, ['unit_name' => 'U1']);
        $own = ['zoho_student_id' => $this->student->zoho_student_id, 'zoho_class_id' => $class->zoho_class_id];
        $this->generator->create_record('enrollments', $own);
        $this->generator->create_record('grades', $own + ['grade_value' => 'D', 'feedback' => 'x', 'grade_status' => 'In Marking']);
        $this->generator->create_record('grades', ['zoho_class_id' => null, 'grade_value' => 'F'] + $own);
        $this->generator->create_record('grades', $own + ['grade_value' => 'M', 'grade_date' => '2026-01-01',
            'learning_outcomes' => [
                ['LO_Code' => 'P1', 'LO_Score' => 'Achieved'], ['lo_code' => 'M1', 'lo_score' => 'Not achieved'],
                ['LO_Title' => 'Define', 'LO_Score' => 'P'], ['LO_Code' => 'D1', 'LO_Score' => 'Halfway']]]);
        [$read, $other] = classes::read($this->student);
        $this->assertEquals($course->id, $read['course_id']);
        $this->assertSame(['F'], array_column($other['grades'], 'grade'));
        $byreleased = array_column($read['grades'], null, 'released');
        $this->assertNull($byreleased[0]['grade'] ?? $byreleased[0]['feedback']);
        $this->assertSame('M', $byreleased[1]['grade']);
        $this->assertSame([true, false, true, null], array_column($byreleased[1]['criteria'], 'achieved'));
        $this->assertSame('Define', $byreleased[1]['criteria'][2]['code']);
    }

    /**
     * A class that was left leads to no course, and comes last.
     */
    public function test_class_that_was_left(): void {
        $course = $this->getDataGenerator()->create_course();
        $class = $this->generator->create_class($course);
        $next = $this->generator->create_class($this->getDataGenerator()->create_course());
        $own = ['zoho_student_id' => $this->student->zoho_student_id];
        $this->generator->create_record('enrollments', $own + ['zoho_class_id' => $class->zoho_class_id,
            'withdrawal' => 'unenrol', 'enrollment_status' => 'Withdrawn', 'enrollment_date' => '2026-10-10']);
        $this->generator->create_record('enrollments', $own + ['zoho_class_id' => $next->zoho_class_id]);
        $read = classes::read($this->student);
        $this->assertSame([false, true], array_column($read, 'ended'));
        $this->assertSame([null, 'Withdrawn'], [$read[1]['course_id'], $read[1]['status']]);
    }

    /**
     * Requests with their history, the latest first; those of others are not told.
     */
    public function test_requests(): void {
        $own = ['zoho_student_id' => $this->student->zoho_student_id];
        $id = $this->generator->create_record('requests', $own + ['request_status' => 'Pending',
            'request_date' => '2026-01-01T00:00:00Z'])->zoho_request_id;
        $this->generator->create_record('requests', $own + ['zoho_request_id' => $id, 'request_status' => 'Approved']);
        $this->generator->create_record('requests', $own + ['request_date' => '2026-02-01T00:00:00Z']);
        $this->generator->create_record('requests', ['zoho_student_id' => '999']);
        $read = requests::read($this->student);
        $this->assertCount(2, $read);
        $this->assertSame(['Pending', 'Approved'], array_column($read[1]['history'], 'status'));
    }

    /**
     * The card holds until the latest graduation of registrations that hold.
     */
    public function test_card(): void {
        $this->registration(['program_name' => 'A', 'expected_graduation' => '2026-11-22', 'registration_date' => '2026-01-01']);
        $this->registration(['program_name' => 'B', 'expected_graduation' => '2030-01-01', 'registration_status' => 'Cancelled']);
        $read = fn(): array => card::read(
            profile::read($this->student, false),
            programmes::read($this->student)['registrations'],
        );
        ['programme' => $programme, 'valid_until' => $until, 'expired' => $expired] = $read();
        $this->assertSame(['A', '2026-11-22', true], [$programme, $until, $expired]);
        $this->registration(['program_name' => 'C', 'expected_graduation' => '2028-01-01']);
        $this->assertFalse($read()['expired']);
    }

    /**
     * The number of queries does not grow with that of the rows.
     */
    public function test_queries(): void {
        $user = $this->getDataGenerator()->create_user();
        $this->generator->create_full_student(['userid' => $user->id]);
        $student = students::of_user((int) $user->id);
        // What Moodle keeps in its caches is read before.
        $this->queries($student);
        $few = $this->queries($student);
        $own = ['zoho_student_id' => $student->zoho_student_id];
        for ($i = 0; $i < 20; $i++) {
            $registration = $this->generator->create_record('registrations', $own)->zoho_registration_id;
            $this->generator->create_record('payments', $own + ['zoho_registration_id' => $registration]);
            $class = $this->generator->create_record('classes')->zoho_class_id;
            $this->generator->create_record('grades', $own + ['zoho_class_id' => $class]);
            $this->generator->create_record('enrollments', $own + ['zoho_class_id' => $class]);
            $this->generator->create_record('requests', $own);
        }
        $this->assertSame($few, $this->queries($student));
        $this->assertLessThan(12, $few);
    }

    /**
     * How many queries all pages need.
     *
     * @param \stdClass $student
     * @return int
     */
    private function queries(\stdClass $student): int {
        global $DB;
        $before = $DB->perf_get_reads();
        dashboard::read($student, false);
        return $DB->perf_get_reads() - $before;
    }
}
