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

use local_mzi\event\request_window_deleted;
use local_mzi\event\request_window_saved;
use local_mzi\local\dashboard\words;

/**
 * Sets when which kind of request can be made. Each change is noted in Moodle's log.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class window_editor {
    /** @var string */
    private const TABLE = 'local_mzi_request_windows';

    /**
     * All windows.
     *
     * @return array[] rows by key of types::WORDS, the earliest first
     */
    public static function all(): array {
        global $DB;
        $windows = array_fill_keys(array_keys(types::WORDS), []);
        foreach ($DB->get_records(self::TABLE, null, 'timeopen, id') as $window) {
            $windows[words::key($window->request_type)][] = $window;
        }
        return array_intersect_key($windows, types::WORDS);
    }

    /**
     * Stores a window.
     *
     * @param \stdClass $data id (0 for a new one), type (a key of types::WORDS), enabled, timeopen (seconds since 1970; 0: always)
     *     and timeclose (0: never)
     * @return int its row
     */
    public static function save(\stdClass $data): int {
        global $DB, $USER;
        $now = \core\di::get(\core\clock::class)->time();
        $row = (object) [
            'request_type' => types::WORDS[$data->type],
            'enabled' => empty($data->enabled) ? 0 : 1,
            'timeopen' => (int) $data->timeopen,
            'timeclose' => (int) $data->timeclose,
            'usermodified' => $USER->id,
            'timemodified' => $now,
        ];
        $transaction = $DB->start_delegated_transaction();
        if ($data->id) {
            $row->id = $DB->get_field(self::TABLE, 'id', ['id' => $data->id], MUST_EXIST);
            $DB->update_record(self::TABLE, $row);
        } else {
            $row->timecreated = $now;
            $row->id = $DB->insert_record(self::TABLE, $row);
        }
        request_window_saved::of($row)->trigger();
        $transaction->allow_commit();
        return (int) $row->id;
    }

    /**
     * Switches a window on or off.
     *
     * @param int $id
     * @param bool $enabled
     */
    public static function set_enabled(int $id, bool $enabled): void {
        $window = self::get($id);
        $window->enabled = $enabled;
        self::save($window);
    }

    /**
     * Removes a window.
     *
     * @param int $id
     */
    public static function delete(int $id): void {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        $window = $DB->get_record(self::TABLE, ['id' => $id], '*', MUST_EXIST);
        $DB->delete_records(self::TABLE, ['id' => $id]);
        $event = request_window_deleted::of($window);
        $event->add_record_snapshot(self::TABLE, $window);
        $event->trigger();
        $transaction->allow_commit();
    }

    /**
     * A window, as {@see self::save()} takes it.
     *
     * @param int $id
     * @return \stdClass
     */
    public static function get(int $id): \stdClass {
        global $DB;
        $window = $DB->get_record(self::TABLE, ['id' => $id], '*', MUST_EXIST);
        $window->type = words::key($window->request_type);
        return $window;
    }
}
