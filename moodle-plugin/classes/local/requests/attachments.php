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

namespace local_mzi\local\requests;

use local_mzi\local\dashboard\access;
use local_mzi\local\payload\requests as payload;
use local_mzi\local\photos;
use local_mzi\local\picture;

/**
 * Files that are handed in with requests: in the system context, with the request's row as item.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class attachments {
    /** @var int most files with a request */
    private const FILES = 3;

    /** @var int bytes of a file */
    private const BYTES = 5 * 1024 * 1024;

    /**
     * What can be handed in with a kind of request.
     *
     * @param string $type a key of types::WORDS
     * @return array options of a file manager
     */
    public static function options(string $type): array {
        $files = $type === types::PHOTO ? 1 : self::FILES;
        return [
            'subdirs' => 0,
            'maxfiles' => $files,
            'maxbytes' => self::BYTES,
            'areamaxbytes' => $files * self::BYTES,
            'accepted_types' => [...($type === types::PHOTO ? [] : ['.pdf']), '.jpg', '.jpeg', '.png'],
        ];
    }

    /**
     * Keeps the files of a form.
     *
     * @param int $request its row
     * @param string $type a key of types::WORDS
     * @param int $draft item of the current user's draft area
     */
    public static function save(int $request, string $type, int $draft): void {
        $options = self::options($type);
        file_save_draft_area_files($draft, self::context()->id, 'local_mzi', payload::FILEAREA, $request, $options);
    }

    /**
     * Keeps a new photo: with the request, for those who decide on it, and with the photos that wait. Both are the picture that
     * goes live, not the file that was uploaded.
     *
     * @param int $request its row
     * @param int $userid account of the student
     * @param int $draft item of the current user's draft area
     * @throws \moodle_exception notapicture
     */
    public static function save_photo(int $request, int $userid, int $draft): void {
        $file = self::uploaded($draft);
        if ($file === null) {
            throw new refused_exception('requestnotallowed');
        }
        $picture = (new picture($file))->jpeg();
        photos::hand_in($userid, $picture);
        get_file_storage()->create_file_from_string([
            'contextid' => self::context()->id,
            'component' => 'local_mzi',
            'filearea' => payload::FILEAREA,
            'itemid' => $request,
            'filepath' => '/',
            'filename' => photos::FILENAME,
            'userid' => $userid,
        ], $picture);
    }

    /**
     * The first file of a form.
     *
     * @param int $draft item of the current user's draft area
     * @return \stored_file|null
     */
    public static function uploaded(int $draft): ?\stored_file {
        global $USER;
        $context = \core\context\user::instance($USER->id);
        $files = get_file_storage()->get_area_files($context->id, 'user', 'draft', $draft, 'id', false);
        return $files ? reset($files) : null;
    }

    /**
     * The files that came with requests.
     *
     * @param int[] $requests rows
     * @return array[][] name and url, by request
     */
    public static function of(array $requests): array {
        $attachments = [];
        if ($requests) {
            $contextid = self::context()->id;
            $files = get_file_storage()->get_area_files($contextid, 'local_mzi', payload::FILEAREA, $requests, 'id', false);
            foreach ($files as $file) {
                $attachments[$file->get_itemid()][] = ['name' => $file->get_filename(), 'url' => self::url($file)];
            }
        }
        return $attachments;
    }

    /**
     * Whether the current user may read what came with a request: its student, staff who see all students, and the bridge.
     *
     * @param int $request its row
     * @return bool
     */
    public static function can_read(int $request): bool {
        global $DB;
        $owner = $DB->get_record_sql(
            "SELECT COALESCE(s.moodle_user_id, CASE WHEN r.zoho_student_id IS NULL THEN r.moodle_user_id END) AS userid
               FROM {local_mzi_requests} r
          LEFT JOIN {local_mzi_students} s ON s.zoho_student_id = r.zoho_student_id AND s.deleted = 0
              WHERE r.id = :request",
            ['request' => $request],
        );
        return $owner
            && (has_capability('local/mzi:syncdata', self::context()) || access::can_view((int) $owner->userid));
    }

    /**
     * The address of a file.
     *
     * @param \stored_file $file
     * @return string
     */
    private static function url(\stored_file $file): string {
        return \moodle_url::make_pluginfile_url(
            $file->get_contextid(),
            'local_mzi',
            payload::FILEAREA,
            $file->get_itemid(),
            $file->get_filepath(),
            $file->get_filename(),
            true,
        )->out(false);
    }

    /**
     * Where the files are.
     *
     * @return \core\context\system
     */
    private static function context(): \core\context\system {
        return \core\context\system::instance();
    }
}
