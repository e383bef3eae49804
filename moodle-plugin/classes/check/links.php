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

namespace local_mzi\check;

/**
 * Where checks send people.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class links {
    /**
     * The plugin's settings.
     *
     * @return \action_link
     */
    public static function settings(): \action_link {
        return self::to('/admin/settings.php', ['section' => 'local_mzi_settings'], get_string('settings', 'local_mzi'));
    }

    /**
     * What waits for the bridge.
     *
     * @return \action_link
     */
    public static function outbox(): \action_link {
        return self::to('/local/mzi/admin/outbox.php', [], get_string('outbox', 'local_mzi'));
    }

    /**
     * Scheduled tasks.
     *
     * @return \action_link
     */
    public static function tasks(): \action_link {
        return self::to('/admin/tool/task/scheduledtasks.php', [], get_string('scheduledtasks', 'tool_task'));
    }

    /**
     * Enrolment plugins.
     *
     * @return \action_link
     */
    public static function enrolments(): \action_link {
        return self::to('/admin/settings.php', ['section' => 'manageenrols'], get_string('manageenrols', 'enrol'));
    }

    /**
     * A link.
     *
     * @param string $path
     * @param string[] $params
     * @param string $text
     * @return \action_link
     */
    private static function to(string $path, array $params, string $text): \action_link {
        return new \action_link(new \moodle_url($path, $params), $text);
    }
}
