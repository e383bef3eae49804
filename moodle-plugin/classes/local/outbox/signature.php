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
 * How a call proves that it comes from this site: HMAC-SHA256 of "<timestamp>.<body>" with the shared secret.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class signature {
    /**
     * The headers of a signed call.
     *
     * @param string $secret
     * @param int $timestamp seconds since 1970; the bridge takes it for five minutes
     * @param string $body as it is sent, to the byte
     * @return string[] by name
     */
    public static function headers(string $secret, int $timestamp, string $body): array {
        return [
            'X-MZI-Timestamp' => (string) $timestamp,
            'X-MZI-Signature' => 'sha256=' . hash_hmac('sha256', "{$timestamp}.{$body}", $secret),
        ];
    }
}
