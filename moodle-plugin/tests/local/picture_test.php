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
 * Tests of what is made of a photo.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\picture
 */
final class picture_test extends \advanced_testcase {
    /**
     * A file.
     *
     * @param string $name
     * @param string $content
     * @return picture
     */
    private function picture(string $name, string $content): picture {
        $this->resetAfterTest();
        return new picture(get_file_storage()->create_file_from_string([
            'contextid' => \core\context\system::instance()->id, 'component' => 'local_mzi', 'filearea' => 'request',
            'itemid' => 0, 'filepath' => '/', 'filename' => $name,
        ], $content));
    }

    /**
     * A JPEG image, lying on its side as a telephone notes it.
     *
     * @param int $width pixels as they are stored
     * @param int $height pixels as they are stored
     * @param int $orientation as EXIF has it
     * @return string
     */
    private function jpeg(int $width, int $height, int $orientation): string {
        ob_start();
        imagejpeg(imagecreatetruecolor($width, $height));
        $jpeg = ob_get_clean();
        // One entry of one directory: the orientation, in big-endian TIFF.
        $notes = "Exif\0\0MM\0*" . pack('NnnnNnnN', 8, 1, 0x0112, 3, 1, $orientation, 0, 0);
        return substr($jpeg, 0, 2) . "\xff\xe1" . pack('n', strlen($notes) + 2) . $notes . substr($jpeg, 2);
    }

    /**
     * The picture is upright, not too large, and says nothing of where it was taken.
     */
    public function test_upright(): void {
        $jpeg = $this->picture('me.jpg', $this->jpeg(2000, 1500, 6))->jpeg();
        [$width, $height] = getimagesizefromstring($jpeg);
        $this->assertSame([900, 1200], [$width, $height]);
        $this->assertStringNotContainsString('Exif', $jpeg);
        [$width, $height] = getimagesizefromstring($this->picture('b.jpg', $this->jpeg(300, 400, 1))->jpeg());
        $this->assertSame([300, 400], [$width, $height]);
    }

    /**
     * What is see-through becomes white.
     */
    public function test_white(): void {
        $image = imagecreatetruecolor(200, 200);
        imagealphablending($image, false);
        imagesavealpha($image, true);
        imagefill($image, 0, 0, imagecolorallocatealpha($image, 0, 0, 0, 127));
        ob_start();
        imagepng($image);
        $jpeg = imagecreatefromstring($this->picture('me.png', ob_get_clean())->jpeg());
        $this->assertSame(0xffffff, imagecolorat($jpeg, 100, 100));
    }

    /**
     * What is no picture is refused, whatever its name.
     */
    public function test_refuses(): void {
        $this->assertSame('notapicture', $this->picture('me.jpg', '<script>')->problem()[0]);
        $this->assertSame('notapicture', $this->picture('me.pdf', '%PDF-')->problem()[0]);
        $this->assertSame('picturetoosmall', $this->picture('small.jpg', $this->jpeg(199, 400, 1))->problem()[0]);
        $this->expectExceptionMessage('not a picture');
        $this->picture('other.png', 'text')->jpeg();
    }
}
