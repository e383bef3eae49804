package org.mzi.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** {@code data/log/server.log}: 10 MB each, the last five kept as {@code server.log.1} (newest) to {@code .5}. */
public final class LogFile implements Consumer<String> {

    private static final long MOST_CHARACTERS = 10_000_000;
    private static final int KEPT = 5;

    private final Path file;
    private BufferedWriter writer;
    private long written;

    public LogFile(Path file) {
        OwnerOnly.directory(file.getParent());
        this.file = file;
    }

    @Override
    public synchronized void accept(String line) {
        try {
            if (writer == null || written > MOST_CHARACTERS) {
                open();
            }
            writer.write(line);
            writer.newLine();
            writer.flush();
            written += line.length() + 1L;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private void open() throws IOException {
        if (writer != null) {
            writer.close();
        }
        if (Files.exists(file) && Files.size(file) > MOST_CHARACTERS) {
            for (int i = KEPT - 1; i >= 0; i--) {
                Path older = i == 0 ? file : numbered(i);
                if (Files.exists(older)) {
                    Files.move(older, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
