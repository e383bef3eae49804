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

use local_mzi\local\records\records;

/**
 * Tests of grading definitions.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\btec\definition
 * @covers \local_mzi\local\btec\criteria
 * @covers \local_mzi\local\effect\units
 */
final class definition_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
    }

    /**
     * Sends a unit.
     *
     * @param array $criteria descriptions by short name
     * @param string $name
     * @return array
     */
    private function send(array $criteria, string $name = 'Unit 1'): array {
        $rows = [];
        foreach ($criteria as $shortname => $description) {
            $level = strpos('PMD', $shortname[0]) + 1;
            $sortorder = count($rows) + 1;
            $rows[] = (object) compact('shortname', 'description', 'level', 'sortorder');
        }
        $unit = (object) ['name' => $name, 'description' => 'H/618, 4', 'zoho_unit_id' => '5', 'criteria' => $rows];
        return records::upsert('units', [$unit])[0]->to_array();
    }

    /**
     * Criteria of a definition.
     *
     * @param int $definitionid
     * @return \stdClass[] by short name
     */
    private function criteria(int $definitionid): array {
        global $DB;
        $rows = $DB->get_records('gradingform_btec_criteria', ['definitionid' => $definitionid], 'sortorder');
        return array_column($rows, null, 'shortname');
    }

    /**
     * Skips where the grading method is not there.
     */
    private function require_btec(): void {
        if (!definition::is_available()) {
            $this->markTestSkipped('gradingform_btec is not installed');
        }
    }

    /**
     * Without the grading method there is a clear error, and nothing is written.
     */
    public function test_says_that_the_method_is_missing(): void {
        global $DB;
        unset_config('version', 'gradingform_btec');
        $result = $this->send(['P1' => 'Explain']);
        $this->assertSame([false, 'btecmissing'], [$result['ok'], $result['errorcode']]);
        $this->assertSame(0, $DB->count_records('local_mzi_btec_templates'));
        $this->assertSame('unchanged', records::delete('units', ['5'])[0]->action);
    }

    /**
     * A definition is made in the bank, ready for use, and again nothing changes.
     */
    public function test_makes_a_definition(): void {
        global $DB;
        $this->require_btec();
        $result = $this->send(['P1' => 'Explain', 'P2' => 'Describe', 'M1' => 'Analyse', 'D1' => 'Judge']);
        $this->assertSame([true, 'created'], [$result['ok'], $result['action']]);
        $id = $result['moodle_id'];
        $this->assertSame(['P1', 'P2', 'M1', 'D1'], array_keys($this->criteria($id)));
        $definition = $DB->get_record('grading_definitions', ['id' => $id]);
        $this->assertSame(['btec', 'Unit 1', 'H/618, 4'], [$definition->method, $definition->name, $definition->description]);
        $this->assertEquals(\gradingform_controller::DEFINITION_STATUS_READY, $definition->status);
        $area = $DB->get_record('grading_areas', ['id' => $definition->areaid]);
        $this->assertSame(['core_grading', 'btec'], [$area->component, $area->activemethod]);
        $writes = $DB->perf_get_writes();
        $again = $this->send(['P1' => 'Explain', 'P2' => 'Describe', 'M1' => 'Analyse', 'D1' => 'Judge']);
        $this->assertSame(['unchanged', $id], [$again['action'], $again['moodle_id']]);
        $this->assertLessThanOrEqual(1, $DB->perf_get_writes() - $writes);
    }

    /**
     * Fillings survive an edit: a criterion keeps its id, and a filled one stays though Zoho has it no more.
     */
    public function test_fillings_survive_edits(): void {
        global $DB;
        $this->require_btec();
        $id = $this->send(['P1' => 'Explain', 'P2' => 'Describe', 'P3' => 'List'])['moodle_id'];
        $before = $this->criteria($id);
        $instance = $DB->insert_record('grading_instances', (object) [
            'definitionid' => $id, 'raterid' => 2, 'itemid' => 1, 'status' => 1, 'timemodified' => 1,
        ]);
        foreach (['P1', 'P2'] as $shortname) {
            $DB->insert_record('gradingform_btec_fillings', (object) [
                'instanceid' => $instance, 'criterionid' => $before[$shortname]->id, 'score' => 1,
            ]);
        }
        $result = $this->send(['P1' => 'Explain well', 'M1' => 'Analyse'], 'Unit 1 anew');
        $this->assertSame(['updated', $id], [$result['action'], $result['moodle_id']]);
        $after = $this->criteria($id);
        $this->assertEqualsCanonicalizing(['P1', 'P2', 'M1'], array_keys($after));
        $this->assertSame([$before['P1']->id, 'Explain well'], [$after['P1']->id, $after['P1']->description]);
        $this->assertSame($before['P2']->id, $after['P2']->id);
        $this->assertSame(2, $DB->count_records('gradingform_btec_fillings'));
        $this->assertSame('Unit 1 anew', $DB->get_field('grading_definitions', 'name', ['id' => $id]));
        $this->assertSame('deleted', records::delete('units', ['5'])[0]->action);
        $this->assertSame(2, $DB->count_records('gradingform_btec_fillings'));
        $this->assertTrue($DB->record_exists('grading_definitions', ['id' => $id]));
    }

    /**
     * A definition nobody filled in goes; one that somebody removed is made again.
     */
    public function test_deletes_and_makes_again(): void {
        global $DB;
        $this->require_btec();
        $id = $this->send(['P1' => 'Explain'])['moodle_id'];
        $this->assertSame($id, records::delete('units', ['5'])[0]->moodleid);
        $this->assertFalse($DB->record_exists('grading_definitions', ['id' => $id]));
        $this->assertFalse($DB->record_exists('gradingform_btec_criteria', ['definitionid' => $id]));
        $this->assertSame(0, $DB->count_records('grading_areas', ['component' => 'core_grading']));
        $new = $this->send(['P1' => 'Explain'])['moodle_id'];
        $DB->delete_records('grading_definitions', ['id' => $new]);
        $this->assertTrue($DB->record_exists('grading_definitions', ['id' => $this->send(['P1' => 'Explain'])['moodle_id']]));
    }

    /**
     * What is malformed is refused, and says where.
     */
    public function test_refuses_malformed_criteria(): void {
        $this->require_btec();
        $this->assertStringContainsString('name', $this->send([], ' ')['message']);
        $result = $this->send(['P 1' => 'Explain']);
        $this->assertSame('invalidparameter', $result['errorcode']);
        $this->assertStringContainsString('criteria[0]', $result['message']);
    }
}
