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

namespace local_mzi\local;

use local_mzi\local\payload\requests;

/**
 * Photos that students hand in. One waits in the file area photo_pending of the student's user context until Zoho has
 * decided; one that is approved becomes the account's picture and the photo of the student card (file area photo).
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class photos {
    /** @var string file area of photos that wait */
    public const PENDING = 'photo_pending';

    /** @var string file area of photos that were approved */
    public const APPROVED = 'photo';

    /** @var string */
    public const FILENAME = 'photo.jpg';

    /**
     * Lets a photo wait, in place of one that waited.
     *
     * @param int $userid account of the student
     * @param string $picture JPEG
     */
    public static function hand_in(int $userid, string $picture): void {
        self::withdraw($userid);
        get_file_storage()->create_file_from_string([
            'contextid' => \core\context\user::instance($userid)->id,
            'component' => 'local_mzi',
            'filearea' => self::PENDING,
            'itemid' => 0,
            'filepath' => '/',
            'filename' => self::FILENAME,
            'userid' => $userid,
        ], $picture);
    }

    /**
     * Removes the photo that waits, if there is one.
     *
     * @param int $userid
     */
    public static function withdraw(int $userid): void {
        $context = \core\context\user::instance($userid, IGNORE_MISSING);
        if ($context) {
            get_file_storage()->delete_area_files($context->id, 'local_mzi', self::PENDING);
        }
    }

    /**
     * Decides on the photo that waits.
     *
     * @param int $userid of an account that is there
     * @param bool $approved
     * @param string $zohorequestid the request that was decided on; empty for whichever photo waits
     * @return string approved, rejected, or unchanged when none waits, or only that of another request
     * @throws \moodle_exception when the file is no picture
     */
    public static function decide(int $userid, bool $approved, string $zohorequestid = ''): string {
        $context = \core\context\user::instance($userid);
        $fs = get_file_storage();
        $files = $fs->get_area_files($context->id, 'local_mzi', self::PENDING, 0, 'timemodified DESC, id DESC', false);
        $file = reset($files);
        if ($file === false || ($zohorequestid !== '' && !self::came_with($file, $zohorequestid))) {
            return 'unchanged';
        }
        if ($approved) {
            self::publish($file, $context);
        }
        $fs->delete_area_files($context->id, 'local_mzi', self::PENDING);
        return $approved ? 'approved' : 'rejected';
    }

    /**
     * Whether a photo that waits is the one that came with a request. The student may have handed in another one since, which
     * nobody has seen yet.
     *
     * @param \stored_file $file
     * @param string $zohorequestid
     * @return bool
     */
    private static function came_with(\stored_file $file, string $zohorequestid): bool {
        global $DB;
        $request = $DB->get_field('local_mzi_requests', 'id', ['zoho_request_id' => $zohorequestid]);
        if ($request === false) {
            return false;
        }
        $systemid = \core\context\system::instance()->id;
        $area = requests::FILEAREA;
        $seen = get_file_storage()->get_file($systemid, 'local_mzi', $area, (int) $request, '/', self::FILENAME);
        return $seen && $seen->get_contenthash() === $file->get_contenthash();
    }

    /**
     * Makes a photo the account's picture, and that of the card.
     *
     * @param \stored_file $file
     * @param \core\context\user $context
     */
    private static function publish(\stored_file $file, \core\context\user $context): void {
        global $CFG, $DB;
        require_once($CFG->libdir . '/gdlib.php');
        $path = $file->copy_content_to_temp();
        try {
            $revision = process_new_icon($context, 'user', 'icon', 0, $path);
        } finally {
            @unlink($path);
        }
        if (!$revision) {
            throw new \moodle_exception('notapicture', 'local_mzi');
        }
        $DB->set_field('user', 'picture', $revision, ['id' => $context->instanceid]);
        \core\event\user_updated::create_from_userid($context->instanceid)->trigger();
        $fs = get_file_storage();
        $fs->delete_area_files($context->id, 'local_mzi', self::APPROVED);
        $fs->create_file_from_storedfile(['filearea' => self::APPROVED, 'itemid' => 0], $file);
    }
}
