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

namespace local_mzi\task;

use local_mzi\local\missing_submissions;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;

/**
 * Notes students who did not hand in what was due.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class detect_missing_submissions extends \core\task\scheduled_task {
    #[\Override]
    public function get_name() {
        return get_string('taskdetectmissing', 'local_mzi');
    }

    #[\Override]
    public function execute() {
        $outbox = new outbox();
        if ($outbox->wants(fact::GRADE_SUBMITTED)) {
            $now = \core\di::get(\core\clock::class)->time();
            $added = $outbox->append_new((new missing_submissions())->find($now));
            mtrace(get_string('missingfound', 'local_mzi', $added));
        }
    }
}
