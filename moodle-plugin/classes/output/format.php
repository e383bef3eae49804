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

namespace local_mzi\output;

use local_mzi\local\dashboard\words;

/**
 * Puts what is stored into words for the current user's language.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class format {
    /** @var string[] colours by word; any other word is grey. Never the only sign: the word is always there. */
    private const COLOURS = [
        'active' => 'bg-success text-white',
        'approved' => 'bg-success text-white',
        'completed' => 'bg-success text-white',
        'graduated' => 'bg-success text-white',
        'paid' => 'bg-success text-white',
        'pending' => 'bg-warning text-dark',
        'new' => 'bg-info text-white',
        'next' => 'bg-info text-white',
        'blocked' => 'bg-danger text-white',
        'overdue' => 'bg-danger text-white',
        'rejected' => 'bg-danger text-white',
    ];

    /**
     * A date.
     *
     * @param string|null $date yyyy-MM-dd
     * @param string $format a format of langconfig
     * @return string|null
     */
    public static function date(?string $date, string $format = 'strftimedate'): ?string {
        if ($date === null) {
            return null;
        }
        // It belongs to no time zone, so none may move it to another day.
        $time = \DateTimeImmutable::createFromFormat('!Y-m-d', $date, new \DateTimeZone('UTC'));
        return userdate($time->getTimestamp(), get_string($format, 'langconfig'), 'UTC');
    }

    /**
     * A date in a table.
     *
     * @param string|null $date yyyy-MM-dd
     * @return string|null
     */
    public static function short_date(?string $date): ?string {
        return self::date($date, 'strftimedatemonthabbr');
    }

    /**
     * A point in time.
     *
     * @param int|null $time seconds since 1970
     * @return string|null
     */
    public static function time(?int $time): ?string {
        return $time === null ? null : userdate($time, get_string('strftimedatetime', 'langconfig'));
    }

    /**
     * An amount of money.
     *
     * @param float|null $amount
     * @param string|null $currency an ISO code; any other text is shown as it is
     * @return string|null
     */
    public static function money(?float $amount, ?string $currency): ?string {
        if ($amount === null) {
            return null;
        }
        if ($currency !== null && preg_match('/^[A-Z]{3}$/', $currency)) {
            // Digits as Moodle writes them everywhere else, also where the language has others.
            $locale = get_string('localecldr', 'langconfig') . '@numbers=latn';
            return \NumberFormatter::create($locale, \NumberFormatter::CURRENCY)->formatCurrency($amount, $currency);
        }
        return trim(format_float($amount, 2) . ' ' . $currency);
    }

    /**
     * A word from one of Zoho's lists of values: in the user's language where it is known, else as it is.
     *
     * @param string|null $word
     * @return string|null
     */
    public static function word(?string $word): ?string {
        $key = 'value_' . words::key($word);
        return get_string_manager()->string_exists($key, 'local_mzi') ? get_string($key, 'local_mzi') : $word;
    }

    /**
     * A state, as a badge.
     *
     * @param string|null $word
     * @return array|null text and colour
     */
    public static function badge(?string $word): ?array {
        if ($word === null || trim($word) === '') {
            return null;
        }
        return ['text' => self::word($word), 'colour' => self::COLOURS[words::key($word)] ?? 'bg-secondary text-dark'];
    }

    /**
     * A text that may be HTML, as Zoho's rich-text fields have it.
     *
     * @param string|null $text
     * @return string|null HTML without what could do harm
     */
    public static function rich(?string $text): ?string {
        if ($text === null || trim($text) === '') {
            return null;
        }
        $ishtml = preg_match('~</?(p|div|br|span|b|i|u|em|strong|ul|ol|li|a|h[1-6]|table|font|blockquote)\b[^<>]*>~i', $text);
        return format_text($text, $ishtml ? FORMAT_HTML : FORMAT_PLAIN, [
            'context' => \core\context\system::instance(),
            'filter' => false,
            'para' => false,
        ]);
    }

    /**
     * Whether a text is a telephone number or the like: without letters, its parts would change places in text that is written
     * from right to left.
     *
     * @param string $text
     * @return bool
     */
    public static function is_number(string $text): bool {
        return (bool) preg_match('~^[\d\s+().•/-]+$~u', $text);
    }

    /**
     * Names with values, without those that have no value.
     *
     * @param array $facts values by the string that names them
     * @return array[] label, value, and ltr: whether it is to be written from left to right in any language
     */
    public static function facts(array $facts): array {
        $list = [];
        foreach ($facts as $label => $value) {
            if ($value !== null && $value !== '') {
                $list[] = ['label' => get_string($label, 'local_mzi'), 'value' => $value, 'ltr' => self::is_number($value)];
            }
        }
        return $list;
    }
}
