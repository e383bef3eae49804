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
 * What became of one record.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class result {
    /**
     * A result.
     *
     * @param string $zohoid
     * @param string|null $action created, updated, unchanged, stale or deleted; null for a refused record
     * @param int|null $rowid id of the record's row
     * @param int|null $moodleid id of what it stands for in Moodle: an account, a course, a grading definition
     * @param string|null $status its state in Moodle, e.g. waiting or enrolled
     * @param refusal|null $refusal
     */
    public function __construct(
        /** @var string */
        public readonly string $zohoid,
        /** @var string|null created, updated, unchanged, stale or deleted; null for a refused record */
        public readonly ?string $action = null,
        /** @var int|null id of the record's row */
        public readonly ?int $rowid = null,
        /** @var int|null id of what it stands for in Moodle */
        public readonly ?int $moodleid = null,
        /** @var string|null its state in Moodle */
        public readonly ?string $status = null,
        /** @var refusal|null */
        public readonly ?refusal $refusal = null,
    ) {
    }

    /**
     * The result as the set-based functions answer it.
     *
     * @return array
     */
    public function to_array(): array {
        if ($this->refusal !== null) {
            return [
                'zoho_id' => $this->zohoid,
                'ok' => false,
                'errorcode' => $this->refusal->errorcode,
                'message' => $this->refusal->getMessage(),
            ];
        }
        return array_filter([
            'zoho_id' => $this->zohoid,
            'ok' => true,
            'action' => $this->action,
            'moodle_id' => $this->moodleid,
            'status' => $this->status,
        ], fn($value): bool => $value !== null);
    }
}
