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
 * What an attribute's value is, in JSON and in its column.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
enum attribute_type: string {
    // Zoho id: text of 1 to 19 digits.
    case ZOHOID = 'zohoid';
    // Text of at most 255 characters; a number is taken as the text it is written as.
    case TEXT = 'text';
    // Text of at most 65,535 characters.
    case LONGTEXT = 'longtext';
    // Date without a time, yyyy-MM-dd; stays text because it belongs to no time zone.
    case DATE = 'date';
    // Point in time: ISO 8601 with offset, or seconds since 1970; kept as seconds.
    case DATETIME = 'datetime';
    // Number or text of a number; kept with two decimals, rounded half away from zero, below 10^10.
    case MONEY = 'money';
    // Whole number of at most nine digits, or text of one.
    case WHOLE = 'whole';
    // Truth value. Its column has one or zero.
    case FLAG = 'flag';
    // Array or object; kept as JSON text.
    case JSON = 'json';
    // Id in Moodle: a whole number above zero, at most ten digits long, or such a number as text.
    case MOODLEID = 'moodleid';
    // One of the words unenrol and suspend.
    case WITHDRAWAL = 'withdrawal';
}
