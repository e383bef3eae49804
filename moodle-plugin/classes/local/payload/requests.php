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

namespace local_mzi\local\payload;

/**
 * What is told about requests that students handed in. Attachments are named, not told: who has the token of the bridge gets them
 * at their address. They are files of the area "request" of this plugin in the system context, with the request's row as item.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class requests implements builder {
    /** @var string file area of what is handed in with a request */
    public const FILEAREA = 'request';

    #[\Override]
    public function build(array $seeds): array {
        global $DB;
        $people = new people(array_column($seeds, 'user_id'));
        $requests = $DB->get_records_list('local_mzi_requests', 'id', array_column($seeds, 'request_id'));
        $attachments = $this->attachments(array_keys($requests));
        $data = [];
        foreach ($seeds as $id => $seed) {
            $request = $requests[$seed['request_id']] ?? null;
            if ($request !== null && $people->get($seed['user_id']) !== null) {
                $data[$id] = $people->facts($seed['user_id']) + $this->facts($request) + [
                    'attachments' => $attachments[$request->id] ?? [],
                ];
            }
        }
        return $data;
    }

    /**
     * What a request says.
     *
     * @param \stdClass $request
     * @return array
     */
    private function facts(\stdClass $request): array {
        return [
            'request_id' => (int) $request->id,
            'zoho_request_id' => $request->zoho_request_id,
            'request_number' => $request->request_number,
            'request_type' => $request->request_type,
            'request_status' => $request->request_status,
            'description' => $request->description,
            'request_date' => (int) $request->request_date,
            'change_information' => $this->decoded($request->change_information),
            'requested_classes' => $this->decoded($request->requested_classes),
            'details' => $this->decoded($request->details),
        ];
    }

    /**
     * A column that holds JSON.
     *
     * @param string|null $json
     * @return array|null
     */
    private function decoded(?string $json): ?array {
        return $json === null || $json === '' ? null : json_decode($json, true, 512, JSON_THROW_ON_ERROR);
    }

    /**
     * The files that came with requests.
     *
     * @param int[] $requestids
     * @return array[] file_id, file_name, mime_type, size (bytes) and file_url, by request
     */
    private function attachments(array $requestids): array {
        global $DB;
        if (!$requestids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($requestids, SQL_PARAMS_NAMED);
        $files = $DB->get_records_select(
            'files',
            "component = :component AND filearea = :area AND filename <> '.' AND itemid {$in}",
            ['component' => 'local_mzi', 'area' => self::FILEAREA] + $params,
            'id',
            'id, contextid, itemid, filepath, filename, mimetype, filesize',
        );
        $attachments = [];
        foreach ($files as $file) {
            $attachments[$file->itemid][] = [
                'file_id' => (int) $file->id,
                'file_name' => $file->filename,
                'mime_type' => $file->mimetype,
                'size' => (int) $file->filesize,
                'file_url' => \moodle_url::make_webservice_pluginfile_url(
                    $file->contextid,
                    'local_mzi',
                    self::FILEAREA,
                    $file->itemid,
                    $file->filepath,
                    $file->filename,
                )->out(false),
            ];
        }
        return $attachments;
    }
}
