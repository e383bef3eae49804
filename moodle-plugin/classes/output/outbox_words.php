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

use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;
use local_mzi\local\outbox\problem;

/**
 * Rows of the outbox in words, as HTML.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class outbox_words {
    /** @var string[] classes by state; the word is always there too */
    private const COLOURS = [
        outbox::WAITING => 'bg-info text-white',
        outbox::PARKED => 'bg-danger text-white',
        outbox::SENT => 'bg-success text-white',
        outbox::DISCARDED => 'bg-secondary text-dark',
    ];

    /** @var string[] pages by what the seed of a fact names */
    private const PAGES = [
        'user_id' => '/user/profile.php',
        'course_id' => '/course/view.php',
    ];

    /**
     * All types of facts.
     *
     * @return string[] names by type, in the order of the names
     */
    public static function types(): array {
        $types = [];
        foreach (array_merge(...array_values(fact::GROUPS)) as $type) {
            $types[$type] = self::type($type);
        }
        \core_collator::asort($types);
        return $types;
    }

    /**
     * A type of facts, as plain text.
     *
     * @param string $type
     * @return string the type itself where it has no name here
     */
    public static function type(string $type): string {
        $string = 'outboxtype_' . str_replace('_', '', $type);
        return get_string_manager()->string_exists($string, 'local_mzi') ? get_string($string, 'local_mzi') : $type;
    }

    /**
     * The id under which the bridge knows a fact.
     *
     * @param string $eventid
     * @return string
     */
    public static function id(string $eventid): string {
        return \html_writer::span(s($eventid), 'small text-muted local-mzi-eventid', ['dir' => 'ltr']);
    }

    /**
     * What a fact is about.
     *
     * @param string $payload JSON
     * @return string
     */
    public static function about(string $payload): string {
        $parts = [];
        foreach ((array) json_decode($payload, true) as $name => $value) {
            $string = 'outboxabout_' . str_replace('_', '', (string) $name);
            if (!is_scalar($value) || !get_string_manager()->string_exists($string, 'local_mzi')) {
                continue;
            }
            $words = s(get_string($string, 'local_mzi', $value));
            $parts[] = \html_writer::span(isset(self::PAGES[$name])
                ? \html_writer::link(new \moodle_url(self::PAGES[$name], ['id' => $value]), $words)
                : $words);
        }
        return implode(' · ', $parts);
    }

    /**
     * A state.
     *
     * @param string $state
     * @return string
     */
    public static function state(string $state): string {
        return state_badge::html(get_string("outboxstate_{$state}", 'local_mzi'), self::COLOURS[$state]);
    }

    /**
     * Why a row was not taken so far.
     *
     * @param string|null $lasterror
     * @return string
     */
    public static function reason(?string $lasterror): string {
        $problem = problem::from_text($lasterror);
        return $problem === null ? '' : \html_writer::div(s($problem->words()), 'local-mzi-reason', ['dir' => 'auto']);
    }

    /**
     * When a row is tried.
     *
     * @param int|null $due seconds since 1970
     * @return string
     */
    public static function next(?int $due): string {
        $isdue = $due !== null && $due <= \core\di::get(\core\clock::class)->time();
        return $isdue ? get_string('outboxnextrun', 'local_mzi') : self::time($due);
    }

    /**
     * A point in time.
     *
     * @param int|null $time seconds since 1970
     * @return string
     */
    public static function time(?int $time): string {
        return $time ? userdate($time, get_string('strftimedatetimeshort', 'core_langconfig')) : '';
    }
}
