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
 * Steps from one version's tables to the next.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Brings tables and data from an installed version to this one. Each step is one block, which ends in its savepoint:
 * if ($oldversion < 2026112301) { …; upgrade_plugin_savepoint(true, 2026112301, 'local', 'mzi'); }
 *
 * @param int $oldversion the version that is installed
 * @return bool
 */
function xmldb_local_mzi_upgrade($oldversion) {
    // The role may have been removed, or this version may need more capabilities.
    update_capabilities('local_mzi');
    \local_mzi\local\bridge_role::create();
    return true;
}
