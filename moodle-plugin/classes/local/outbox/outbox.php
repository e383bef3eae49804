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

/**
 * The table of facts that wait for the bridge.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class outbox {
    /** @var string to be sent once it is due */
    public const WAITING = 'waiting';

    /** @var string the bridge has it */
    public const SENT = 'sent';

    /** @var string somebody has to look at it */
    public const PARKED = 'parked';

    /** @var string somebody decided that the bridge is not to hear of it */
    public const DISCARDED = 'discarded';

    /** @var string[] all states */
    public const STATES = [self::WAITING, self::PARKED, self::SENT, self::DISCARDED];

    /** @var string */
    private const TABLE = 'local_mzi_outbox';

    /** @var int most rows in one statement */
    private const MOST = 1000;

    /**
     * Whether facts of a type are to be told at all: a bridge is set up, and an administrator has not switched them off.
     *
     * @param string $type
     * @return bool
     */
    public function wants(string $type): bool {
        $config = get_config('local_mzi');
        if (empty($config->bridgeurl)) {
            return false;
        }
        $groups = isset($config->sendevents) ? explode(',', $config->sendevents) : array_keys(fact::GROUPS);
        foreach ($groups as $group) {
            if (in_array($type, fact::GROUPS[$group] ?? [], true)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds a fact, in the transaction of the caller if there is one. One insert and nothing else.
     *
     * @param fact $fact
     */
    public function append(fact $fact): void {
        global $DB;
        if ($this->wants($fact->type)) {
            $DB->insert_record(self::TABLE, $this->row($fact, $this->now()), false);
        }
    }

    /**
     * Adds those of the facts that were never added before, by event id.
     *
     * @param fact[] $facts
     * @return int how many
     */
    public function append_new(array $facts): int {
        global $DB;
        $wanted = [];
        foreach ($facts as $fact) {
            if ($this->wants($fact->type)) {
                $wanted[$fact->eventid] = $fact;
            }
        }
        $now = $this->now();
        $added = 0;
        foreach (array_chunk($wanted, self::MOST, true) as $chunk) {
            $known = $DB->get_records_list(self::TABLE, 'eventid', array_keys($chunk), '', 'eventid');
            $rows = array_map(fn(fact $fact) => $this->row($fact, $now), array_values(array_diff_key($chunk, $known)));
            $DB->insert_records(self::TABLE, $rows);
            $added += count($rows);
        }
        return $added;
    }

    /**
     * A new row.
     *
     * @param fact $fact
     * @param int $now
     * @return \stdClass
     */
    private function row(fact $fact, int $now): \stdClass {
        return (object) [
            'eventid' => $fact->eventid,
            'eventtype' => $fact->type,
            'payload' => $fact->json(),
            'status' => self::WAITING,
            'attempts' => 0,
            'timedue' => $now,
            'timecreated' => $now,
        ];
    }

    /**
     * The oldest rows that are due.
     *
     * @param int $limit
     * @return \stdClass[] by id, the oldest first
     */
    public function due(int $limit): array {
        global $DB;
        return $DB->get_records_select(
            self::TABLE,
            'status = :status AND timedue <= :now',
            ['status' => self::WAITING, 'now' => $this->now()],
            'id',
            '*',
            0,
            $limit,
        );
    }

    /**
     * Notes that the bridge has these rows.
     *
     * @param int[] $ids
     */
    public function sent(array $ids): void {
        global $DB;
        foreach (array_chunk($ids, self::MOST) as $chunk) {
            [$in, $params] = $DB->get_in_or_equal($chunk, SQL_PARAMS_NAMED);
            $DB->execute(
                'UPDATE {' . self::TABLE . "}
                    SET status = :status, timesent = :now, attempts = attempts + 1, lasterror = NULL
                  WHERE id {$in}",
                ['status' => self::SENT, 'now' => $this->now()] + $params,
            );
        }
    }

    /**
     * Tries a row again later.
     *
     * @param int $id
     * @param int $attempts so far
     * @param problem $problem why
     * @param int $due when
     */
    public function put_off(int $id, int $attempts, problem $problem, int $due): void {
        global $DB;
        $DB->update_record(self::TABLE, (object) [
            'id' => $id,
            'attempts' => $attempts,
            'lasterror' => $problem->to_text(),
            'timedue' => $due,
        ]);
    }

    /**
     * Leaves a row to a person.
     *
     * @param int $id
     * @param int $attempts so far
     * @param problem $problem why
     */
    public function park(int $id, int $attempts, problem $problem): void {
        global $DB;
        $DB->update_record(self::TABLE, (object) [
            'id' => $id,
            'attempts' => $attempts,
            'lasterror' => $problem->to_text(),
            'status' => self::PARKED,
        ]);
    }

    /**
     * Makes rows due now: parked ones again, with all their attempts, and waiting ones before their time.
     *
     * @param int[] $ids
     * @return int how many of them were parked or waiting
     */
    public function retry(array $ids): int {
        // MariaDB assigns from left to right: the attempts are to see what the state was.
        $attempts = 'CASE WHEN status = :wasparked THEN 0 ELSE attempts END';
        return $this->decide($ids, "attempts = {$attempts}, status = :newstatus, timedue = :now", [
            'newstatus' => self::WAITING,
            'now' => $this->now(),
            'wasparked' => self::PARKED,
        ]);
    }

    /**
     * Gives up on parked and waiting rows. They are kept for as long as sent ones, so that what is found again and again, such as
     * work that was not handed in, is not noted anew.
     *
     * @param int[] $ids
     * @return int how many of them were parked or waiting
     */
    public function discard(array $ids): int {
        return $this->decide($ids, 'status = :newstatus', ['newstatus' => self::DISCARDED]);
    }

    /**
     * Changes those of the rows that the bridge does not have.
     *
     * @param int[] $ids
     * @param string $set
     * @param array $values its parameters
     * @return int how many
     */
    private function decide(array $ids, string $set, array $values): int {
        global $DB;
        $number = 0;
        foreach (array_chunk($ids, self::MOST) as $chunk) {
            [$in, $params] = $DB->get_in_or_equal($chunk, SQL_PARAMS_NAMED, 'id');
            $select = "id {$in} AND status IN (:parked, :waiting)";
            $params += ['parked' => self::PARKED, 'waiting' => self::WAITING];
            $number += $DB->count_records_select(self::TABLE, $select, $params);
            $DB->execute('UPDATE {' . self::TABLE . "} SET {$set} WHERE {$select}", $values + $params);
        }
        return $number;
    }

    /**
     * Rows in a state.
     *
     * @param string $state one of STATES
     * @param string $type a type of facts; empty for all
     * @return int[] ids, the oldest first
     */
    public function ids(string $state, string $type = ''): array {
        global $DB;
        $conditions = ['status' => $state] + ($type === '' ? [] : ['eventtype' => $type]);
        return array_map('intval', array_keys($DB->get_records_menu(self::TABLE, $conditions, 'id', 'id, status')));
    }

    /**
     * How many rows are in which state.
     *
     * @param string $type a type of facts; empty for all
     * @return int[] by each of STATES
     */
    public function counts(string $type = ''): array {
        global $DB;
        $where = $type === '' ? '' : ' WHERE eventtype = ?';
        $found = $DB->get_records_sql_menu(
            'SELECT status, COUNT(id) FROM {' . self::TABLE . "}{$where} GROUP BY status",
            $type === '' ? [] : [$type],
        );
        return array_map('intval', array_merge(array_fill_keys(self::STATES, 0), $found));
    }

    /**
     * Removes rows that there is nothing to tell about.
     *
     * @param int[] $ids
     */
    public function remove(array $ids): void {
        global $DB;
        $DB->delete_records_list(self::TABLE, 'id', $ids);
    }

    /**
     * Removes rows that the bridge has had for long, or that were discarded long ago.
     *
     * @param int $before sent, or noted where it was discarded, before that time
     */
    public function prune(int $before): void {
        global $DB;
        $DB->delete_records_select(
            self::TABLE,
            '(status = :sent AND timesent < :sentbefore) OR (status = :discarded AND timecreated < :notedbefore)',
            ['sent' => self::SENT, 'sentbefore' => $before, 'discarded' => self::DISCARDED, 'notedbefore' => $before],
        );
    }

    /**
     * How much waits and since when.
     *
     * @return \stdClass waiting and parked: numbers; oldest: when the oldest waiting row was added, or null
     */
    public function state(): \stdClass {
        global $DB;
        $waiting = $DB->get_record_sql(
            'SELECT COUNT(id) AS number, MIN(timecreated) AS oldest FROM {' . self::TABLE . '} WHERE status = :status',
            ['status' => self::WAITING],
        );
        return (object) [
            'waiting' => (int) $waiting->number,
            'oldest' => $waiting->oldest === null ? null : (int) $waiting->oldest,
            'parked' => $DB->count_records(self::TABLE, ['status' => self::PARKED]),
        ];
    }

    /**
     * What finds the rows about a person.
     *
     * @param int $userid
     * @return array condition and its parameters
     */
    public function about(int $userid): array {
        global $DB;
        $condition = $DB->sql_like('payload', ':oneofmany') . ' OR ' . $DB->sql_like('payload', ':only');
        return [
            "({$condition})",
            [
                'oneofmany' => $DB->sql_like_escape('{"user_id":' . $userid . ',') . '%',
                'only' => $DB->sql_like_escape('{"user_id":' . $userid . '}'),
            ],
        ];
    }

    /**
     * Removes every row about a person.
     *
     * @param int $userid
     * @return int how many
     */
    public function forget(int $userid): int {
        global $DB;
        [$condition, $params] = $this->about($userid);
        $number = $DB->count_records_select(self::TABLE, $condition, $params);
        $DB->delete_records_select(self::TABLE, $condition, $params);
        return $number;
    }

    /**
     * Seconds since 1970.
     *
     * @return int
     */
    private function now(): int {
        return \core\di::get(\core\clock::class)->time();
    }
}
