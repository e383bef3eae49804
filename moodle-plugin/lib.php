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

/**
 * Callbacks of the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * The checks that Site administration > Reports > System status shows.
 *
 * @return \core\check\check[]
 */
function local_mzi_status_checks(): array {
    return [
        new \local_mzi\check\secret(),
        new \local_mzi\check\bridge(),
        new \local_mzi\check\cron(),
        new \local_mzi\check\outbox(),
        new \local_mzi\check\maxinputvars(),
        new \local_mzi\check\externaldatabase(),
    ];
}

/**
 * Gives the profile page of a student a link to the student's pages.
 *
 * @param \core_user\output\myprofile\tree $tree
 * @param stdClass $user whose profile it is
 * @param bool $iscurrentuser
 * @param stdClass|null $course
 */
function local_mzi_myprofile_navigation(\core_user\output\myprofile\tree $tree, $user, $iscurrentuser, $course): void {
    $userid = (int) $user->id;
    if (\local_mzi\local\dashboard\access::can_view($userid) && \local_mzi\local\dashboard\students::is_student($userid)) {
        $tree->add_node(new \core_user\output\myprofile\node(
            'miscellaneous',
            'local_mzi',
            get_string($iscurrentuser ? 'mystudies' : 'studentpages', 'local_mzi'),
            null,
            \local_mzi\output\tab::url('profile', $userid),
        ));
    }
}

/**
 * Serves photos of students and what was handed in with requests, to those who may see the student's pages; the latter also to
 * the bridge.
 *
 * @param stdClass|null $course
 * @param stdClass|null $cm
 * @param \core\context $context
 * @param string $filearea
 * @param string[] $args item, path and name
 * @param bool $forcedownload
 * @param array $options
 * @return bool false where there is no such file, or it is not for this user
 */
function local_mzi_pluginfile($course, $cm, $context, $filearea, $args, $forcedownload, array $options = []): bool {
    require_login(null, false);
    $isphoto = in_array($filearea, [\local_mzi\local\photos::APPROVED, \local_mzi\local\photos::PENDING], true);
    $isrequest = $filearea === \local_mzi\local\payload\requests::FILEAREA;
    $allowed = match (true) {
        $isphoto && $context instanceof \core\context\user
            => \local_mzi\local\dashboard\access::can_view((int) $context->instanceid),
        $isrequest && $context instanceof \core\context\system
            => \local_mzi\local\requests\attachments::can_read((int) reset($args)),
        default => false,
    };
    if (!$allowed) {
        return false;
    }
    $file = get_file_storage()->get_file_by_hash(sha1("/{$context->id}/local_mzi/{$filearea}/" . implode('/', $args)));
    if (!$file || $file->is_directory()) {
        return false;
    }
    // What students upload is not shown in the site's own name, but for photos, which the site itself has made.
    send_stored_file($file, 0, 0, $forcedownload || $isrequest, $options);
}
