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

use local_mzi\local\grading\names;

/**
 * Which criteria of a BTEC grading form were achieved. Without the plugin gradingform_btec there are none.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class outcomes {
    /** @var int the status of a filling that counts (gradingform_instance::INSTANCE_STATUS_ACTIVE) */
    private const ACTIVE = 1;

    /** @var array[] by row of assign_grades */
    private array $bygrade = [];

    /**
     * Reads them.
     *
     * @param int[] $gradeids rows of assign_grades
     */
    public function __construct(array $gradeids) {
        global $DB;
        if (!$gradeids || \core_component::get_plugin_directory('gradingform', 'btec') === null) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal(array_unique($gradeids), SQL_PARAMS_NAMED);
        $criteria = $DB->get_records_sql(
            "SELECT f.id, i.itemid, c.shortname, c.description, c.descriptionformat, f.score, f.remark, f.remarkformat
               FROM {grading_instances} i
               JOIN {grading_definitions} d ON d.id = i.definitionid AND d.method = :method
               JOIN {grading_areas} a ON a.id = d.areaid AND a.component = :component AND a.areaname = :area
               JOIN {gradingform_btec_fillings} f ON f.instanceid = i.id
               JOIN {gradingform_btec_criteria} c ON c.id = f.criterionid
              WHERE i.status = :active AND i.itemid {$in}
           ORDER BY i.itemid, c.sortorder, c.id",
            ['method' => 'btec', 'component' => 'mod_assign', 'area' => 'submissions', 'active' => self::ACTIVE] + $params,
        );
        foreach ($criteria as $criterion) {
            $this->bygrade[$criterion->itemid][] = $this->outcome($criterion);
        }
    }

    /**
     * One row of the subform Learning_Outcomes_Assessm.
     *
     * @param \stdClass $criterion
     * @return array
     */
    private function outcome(\stdClass $criterion): array {
        return [
            'lo_code' => $criterion->shortname,
            'lo_title' => $criterion->shortname,
            'lo_definition' => $this->text($criterion->description, $criterion->descriptionformat),
            'lo_outcome_identification' => names::level($criterion->shortname),
            'lo_score' => (float) $criterion->score > 0 ? 'Achieved' : 'Not achieved',
            'lo_feedback' => $this->text($criterion->remark, $criterion->remarkformat),
        ];
    }

    /**
     * Formatted text as plain text.
     *
     * @param string|null $text
     * @param int|string|null $format
     * @return string
     */
    private function text(?string $text, int|string|null $format): string {
        return trim(content_to_text((string) $text, (int) $format));
    }

    /**
     * The criteria of one mark, in their order.
     *
     * @param int|null $gradeid row of assign_grades
     * @return array[]
     */
    public function of(?int $gradeid): array {
        return $this->bygrade[$gradeid ?? 0] ?? [];
    }
}
