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
 * The criteria of a unit: pass (level 1), merit (2), distinction (3), in their order.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class criteria {
    /** @var int most criteria of a unit: 19 of pass, 9 of merit, 6 of distinction, and some more */
    private const MOST = 100;

    /**
     * The criteria of a unit's row.
     *
     * @param \stdClass $row of local_mzi_btec_templates
     * @return \stdClass[] by short name: shortname, description, level, sortorder; in their order
     * @throws refusal for one that is malformed
     */
    public static function of(\stdClass $row): array {
        if (trim((string) $row->name) === '') {
            throw self::refusal($row, 'name', 'missing');
        }
        $given = $row->criteria === null ? [] : json_decode($row->criteria, false, 512, JSON_THROW_ON_ERROR);
        if (!is_array($given) || count($given) > self::MOST) {
            throw self::refusal($row, 'criteria', 'criteria');
        }
        $criteria = [];
        foreach (array_values($given) as $index => $one) {
            $criterion = self::criterion($one, $index);
            if ($criterion === null || isset($criteria[$criterion->shortname])) {
                throw self::refusal($row, "criteria[$index]", 'criteria');
            }
            $criteria[$criterion->shortname] = $criterion;
        }
        uasort($criteria, fn(\stdClass $a, \stdClass $b): int => $a->sortorder <=> $b->sortorder);
        return $criteria;
    }

    /**
     * One criterion.
     *
     * @param mixed $one decoded JSON
     * @param int $index its place, from 0
     * @return \stdClass|null null when it is malformed
     */
    private static function criterion(mixed $one, int $index): ?\stdClass {
        $shortname = $one->shortname ?? null;
        $description = $one->description ?? '';
        $level = filter_var($one->level ?? 1, FILTER_VALIDATE_INT, ['options' => ['min_range' => 1, 'max_range' => 3]]);
        $sortorder = filter_var($one->sortorder ?? $index + 1, FILTER_VALIDATE_INT, ['options' => ['min_range' => 0]]);
        $isgood = is_string($shortname) && preg_match('/^[A-Za-z0-9._-]{1,50}$/D', $shortname) && is_string($description)
            && $level !== false && $sortorder !== false;
        return $isgood ? (object) compact('shortname', 'description', 'level', 'sortorder') : null;
    }

    /**
     * A refusal of a unit.
     *
     * @param \stdClass $row
     * @param string $field
     * @param string $reason
     * @return refusal
     */
    private static function refusal(\stdClass $row, string $field, string $reason): refusal {
        return new refusal('invalidparameter', get_string('invalidfield', 'local_mzi', (object) [
            'entity' => 'units',
            'id' => $row->zoho_unit_id,
            'field' => $field,
            'reason' => get_string('reason_' . $reason, 'local_mzi', self::MOST),
        ]));
    }
}
