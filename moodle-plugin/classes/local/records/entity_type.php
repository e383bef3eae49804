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
 * One kind of records that come from Zoho: which table holds them, what they consist of, what deleting one means.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entity_type {
    /** @var string[] columns of every mirror table beside attributes and effects, with their value in a new row */
    private const COMMON = [
        'content_hash' => '',
        'deleted' => '0',
        'zoho_created_time' => null,
        'zoho_modified_time' => null,
        'timecreated' => null,
        'timemodified' => null,
        'synced_at' => null,
    ];

    /**
     * Describes an entity type.
     *
     * @param string $name e.g. students
     * @param string $table without prefix
     * @param string $idcolumn column and key of the Zoho id
     * @param attribute[] $attributes by name; those that are compared
     * @param array $effects columns that this plugin fills itself, with their value in a new row
     * @param string|null $statuscolumn column that says that a record is deleted; null where there is none
     * @param string|null $deletedstatus what it says then; null where deleting removes the row
     */
    public function __construct(
        /** @var string e.g. students */
        public readonly string $name,
        /** @var string table without prefix */
        public readonly string $table,
        /** @var string column and key of the Zoho id */
        public readonly string $idcolumn,
        /** @var attribute[] by name; those that are compared */
        public readonly array $attributes,
        /** @var array columns that this plugin fills itself, with their value in a new row */
        public readonly array $effects,
        /** @var string|null column that says that a record is deleted */
        public readonly ?string $statuscolumn,
        /** @var string|null what it says then; null where deleting removes the row */
        public readonly ?string $deletedstatus,
    ) {
    }

    /**
     * Attributes that every record may have beside its own: they say how old it is and are not compared.
     *
     * @return attribute[] by name
     */
    public static function times(): array {
        return [
            'zoho_created_time' => new attribute('zoho_created_time', attribute_type::DATETIME, 'zoho_created_time'),
            'zoho_modified_time' => new attribute('zoho_modified_time', attribute_type::DATETIME, 'zoho_modified_time'),
        ];
    }

    /**
     * A row that is not stored yet.
     *
     * @param string $zohoid
     * @return \stdClass
     */
    public function blank(string $zohoid): \stdClass {
        $columns = array_map(fn(attribute $attribute): string => $attribute->column, array_values($this->attributes));
        return (object) ([$this->idcolumn => $zohoid] + array_fill_keys($columns, null) + $this->effects + self::COMMON);
    }

    /**
     * Hash of a row's content: of its attributes, not of times or of what this plugin fills itself.
     *
     * @param \stdClass $row
     * @return string SHA-256, in hexadecimal
     */
    public function hash(\stdClass $row): string {
        $content = [];
        foreach ($this->attributes as $attribute) {
            $content[] = $row->{$attribute->column} === null ? null : (string) $row->{$attribute->column};
        }
        return hash('sha256', json_encode($content, JSON_THROW_ON_ERROR));
    }

    /**
     * What makes records of this type take effect in Moodle.
     *
     * @return \local_mzi\local\effect\effect
     */
    public function effect(): \local_mzi\local\effect\effect {
        return match ($this->name) {
            'students', 'teachers' => new \local_mzi\local\effect\people($this),
            'classes' => new \local_mzi\local\effect\classes(),
            'enrollments' => new \local_mzi\local\effect\enrolments(),
            'requests' => new \local_mzi\local\effect\requests(),
            'units' => new \local_mzi\local\effect\units(),
            'grades' => new \local_mzi\local\effect\grades(),
            default => new \local_mzi\local\effect\effect(),
        };
    }
}
