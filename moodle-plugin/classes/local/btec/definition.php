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

namespace local_mzi\local\btec;

use local_mzi\local\records\refusal;

/**
 * Grading definitions of the plugin gradingform_btec, shared through Moodle's bank of grading forms and written through
 * the core grading API. A criterion keeps its id for as long as its short name does, and one that a marker has filled in
 * is never removed, so that fillings survive every edit. Assignments that picked a definition have a copy of their own,
 * which is their teacher's and is left alone.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class definition {
    /** @var string the grading method */
    private const METHOD = 'btec';

    /**
     * Whether the plugin is there.
     *
     * @return bool
     */
    public static function is_available(): bool {
        return \core_component::get_plugin_directory('gradingform', self::METHOD) !== null
            && get_config('gradingform_btec', 'version');
    }

    /**
     * Refuses where the plugin is not there.
     *
     * @throws refusal
     */
    public static function require_plugin(): void {
        if (!self::is_available()) {
            throw new refusal('btecmissing', get_string('btecmissing', 'local_mzi'));
        }
    }

    /**
     * A definition that is still there.
     *
     * @param int|string|null $id
     * @return int|null
     */
    public static function existing($id): ?int {
        global $DB;
        $isthere = $id !== null && $DB->record_exists('grading_definitions', ['id' => $id, 'method' => self::METHOD]);
        return $isthere ? (int) $id : null;
    }

    /**
     * Writes a definition.
     *
     * @param int|null $id null makes a new one
     * @param \stdClass $row of the unit: name, description
     * @param \stdClass[] $criteria by short name
     * @return int its id
     */
    public static function write(?int $id, \stdClass $row, array $criteria): int {
        global $CFG, $DB, $USER;
        require_once($CFG->dirroot . '/grade/grading/lib.php');
        // The grading method's controller needs it for its description, and does not fetch it itself.
        require_once($CFG->libdir . '/filelib.php');
        $transaction = $DB->start_delegated_transaction();
        $controller = self::controller($id);
        $content = (object) [
            'name' => \core_text::substr($row->name, 0, 255),
            'description_editor' => ['text' => (string) $row->description, 'format' => FORMAT_PLAIN],
            'status' => \gradingform_controller::DEFINITION_STATUS_READY,
            'btec' => ['criteria' => [], 'comments' => []],
        ];
        if ($id !== null) {
            $editing = $controller->get_definition_for_editing()->btec;
            $content->btec = ['options' => $editing['options'], 'comments' => $editing['comments']];
        }
        $content->btec['criteria'] = self::rows($id, $criteria);
        $controller->update_definition($content, $USER->id);
        $newid = (int) $controller->get_definition(true)->id;
        $transaction->allow_commit();
        return $newid;
    }

    /**
     * The controller of a definition.
     *
     * @param int|null $id null makes a new place in the bank
     * @return \gradingform_controller
     */
    private static function controller(?int $id): \gradingform_controller {
        global $DB;
        $areaid = $id === null
            ? get_grading_manager()->create_shared_area(self::METHOD)
            : $DB->get_field('grading_definitions', 'areaid', ['id' => $id], MUST_EXIST);
        return get_grading_manager((int) $areaid)->get_controller(self::METHOD);
    }

    /**
     * Criteria in the form of the plugin's editor: by id, or by NEWID and a number.
     *
     * @param int|null $id of the definition
     * @param \stdClass[] $criteria by short name
     * @return array[]
     */
    private static function rows(?int $id, array $criteria): array {
        global $DB;
        $stored = $id === null ? [] : $DB->get_records('gradingform_btec_criteria', ['definitionid' => $id], 'sortorder, id');
        $idof = array_flip(array_map(fn(\stdClass $row): string => $row->shortname, array_reverse($stored, true)));
        $rows = [];
        $new = 0;
        foreach ($criteria as $shortname => $criterion) {
            $key = $idof[$shortname] ?? 'NEWID' . ++$new;
            $rows[$key] = [
                'shortname' => $criterion->shortname,
                'description' => $criterion->description,
                'sortorder' => $criterion->sortorder,
            ];
        }
        $gone = array_diff_key($stored, $rows);
        foreach (self::filled(array_keys($gone)) as $criterionid) {
            $rows[$criterionid] = array_intersect_key((array) $gone[$criterionid], array_flip([
                'shortname',
                'description',
                'sortorder',
            ]));
        }
        return $rows;
    }

    /**
     * Those criteria that a marker has filled in.
     *
     * @param int[] $ids
     * @return int[]
     */
    private static function filled(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        [$insql, $params] = $DB->get_in_or_equal($ids);
        return $DB->get_fieldset_select('gradingform_btec_fillings', 'DISTINCT criterionid', "criterionid $insql", $params);
    }

    /**
     * Deletes a definition; one in which markers have filled in something stays in the bank.
     *
     * @param int|string|null $id
     */
    public static function delete($id): void {
        global $CFG, $DB;
        $there = self::existing($id);
        if ($there === null || self::filled($DB->get_fieldset('gradingform_btec_criteria', 'id', ['definitionid' => $there]))) {
            return;
        }
        require_once($CFG->dirroot . '/grade/grading/lib.php');
        $transaction = $DB->start_delegated_transaction();
        $areaid = $DB->get_field('grading_definitions', 'areaid', ['id' => $there], MUST_EXIST);
        get_grading_manager((int) $areaid)->get_controller(self::METHOD)->delete_definition();
        $DB->delete_records('grading_areas', ['id' => $areaid, 'component' => 'core_grading']);
        $transaction->allow_commit();
    }
}
