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

use local_mzi\local\payload\payloads;

/**
 * Brings what is due in the outbox to the bridge, oldest first, in batches.
 *
 * A batch that the bridge refuses as a whole is halved until the culprit stands alone; that one is parked, the others go through.
 * While the bridge is away everything waits.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sender {
    /** @var int after so many failures of its own a fact is parked */
    private const MOST_ATTEMPTS = 8;

    /** @var int seconds before a fact is tried again; doubled each time */
    private const FIRST_WAIT = 60;

    /** @var int how many went through */
    private int $told = 0;

    /**
     * Keeps what it works with.
     *
     * @param outbox $outbox
     * @param payloads $payloads
     * @param bridge $bridge
     * @param pause $pause
     */
    public function __construct(
        /** @var outbox */
        private readonly outbox $outbox,
        /** @var payloads */
        private readonly payloads $payloads,
        /** @var bridge */
        private readonly bridge $bridge,
        /** @var pause */
        private readonly pause $pause,
    ) {
    }

    /**
     * Sends until nothing is due, the bridge is away, or it is time to stop. To be called by one process at a time.
     *
     * @param int $until seconds since 1970
     * @return int how many facts the bridge has taken
     */
    public function run(int $until): int {
        $this->told = 0;
        $clock = \core\di::get(\core\clock::class);
        try {
            $rows = $this->outbox->due(bridge::MOST_EVENTS);
            while ($rows) {
                $this->deliver($rows);
                $rows = $clock->time() < $until ? $this->outbox->due(bridge::MOST_EVENTS) : [];
            }
        } catch (away_exception $away) {
            $this->pause->begin($away, $clock->time());
        }
        return $this->told;
    }

    /**
     * Works through one batch.
     *
     * @param \stdClass[] $rows by id
     */
    private function deliver(array $rows): void {
        $data = $this->payloads->of($rows);
        $this->outbox->remove(array_keys(array_diff_key($rows, $data)));
        $events = [];
        foreach ($data as $id => $about) {
            $events[$id] = [
                'event_id' => $rows[$id]->eventid,
                'event_type' => $rows[$id]->eventtype,
                'time' => (int) $rows[$id]->timecreated,
                'data' => $about,
            ];
        }
        ksort($events);
        if ($events) {
            $this->tell($rows, $events);
        }
    }

    /**
     * Tells events that fit into one call, or halves of them.
     *
     * @param \stdClass[] $rows by id
     * @param array[] $events by the row's id
     */
    private function tell(array $rows, array $events): void {
        if (count($events) > 1 && strlen(bridge::body($events)) > bridge::MOST_BYTES) {
            $this->tell_halves($rows, $events);
            return;
        }
        try {
            $answers = $this->bridge->tell($events);
            $this->pause->end();
            $this->settle($rows, array_combine(array_keys($events), $answers));
        } catch (refused_exception $refused) {
            $this->isolate($rows, $events, $refused->problem, false);
        } catch (away_exception $away) {
            if (!$away->failed || !$this->listens()) {
                throw $away;
            }
            $this->isolate($rows, $events, $away->problem, true);
        }
    }

    /**
     * Looks for the one event that a call failed for.
     *
     * @param \stdClass[] $rows by id
     * @param array[] $events by the row's id
     * @param problem $problem
     * @param bool $again whether it may go through another time
     */
    private function isolate(array $rows, array $events, problem $problem, bool $again): void {
        if (count($events) > 1) {
            $this->tell_halves($rows, $events);
            return;
        }
        $row = $rows[array_key_first($events)];
        $attempts = $row->attempts + 1;
        if ($again && $attempts < self::MOST_ATTEMPTS) {
            $wait = self::FIRST_WAIT * 2 ** ($attempts - 1);
            $this->outbox->put_off($row->id, $attempts, $problem, \core\di::get(\core\clock::class)->time() + $wait);
        } else {
            $this->outbox->park($row->id, $attempts, $problem);
        }
    }

    /**
     * Tells one half after the other.
     *
     * @param \stdClass[] $rows by id
     * @param array[] $events by the row's id
     */
    private function tell_halves(array $rows, array $events): void {
        foreach (array_chunk($events, intdiv(count($events) + 1, 2), true) as $half) {
            $this->tell($rows, $half);
        }
    }

    /**
     * Whether the bridge takes calls at all.
     *
     * @return bool
     */
    private function listens(): bool {
        try {
            $this->bridge->tell([]);
            return true;
        } catch (away_exception | refused_exception $e) {
            return false;
        }
    }

    /**
     * Notes what became of each event.
     *
     * @param \stdClass[] $rows by id
     * @param \stdClass[] $answers by the row's id
     */
    private function settle(array $rows, array $answers): void {
        $taken = [];
        foreach ($answers as $id => $answer) {
            if (in_array($answer->status ?? '', ['accepted', 'duplicate'], true)) {
                $taken[] = $id;
            } else {
                $reason = new problem(problem::INVALID, (string) ($answer->reason ?? $answer->status ?? ''));
                $this->outbox->park($id, $rows[$id]->attempts + 1, $reason);
            }
        }
        $this->outbox->sent($taken);
        $this->told += count($taken);
    }
}
