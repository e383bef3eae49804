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

namespace local_mzi\tests;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->dirroot . '/webservice/rest/locallib.php');

/**
 * Moodle's REST server, as far as one call goes: token, service, capability, parameters and answer, without HTTP.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rest_server extends \webservice_rest_server {
    /**
     * Calls a function.
     *
     * @param string|null $token null for none
     * @param string $function
     * @param array $parameters
     * @return array the answer, decoded; exception and errorcode are in that of a call which is refused
     */
    public static function call(?string $token, string $function, array $parameters): array {
        // What PHP makes of a form: every value is a text.
        parse_str(http_build_query($parameters, '', '&'), $form);
        $_POST = ['wstoken' => $token, 'wsfunction' => $function, 'moodlewsrestformat' => 'json'] + $form;
        $server = new self(WEBSERVICE_AUTHMETHOD_PERMANENT_TOKEN);
        try {
            $server->parse_request();
            $server->authenticate_user();
            $server->load_function_info();
            $server->execute();
            $description = $server->function->returns_desc;
            $answer = json_encode(\core_external\external_api::clean_returnvalue($description, $server->returns));
        } catch (\Throwable $e) {
            $answer = $server->generate_error($e);
        } finally {
            $_POST = [];
        }
        return json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    }
}
