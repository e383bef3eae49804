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

/**
 * A state in a word, with more about it below.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class state_badge {
    /**
     * HTML of a badge.
     *
     * @param string $text
     * @param string $colour classes
     * @param string|null $more plain text
     * @return string
     */
    public static function html(string $text, string $colour, ?string $more = null): string {
        global $OUTPUT;
        $badge = trim($OUTPUT->render_from_template('local_mzi/badge', ['text' => $text, 'colour' => $colour]));
        if ($more === null) {
            return $badge;
        }
        // The colon is for screen readers and for downloads, which have the text alone.
        return $badge . \html_writer::span(': ', 'sr-only visually-hidden')
            . \html_writer::div(s($more), 'small text-muted', ['dir' => 'auto']);
    }
}
