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

namespace local_mzi\local\payload;

/**
 * What markers wrote as feedback, as plain text.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class feedback {
    /** @var string[] by row of assign_grades */
    private array $texts = [];

    /**
     * Reads it.
     *
     * @param int[] $gradeids rows of assign_grades
     */
    public function __construct(array $gradeids) {
        global $DB;
        if (\core_component::get_plugin_directory('assignfeedback', 'comments') === null) {
            return;
        }
        $comments = $DB->get_records_list(
            'assignfeedback_comments',
            'grade',
            array_unique($gradeids),
            '',
            'id, grade, commenttext, commentformat',
        );
        foreach ($comments as $comment) {
            $this->texts[$comment->grade] = trim(content_to_text((string) $comment->commenttext, (int) $comment->commentformat));
        }
    }

    /**
     * The feedback on one mark.
     *
     * @param int|null $gradeid row of assign_grades
     * @return string empty where there is none
     */
    public function of(?int $gradeid): string {
        return $this->texts[$gradeid ?? 0] ?? '';
    }
}
