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

/**
 * What Moodle checks before it installs or upgrades the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Refuses to install beside local_moodle_zoho_sync, before any table is made.
 *
 * @param environment_results $result
 * @return environment_results|null null where nothing is in the way
 */
function local_mzi_check_older_plugin(environment_results $result) {
    // The class loader may not know the plugin yet.
    require_once(__DIR__ . '/classes/local/older_plugin.php');
    if (!\local_mzi\local\older_plugin::is_in_the_way()) {
        return null;
    }
    $result->setInfo('local_moodle_zoho_sync');
    $result->setStatus(false);
    return $result;
}
