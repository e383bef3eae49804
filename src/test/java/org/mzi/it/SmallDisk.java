package org.mzi.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.mzi.launcher.EmbeddedDatabase;

/** PostgreSQL's data on a file system of its own that can be filled, until {@link #close}. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 8_192;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final EmbeddedDatabase postgres;
    private final Path data;
    private final Path aside;

    private SmallDisk(EmbeddedDatabase postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
        this.aside = data.resolveSibling("postgresql.aside");
    }

    /** Whether this process may mount a file system. */
    static boolean isPossible() {
        try {
            Path trial = Files.createTempDirectory("mzi-mount");
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", trial.toString());
            if (mounted) {
                run("umount", trial.toString());
            }
            Files.delete(trial);
            return mounted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops PostgreSQL, moves its data and starts it again. */
    static SmallDisk of(EmbeddedDatabase postgres, Path data, int mebibytes) {
        SmallDisk disk = new SmallDisk(postgres, data);
        postgres.close();
        must("mv", data.toString(), disk.aside.toString());
        must("mkdir", "-m", "700", data.toString());
        must("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + mebibytes + "m", "tmpfs", data.toString());
        must("cp", "-a", disk.aside + "/.", data.toString());
        postgres.start();
        return disk;
    }

    /** Leaves so many bytes. */
    void fill(long leave) {
        byte[] zeros = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (free() > leave) {
                out.write(zeros);
            }
        } catch (IOException full) {
            if (leave > 0) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(data).getUsableSpace();
    }

    void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return data.resolve("filler");
    }

    /** Moves the data back, with what was stored meanwhile; PostgreSQL runs afterwards. */
    @Override
    public void close() {
        empty();
        postgres.close();
        must("rm", "-rf", aside.toString());
        must("cp", "-a", data.toString(), aside.toString());
        // PostgreSQL's logger lives in that directory and ends a little after PostgreSQL.
        Await.until(LONGEST, () -> data + " is in use", () -> run("umount", data.toString()));
        must("rmdir", data.toString());
        must("mv", aside.toString(), data.toString());
        postgres.start();
    }

    private static void must(String... command) {
        if (!run(command)) {
            throw new IllegalStateException("Failed: " + String.join(" ", command));
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during " + command[0], e);
        }
    }
}
