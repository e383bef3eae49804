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

use local_mzi\local\dashboard\money;
use local_mzi\local\dashboard\programmes;
use local_mzi\local\dashboard\schedule;

/**
 * The page of programmes with their fees.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class programmes_tab extends tab {
    /** @var string[] words for what an instalment asks today, where that says more than Zoho's word */
    private const STATES = [
        schedule::PAID => 'Paid',
        schedule::OVERDUE => 'Overdue',
        schedule::NEXT => 'Next',
    ];

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $read = programmes::read($this->student);
        $registrations = [];
        foreach ($read['registrations'] as $index => $registration) {
            $registrations[] = ['index' => $index + 1] + $this->registration($registration);
        }
        $others = $this->payments($read['other_payments'], null);
        return [
            'registrations' => $registrations,
            'hasothers' => $others !== [],
            'others' => ['haspayments' => $others !== [], 'payments' => $others],
            'empty' => !$registrations && !$others,
        ];
    }

    /**
     * One registration.
     *
     * @param array $registration
     * @return array
     */
    private function registration(array $registration): array {
        $currency = $registration['currency'];
        $instalments = $registration['instalments'];
        $payments = $this->payments($registration['payments'], $currency);
        return [
            'programme' => $registration['programme'] ?? get_string('programmeunnamed', 'local_mzi'),
            'status' => format::badge($registration['status']),
            'facts' => format::facts([
                'registrationnumber' => $registration['number'],
                'registrationdate' => format::date($registration['date']),
                'level' => $registration['level'],
                'studymode' => format::word($registration['study_mode']),
                'expectedgraduation' => format::date($registration['expected_graduation']),
            ]),
            'fees' => format::money($registration['fees'], $currency),
            'paid' => format::money($registration['paid'], $currency),
            // Nobody owes anything for what was cancelled or left.
            'remaining' => $registration['ended'] ? null : format::money($registration['remaining'], $currency),
            'hasprogress' => !$registration['ended'] && $registration['percent'] !== null,
            'percent' => $registration['percent'],
            'overdue' => $this->overdue($instalments, $currency),
            'next' => $this->next($instalments, $currency),
            'hasinstalments' => $instalments !== [],
            'instalments' => array_map(fn(array $instalment): array => $this->instalment($instalment, $currency), $instalments),
            'haspayments' => $payments !== [],
            'payments' => $payments,
            'paymentssum' => format::money($registration['payments_sum'], $currency),
        ];
    }

    /**
     * One instalment.
     *
     * @param array $instalment
     * @param string|null $currency
     * @return array
     */
    private function instalment(array $instalment, ?string $currency): array {
        $void = $instalment['state'] === schedule::VOID;
        return [
            'number' => $instalment['number'],
            'due' => format::short_date($instalment['due']),
            'amount' => format::money($instalment['amount'], $currency),
            'paiddate' => format::short_date($instalment['paid_date']),
            'void' => $void,
            'status' => format::badge(self::STATES[$instalment['state']] ?? $instalment['status']),
        ];
    }

    /**
     * What is overdue.
     *
     * @param array[] $instalments
     * @param string|null $currency
     * @return string|null
     */
    private function overdue(array $instalments, ?string $currency): ?string {
        $overdue = array_filter($instalments, fn(array $instalment): bool => $instalment['state'] === schedule::OVERDUE);
        if (!$overdue) {
            return null;
        }
        $sum = 0;
        foreach ($overdue as $instalment) {
            $sum += money::hundredths($instalment['amount']) ?? 0;
        }
        $a = [
            'amount' => format::money(money::amount($sum), $currency),
            'date' => format::date(min(array_column($overdue, 'due'))),
        ];
        return get_string('overduesince', 'local_mzi', $a);
    }

    /**
     * What is due next.
     *
     * @param array[] $instalments
     * @param string|null $currency
     * @return string|null
     */
    private function next(array $instalments, ?string $currency): ?string {
        foreach ($instalments as $instalment) {
            if ($instalment['state'] === schedule::NEXT) {
                return get_string($instalment['due'] === schedule::today() ? 'duetoday' : 'duenext', 'local_mzi', [
                    'amount' => format::money($instalment['amount'] ?? 0.0, $currency),
                    'date' => format::date($instalment['due']),
                ]);
            }
        }
        return null;
    }

    /**
     * Payments.
     *
     * @param array[] $payments
     * @param string|null $currency
     * @return array[]
     */
    private function payments(array $payments, ?string $currency): array {
        return array_map(fn(array $payment): array => [
            'date' => format::short_date($payment['date']),
            'number' => $payment['receipt'] ?? $payment['number'],
            'type' => format::word($payment['type']),
            'method' => format::word($payment['method']),
            'amount' => format::money($payment['amount'], $currency),
            'void' => !$payment['counts'],
            'word' => $payment['counts'] ? null : format::word($payment['status'] ?? 'Voided'),
        ], $payments);
    }
}
