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
 * Reads a student's registrations with instalments and payments: three queries, however many there are. Amounts are numbers
 * with two decimals in the registration's currency, dates texts yyyy-MM-dd.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class programmes {
    /**
     * A student's registrations, those that hold first.
     *
     * @param \stdClass $student row of local_mzi_students
     * @return array registrations, each with instalments and payments; other_payments, which belong to none of them
     */
    public static function read(\stdClass $student): array {
        global $DB;
        $registrations = $DB->get_records(
            'local_mzi_registrations',
            ['zoho_student_id' => $student->zoho_student_id],
            'deleted, registration_date DESC, id DESC',
        );
        $instalments = self::instalments(array_column($registrations, 'zoho_registration_id'));
        $payments = self::payments($student->zoho_student_id, array_column($registrations, 'zoho_registration_id'));
        $read = [];
        foreach ($registrations as $registration) {
            $id = $registration->zoho_registration_id;
            $read[] = self::registration($registration, $instalments[$id] ?? [], $payments[$id] ?? []);
            unset($payments[$id]);
        }
        return ['registrations' => $read, 'other_payments' => array_merge(...array_values($payments))];
    }

    /**
     * The rows of instalments, by registration.
     *
     * @param string[] $registrations Zoho ids
     * @return \stdClass[][]
     */
    private static function instalments(array $registrations): array {
        global $DB;
        $by = [];
        $rows = $DB->get_records_list(
            'local_mzi_installments',
            'zoho_registration_id',
            $registrations,
            'zoho_registration_id, position',
        );
        foreach ($rows as $row) {
            $by[$row->zoho_registration_id][] = $row;
        }
        return $by;
    }

    /**
     * A student's payments, by registration, the latest first. One that names only a registration is its student's.
     *
     * @param string $studentid Zoho id
     * @param string[] $registrations Zoho ids of the student's registrations
     * @return array[][]
     */
    private static function payments(string $studentid, array $registrations): array {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal($registrations ?: [''], SQL_PARAMS_NAMED);
        $rows = $DB->get_records_select(
            'local_mzi_payments',
            "zoho_student_id = :student OR (zoho_student_id IS NULL AND zoho_registration_id {$in})",
            ['student' => $studentid] + $params,
            'payment_date DESC, id DESC',
        );
        $by = [];
        foreach ($rows as $row) {
            $by[(string) $row->zoho_registration_id][] = [
                'number' => $row->payment_number,
                'amount' => money::amount(money::hundredths($row->payment_amount)),
                'date' => $row->payment_date,
                'method' => $row->payment_method,
                'type' => $row->payment_type,
                'status' => $row->payment_status,
                'receipt' => $row->receipt_number ?? $row->voucher_number,
                'counts' => !$row->deleted && !words::is_void($row->payment_status),
            ];
        }
        return $by;
    }

    /**
     * One registration. What Zoho says was paid and remains is taken; what it leaves out follows from the rest, at last from
     * the payments that count.
     *
     * @param \stdClass $row
     * @param \stdClass[] $instalments rows
     * @param array[] $payments
     * @return array
     */
    private static function registration(\stdClass $row, array $instalments, array $payments): array {
        $fees = money::hundredths($row->total_fees);
        $remaining = money::hundredths($row->remaining_amount);
        $counted = self::sum($payments);
        $paid = money::hundredths($row->paid_amount)
            ?? ($fees !== null && $remaining !== null ? max(0, $fees - $remaining) : $counted);
        $remaining ??= $fees === null ? null : max(0, $fees - $paid);
        $ended = $row->deleted || words::is_ended($row->registration_status);
        return [
            'programme' => $row->program_name,
            'number' => $row->registration_number,
            'date' => $row->registration_date,
            'status' => $row->registration_status,
            'ended' => $ended,
            'study_mode' => $row->study_mode,
            'level' => $row->program_level,
            'expected_graduation' => $row->expected_graduation,
            'currency' => $row->currency,
            'fees' => money::amount($fees),
            'paid' => money::amount($paid),
            'remaining' => money::amount($remaining),
            'percent' => $fees === null || $fees <= 0 ? null : max(0, min(100, intdiv($paid * 100, $fees))),
            'instalments' => schedule::read($instalments, !$ended),
            'payments' => $payments,
            'payments_sum' => money::amount($counted),
        ];
    }

    /**
     * What payments amount to, without those that do not count.
     *
     * @param array[] $payments
     * @return int hundredths
     */
    private static function sum(array $payments): int {
        $sum = 0;
        foreach ($payments as $payment) {
            $sum += $payment['counts'] ? money::hundredths($payment['amount']) ?? 0 : 0;
        }
        return $sum;
    }
}
