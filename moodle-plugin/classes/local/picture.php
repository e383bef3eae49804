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

/**
 * An image that somebody uploaded, as a photo of a person: JPEG, upright, of a size that pages can show, and without what the
 * camera noted, such as the place.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class picture {
    /** @var int pixels that the shorter side has at least */
    public const LEAST = 200;

    /** @var int pixels that the longer side has at most in the end */
    private const MOST = 1200;

    /** @var int pixels in all that are decoded at most: each takes four bytes of memory */
    private const PIXELS = 60_000_000;

    /** @var int[] degrees, anticlockwise, that put an image upright, by what the camera noted */
    private const TURNS = [3 => 180, 6 => 270, 8 => 90];

    /**
     * Keeps the file.
     *
     * @param \stored_file $file
     */
    public function __construct(
        /** @var \stored_file */
        private readonly \stored_file $file,
    ) {
    }

    /**
     * What is wrong with it.
     *
     * @return array|null a string of the plugin and what it is about; null where nothing is
     */
    public function problem(): ?array {
        $info = $this->info();
        return match (true) {
            $info === null || !in_array($info['mime'], ['image/jpeg', 'image/png'], true) => ['notapicture', null],
            $info[0] * $info[1] > self::PIXELS => ['picturetoolarge', self::PIXELS / 1_000_000],
            min($info[0], $info[1]) < self::LEAST => ['picturetoosmall', self::LEAST],
            default => null,
        };
    }

    /**
     * What the content, not the name, says that it is.
     *
     * @return array|null as getimagesize() has it; null for what is no picture
     */
    private function info(): ?array {
        // Warns of what is no picture, which is the question here.
        return @getimagesizefromstring($this->file->get_content()) ?: null;
    }

    /**
     * The picture.
     *
     * @return string JPEG
     * @throws \moodle_exception with what is wrong
     */
    public function jpeg(): string {
        $problem = $this->problem();
        if ($problem !== null) {
            throw new \moodle_exception($problem[0], 'local_mzi', '', $problem[1]);
        }
        raise_memory_limit(MEMORY_EXTRA);
        $content = $this->file->get_content();
        $image = @imagecreatefromstring($content);
        if ($image === false) {
            throw new \moodle_exception('notapicture', 'local_mzi');
        }
        $turned = imagerotate($this->scaled($image), $this->turn($content), 0);
        ob_start();
        imagejpeg($turned, null, 90);
        return ob_get_clean();
    }

    /**
     * The image on white, no larger than it may be.
     *
     * @param \GdImage $image
     * @return \GdImage
     */
    private function scaled(\GdImage $image): \GdImage {
        [$width, $height] = [imagesx($image), imagesy($image)];
        $scale = min(1, self::MOST / max($width, $height));
        [$towidth, $toheight] = [(int) round($width * $scale), (int) round($height * $scale)];
        $scaled = imagecreatetruecolor($towidth, $toheight);
        imagefill($scaled, 0, 0, imagecolorallocate($scaled, 255, 255, 255));
        imagecopyresampled($scaled, $image, 0, 0, 0, 0, $towidth, $toheight, $width, $height);
        return $scaled;
    }

    /**
     * How far the image is to be turned.
     *
     * @param string $content of the file
     * @return int degrees
     */
    private function turn(string $content): int {
        if ($this->info()['mime'] !== 'image/jpeg' || !function_exists('exif_read_data')) {
            return 0;
        }
        // Warns of damaged notes, which are of no account here.
        $notes = @exif_read_data('data://image/jpeg;base64,' . base64_encode($content));
        return self::TURNS[$notes['Orientation'] ?? 1] ?? 0;
    }
}
