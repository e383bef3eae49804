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
 * The plugin local_moodle_zoho_sync of the older integration, which registers the same web-service functions and owns
 * tables of the same names. The two never mix: what the older one holds comes again from Zoho, so it is uninstalled first.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class older_plugin {
    /** @var string its component */
    private const COMPONENT = 'local_moodle_zoho_sync';

    /**
     * Whether it, or what it left behind, stands in the way of installing this plugin.
     *
     * @return bool
     */
    public static function is_in_the_way(): bool {
        global $DB;
        if (during_initial_install()) {
            return false;
        }
        if (\core_component::get_plugin_directory('local', 'moodle_zoho_sync') || get_config(self::COMPONENT, 'version')) {
            return true;
        }
        return !get_config('local_mzi', 'version') && $DB->get_manager()->table_exists('local_mzi_students');
    }

    /**
     * Stops an installation that went past the check of the environment.
     *
     * @throws \moodle_exception with instructions, when the older plugin is there
     */
    public static function refuse(): void {
        if (get_config(self::COMPONENT, 'version')) {
            throw new \moodle_exception('olderplugin', 'local_mzi');
        }
    }
}
