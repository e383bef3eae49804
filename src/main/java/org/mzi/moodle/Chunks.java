package org.mzi.moodle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is to be sent into calls of at most 500 items and about 2 MB. Form encoding makes up to three bytes of one,
 * and PHP empties a form of more than {@code post_max_size} (8 MB as shipped), token included.
 */
final class Chunks {

    private static final int MOST_ITEMS = 500;
    private static final int MOST_BYTES = 2_000_000;

    private Chunks() {}

    /** The items in their order; one that is larger than a chunk travels alone. */
    static <T> List<List<T>> of(List<T> items) {
        List<List<T>> chunks = new ArrayList<>();
        List<T> chunk = new ArrayList<>();
        int bytes = 0;
        for (T item : items) {
            int size = item.toString().getBytes(StandardCharsets.UTF_8).length;
            if (!chunk.isEmpty() && (chunk.size() == MOST_ITEMS || bytes + size > MOST_BYTES)) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(item);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
