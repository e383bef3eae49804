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

namespace local_mzi\local\records;

/**
 * Checks a record against its entity type's description.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class validator {
    /** @var attribute[] by name */
    private readonly array $attributes;

    /**
     * A validator for records of one type.
     *
     * @param entity_type $type
     */
    public function __construct(
        /** @var entity_type */
        private readonly entity_type $type,
    ) {
        $this->attributes = $type->attributes + entity_type::times();
    }

    /**
     * The Zoho id in a record.
     *
     * @param mixed $record decoded JSON
     * @return string as far as it can be told, for the answer; empty where it cannot
     */
    public function told_id(mixed $record): string {
        $id = $record instanceof \stdClass ? $record->{$this->type->idcolumn} ?? '' : '';
        return is_string($id) || is_int($id) ? (string) $id : '';
    }

    /**
     * The Zoho id of a record.
     *
     * @param mixed $record decoded JSON
     * @return string
     * @throws refusal
     */
    public function zohoid(mixed $record): string {
        if (!$record instanceof \stdClass) {
            throw new refusal('invalidparameter', get_string('notanobject', 'local_mzi', $this->type->name));
        }
        $id = $this->value($record, new attribute($this->type->idcolumn, attribute_type::ZOHOID, $this->type->idcolumn));
        if ($id === null) {
            throw $this->refusal($record, $this->type->idcolumn, get_string('reason_missing', 'local_mzi'));
        }
        return $id;
    }

    /**
     * The values that a record gives, as its columns take them. Keys that the type does not have are left out: an
     * administrator of the bridge may map fields that Moodle has no place for.
     *
     * @param \stdClass $record
     * @return array by column; null clears
     * @throws refusal
     */
    public function values(\stdClass $record): array {
        $values = [];
        foreach ($this->attributes as $name => $attribute) {
            if (property_exists($record, $name)) {
                $values[$attribute->column] = $this->value($record, $attribute);
            }
        }
        return $values;
    }

    /**
     * One value of a record.
     *
     * @param \stdClass $record
     * @param attribute $attribute
     * @return string|null
     * @throws refusal
     */
    private function value(\stdClass $record, attribute $attribute): ?string {
        try {
            return value_reader::read($attribute->type, $record->{$attribute->name} ?? null);
        } catch (refusal $reason) {
            throw $this->refusal($record, $attribute->name, $reason->getMessage());
        }
    }

    /**
     * A refusal of a record.
     *
     * @param \stdClass $record
     * @param string $field
     * @param string $reason
     * @return refusal
     */
    private function refusal(\stdClass $record, string $field, string $reason): refusal {
        $id = $this->told_id($record);
        return new refusal('invalidparameter', get_string('invalidfield', 'local_mzi', (object) [
            'entity' => $this->type->name,
            'id' => preg_match('/^[0-9]{1,19}$/D', $id) ? $id : '?',
            'field' => $field,
            'reason' => $reason,
        ]));
    }
}
