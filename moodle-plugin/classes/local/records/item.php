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
 * A record on its way into its table.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class item {
    /** @var \stdClass|null its row as it is stored; null for a new one */
    public ?\stdClass $stored = null;

    /** @var \stdClass|null its row as it is to be; null until it was compared */
    public ?\stdClass $row = null;

    /** @var string|null created, updated, unchanged, stale or deleted */
    public ?string $action = null;

    /** @var int|null id of what it stands for in Moodle */
    public ?int $moodleid = null;

    /** @var string|null its state in Moodle */
    public ?string $status = null;

    /** @var refusal|null why the answer is no */
    public ?refusal $refusal = null;

    /** @var bool whether its row is not to be written */
    public bool $barred = false;

    /**
     * A record that was read.
     *
     * @param string $zohoid
     * @param array $given values by column; null clears
     */
    public function __construct(
        /** @var string */
        public readonly string $zohoid,
        /** @var array values by column; null clears */
        public readonly array $given = [],
    ) {
    }

    /**
     * Answers no, but keeps the row: it is the record's effect in Moodle that failed.
     *
     * @param refusal $refusal
     */
    public function complain(refusal $refusal): void {
        $this->refusal ??= $refusal;
    }

    /**
     * Answers no and writes nothing.
     *
     * @param refusal $refusal
     */
    public function bar(refusal $refusal): void {
        $this->refusal = $refusal;
        $this->barred = true;
    }

    /**
     * What became of it.
     *
     * @return result
     */
    public function result(): result {
        $rowid = $this->row->id ?? $this->stored->id ?? null;
        return new result(
            $this->zohoid,
            $this->action,
            $rowid === null ? null : (int) $rowid,
            $this->moodleid,
            $this->status,
            $this->refusal,
        );
    }
}
