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
 * Reads one JSON value as one attribute. Null and the empty text are null.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class value_reader {
    /** @var int most characters of a text */
    private const TEXT_LENGTH = 255;

    /** @var int most characters of a long text, or of JSON as it is kept */
    private const LONGTEXT_LENGTH = 65535;

    /**
     * The value as its column takes it.
     *
     * @param attribute_type $type
     * @param mixed $value decoded JSON
     * @return string|null
     * @throws refusal whose message is the reason
     */
    public static function read(attribute_type $type, mixed $value): ?string {
        if ($value === null || $value === '') {
            return null;
        }
        return match ($type) {
            attribute_type::ZOHOID => self::matching($value, '/^[0-9]{1,19}$/D', 'zohoid'),
            attribute_type::TEXT => self::text($value, self::TEXT_LENGTH),
            attribute_type::LONGTEXT => self::text($value, self::LONGTEXT_LENGTH),
            attribute_type::DATE => self::date($value),
            attribute_type::DATETIME => self::datetime($value),
            attribute_type::MONEY => self::money($value),
            attribute_type::WHOLE => self::whole($value, '/^-?[0-9]{1,9}$/D', 'whole'),
            attribute_type::MOODLEID => self::whole($value, '/^[1-9][0-9]{0,9}$/D', 'moodleid'),
            attribute_type::FLAG => self::flag($value),
            attribute_type::JSON => self::json($value),
            attribute_type::WITHDRAWAL => self::matching($value, '/^(unenrol|suspend)$/D', 'withdrawal'),
        };
    }

    /**
     * A refusal of one value.
     *
     * @param string $reason string reason_… of the plugin
     * @param int|null $a
     * @return refusal
     */
    private static function refuse(string $reason, ?int $a = null): refusal {
        return new refusal('invalidparameter', get_string('reason_' . $reason, 'local_mzi', $a));
    }

    /**
     * Text of one form.
     *
     * @param mixed $value
     * @param string $pattern
     * @param string $reason
     * @return string
     */
    private static function matching(mixed $value, string $pattern, string $reason): string {
        if (!is_string($value) || !preg_match($pattern, $value)) {
            throw self::refuse($reason);
        }
        return $value;
    }

    /**
     * Text up to a length.
     *
     * @param mixed $value
     * @param int $length in characters
     * @return string
     */
    private static function text(mixed $value, int $length): string {
        if (!is_string($value) && !is_int($value) && !is_float($value)) {
            throw self::refuse('text');
        }
        $text = (string) $value;
        if (str_contains($text, "\0")) {
            throw self::refuse('nul');
        }
        if (strlen($text) > $length && \core_text::strlen($text) > $length) {
            throw self::refuse('toolong', $length);
        }
        return $text;
    }

    /**
     * A day of the calendar.
     *
     * @param mixed $value
     * @return string
     */
    private static function date(mixed $value): string {
        $date = self::matching($value, '/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/D', 'date');
        [$year, $month, $day] = array_map('intval', explode('-', $date));
        if (!checkdate($month, $day, $year)) {
            throw self::refuse('date');
        }
        return $date;
    }

    /**
     * Seconds since 1970.
     *
     * @param mixed $value
     * @return string
     */
    private static function datetime(mixed $value): string {
        if (is_int($value) && $value >= 0 && $value <= 9999999999) {
            return (string) $value;
        }
        $pattern = '/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})$/D';
        $text = self::matching($value, $pattern, 'datetime');
        self::date(substr($text, 0, 10));
        $time = strtotime($text);
        if ($time === false || abs($time) > 9999999999) {
            throw self::refuse('datetime');
        }
        return (string) $time;
    }

    /**
     * An amount with two decimals.
     *
     * @param mixed $value
     * @return string
     */
    private static function money(mixed $value): string {
        $isnumber = is_int($value) || is_float($value)
            || (is_string($value) && preg_match('/^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/D', $value));
        if (!$isnumber || !is_finite((float) $value)) {
            throw self::refuse('number');
        }
        $rounded = round((float) $value, 2);
        if (abs($rounded) >= 1e10) {
            throw self::refuse('toolarge');
        }
        // Adding zero turns -0 into 0.
        return number_format($rounded + 0.0, 2, '.', '');
    }

    /**
     * A whole number.
     *
     * @param mixed $value
     * @param string $pattern
     * @param string $reason
     * @return string
     */
    private static function whole(mixed $value, string $pattern, string $reason): string {
        $iswhole = is_int($value) || (is_float($value) && floor($value) === $value && abs($value) < 1e15);
        return self::matching($iswhole ? number_format($value, 0, '', '') : $value, $pattern, $reason);
    }

    /**
     * True or false.
     *
     * @param mixed $value
     * @return string
     */
    private static function flag(mixed $value): string {
        return match ($value) {
            true, 1, '1', 'true' => '1',
            false, 0, '0', 'false' => '0',
            default => throw self::refuse('flag'),
        };
    }

    /**
     * JSON text.
     *
     * @param mixed $value
     * @return string
     */
    private static function json(mixed $value): string {
        if (!is_array($value) && !is_object($value)) {
            throw self::refuse('json');
        }
        $text = json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
        if (\core_text::strlen($text) > self::LONGTEXT_LENGTH) {
            throw self::refuse('toolong', self::LONGTEXT_LENGTH);
        }
        return $text;
    }
}
