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

namespace local_mzi\local\dashboard;

/**
 * Reads the criteria of a grade: rows of Zoho's subform Learning_Outcomes_Assessm.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class criteria {
    /** @var string[] scores that mean the criterion was met; those of older records are letters */
    private const ACHIEVED = ['achieved', 'yes', 'true', 'pass', 'merit', 'distinction', 'p', 'm', 'd'];

    /** @var string[] scores that mean it was not */
    private const NOT_ACHIEVED = ['notachieved', 'no', 'false', 'refer', 'fail', 'r', 'rr', 'f', ''];

    /**
     * The criteria in their order.
     *
     * @param string|null $json array of objects with LO_Code, LO_Title, LO_Definition, LO_Score, LO_Feedback
     * @return array[] code, text, achieved (null where the score says neither), score, feedback
     */
    public static function read(?string $json): array {
        $rows = $json === null || $json === '' ? [] : json_decode($json, true, 16, JSON_THROW_ON_ERROR);
        $criteria = [];
        foreach ($rows as $row) {
            if (is_array($row)) {
                $criteria[] = self::criterion(array_change_key_case($row));
            }
        }
        return $criteria;
    }

    /**
     * One criterion.
     *
     * @param array $row by lower-case name
     * @return array
     */
    private static function criterion(array $row): array {
        $code = self::text($row, 'lo_code') ?? self::text($row, 'lo_title');
        $title = self::text($row, 'lo_title');
        $score = self::text($row, 'lo_score');
        return [
            'code' => $code,
            'text' => self::text($row, 'lo_definition') ?? ($title === $code ? null : $title),
            'achieved' => self::achieved($score),
            'score' => $score,
            'feedback' => self::text($row, 'lo_feedback'),
        ];
    }

    /**
     * Whether a score means that the criterion was met.
     *
     * @param string|null $score
     * @return bool|null null where it says neither
     */
    private static function achieved(?string $score): ?bool {
        if (is_numeric($score)) {
            return (float) $score > 0;
        }
        $key = words::key($score);
        return match (true) {
            in_array($key, self::ACHIEVED, true) => true,
            in_array($key, self::NOT_ACHIEVED, true) => false,
            default => null,
        };
    }

    /**
     * A text of a row.
     *
     * @param array $row
     * @param string $name
     * @return string|null null where there is none
     */
    private static function text(array $row, string $name): ?string {
        $value = $row[$name] ?? null;
        return is_scalar($value) && trim((string) $value) !== '' ? (string) $value : null;
    }
}
