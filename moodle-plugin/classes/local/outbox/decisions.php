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

namespace local_mzi\local\outbox;

use local_mzi\event\bridge_asked_again;
use local_mzi\event\outbox_discarded;
use local_mzi\event\outbox_retried;

/**
 * What an administrator decides about the outbox. Each decision is noted in Moodle's log.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class decisions {
    /**
     * Has rows sent again at the task's next run.
     *
     * @param int[] $ids
     * @return int how many were parked or waiting
     */
    public static function retry(array $ids): int {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $number = (new outbox())->retry($ids);
        outbox_retried::of($ids, $number)->trigger();
        $transaction->allow_commit();
        return $number;
    }

    /**
     * Decides that the bridge is not to hear of rows.
     *
     * @param int[] $ids
     * @return int how many were parked or waiting
     */
    public static function discard(array $ids): int {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $number = (new outbox())->discard($ids);
        outbox_discarded::of($ids, $number)->trigger();
        $transaction->allow_commit();
        return $number;
    }

    /**
     * Has a bridge that is away asked again at the task's next run.
     */
    public static function ask_again(): void {
        pause::end();
        bridge_asked_again::now()->trigger();
    }
}
