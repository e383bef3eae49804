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

namespace local_mzi\local;

/**
 * The bridge's address: http or https and a host, and nothing behind its path that calls could not be added to.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class admin_setting_bridgeurl extends \admin_setting_configtext {
    /**
     * Whether the text is such an address, or empty.
     *
     * @param string $data
     * @return true|string what is wrong
     */
    public function validate($data) {
        $parts = $data === '' ? [] : parse_url($data);
        if ($data === '') {
            return true;
        }
        $valid = is_array($parts)
            && in_array($parts['scheme'] ?? '', ['http', 'https'], true)
            && ($parts['host'] ?? '') !== ''
            && array_intersect_key($parts, ['query' => 1, 'fragment' => 1, 'user' => 1, 'pass' => 1]) === [];
        return $valid ? true : get_string('bridgeurl_invalid', 'local_mzi');
    }
}
