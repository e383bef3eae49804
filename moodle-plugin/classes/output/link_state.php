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

use local_mzi\local\people\link_states;
use local_mzi\local\people\linker;

/**
 * How a student stands with the account, as a badge and the reason.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class link_state {
    /** @var string[] classes by state; the word is always there too */
    private const COLOURS = [
        linker::LINKED => 'bg-success text-white',
        linker::WAITING => 'bg-info text-white',
        linker::AMBIGUOUS => 'bg-warning text-dark',
        link_states::PROBLEM => 'bg-danger text-white',
        linker::DELETED => 'bg-secondary text-dark',
    ];

    /**
     * HTML of a state.
     *
     * @param string $state one of link_states::ALL
     * @param string|null $reason link_reason of the row
     * @param int $failed number of enrolments that Moodle refused
     * @return string
     */
    public static function html(string $state, ?string $reason, int $failed): string {
        $words = match (true) {
            $state === linker::DELETED => null,
            $reason !== null => get_string("linkreason_{$reason}", 'local_mzi'),
            $failed > 0 => get_string('enrolmentsfailed', 'local_mzi', $failed),
            default => null,
        };
        return state_badge::html(get_string("linkstate_{$state}", 'local_mzi'), self::COLOURS[$state], $words);
    }
}
