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

namespace local_mzi\external;

use core_external\external_api;
use local_mzi\local\refused_call;

/**
 * What the bridge's functions have in common: who may call them, and JSON in a text parameter. JSON spares them PHP's limit
 * on form variables, beyond which PHP drops the rest without a word.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class base extends external_api {
    /** @var int deepest nesting of JSON */
    private const DEPTH = 16;

    /**
     * Lets only the bridge's account go on.
     */
    protected static function authorise(): void {
        $context = \core\context\system::instance();
        self::validate_context($context);
        require_capability('local/mzi:syncdata', $context);
    }

    /**
     * Reads a JSON array.
     *
     * @param string $parameter its name
     * @param string $json
     * @param int $most most entries
     * @return array
     */
    protected static function json_array(string $parameter, string $json, int $most): array {
        $value = self::json($parameter, $json);
        if (!is_array($value)) {
            throw new refused_call("$parameter: not a JSON array");
        }
        if (count($value) > $most) {
            throw new refused_call("$parameter: more than $most entries");
        }
        return $value;
    }

    /**
     * Reads a JSON object.
     *
     * @param string $parameter its name
     * @param string $json
     * @return \stdClass
     */
    protected static function json_object(string $parameter, string $json): \stdClass {
        $value = self::json($parameter, $json);
        if (!$value instanceof \stdClass) {
            throw new refused_call("$parameter: not a JSON object");
        }
        return $value;
    }

    /**
     * Reads JSON; numbers that PHP has no integer for become text.
     *
     * @param string $parameter its name
     * @param string $json
     * @return mixed
     */
    private static function json(string $parameter, string $json): mixed {
        try {
            return json_decode($json, false, self::DEPTH, JSON_BIGINT_AS_STRING | JSON_THROW_ON_ERROR);
        } catch (\JsonException $e) {
            throw new refused_call("$parameter: not JSON: " . $e->getMessage());
        }
    }
}
