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
 * Tells of each instalment what it asks of the student today.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class schedule {
    /** @var string it is paid */
    public const PAID = 'paid';

    /** @var string its date has passed and it is not paid */
    public const OVERDUE = 'overdue';

    /** @var string the first one that is to be paid, today or later */
    public const NEXT = 'next';

    /** @var string to be paid after that, or without a date */
    public const LATER = 'later';

    /** @var string not to be paid */
    public const VOID = 'void';

    /**
     * The instalments of a registration.
     *
     * @param \stdClass[] $rows of local_mzi_installments in their order
     * @param bool $owed whether the registration holds, so that what is not paid is owed
     * @return array[] number, due, amount, status, paid_date, and state: one of the constants
     */
    public static function read(array $rows, bool $owed): array {
        $today = self::today();
        $instalments = [];
        foreach ($rows as $row) {
            $instalments[] = [
                'number' => $row->installment_number ?? (string) $row->position,
                'due' => $row->due_date,
                'amount' => money::amount(money::hundredths($row->amount)),
                'status' => $row->status,
                'paid_date' => $row->paid_date,
                'state' => self::state($row, $owed, $today),
            ];
        }
        return self::with_next($instalments);
    }

    /**
     * What an instalment by itself asks.
     *
     * @param \stdClass $row
     * @param bool $owed
     * @param string $today yyyy-MM-dd
     * @return string
     */
    private static function state(\stdClass $row, bool $owed, string $today): string {
        return match (true) {
            words::is_void($row->status) => self::VOID,
            $row->paid_date !== null || words::is_paid($row->status) => self::PAID,
            !$owed => self::VOID,
            $row->due_date !== null && $row->due_date < $today => self::OVERDUE,
            default => self::LATER,
        };
    }

    /**
     * Finds the one that is due next: of those that are still to come, the one with the earliest date.
     *
     * @param array[] $instalments
     * @return array[]
     */
    private static function with_next(array $instalments): array {
        $next = null;
        foreach ($instalments as $index => $instalment) {
            $comes = $instalment['state'] === self::LATER && $instalment['due'] !== null;
            if ($comes && ($next === null || $instalment['due'] < $instalments[$next]['due'])) {
                $next = $index;
            }
        }
        if ($next !== null) {
            $instalments[$next]['state'] = self::NEXT;
        }
        return $instalments;
    }

    /**
     * Today at the school: in the server's time zone.
     *
     * @return string yyyy-MM-dd
     */
    public static function today(): string {
        return \core\di::get(\core\clock::class)->now()
            ->setTimezone(\core_date::get_server_timezone_object())
            ->format('Y-m-d');
    }
}
