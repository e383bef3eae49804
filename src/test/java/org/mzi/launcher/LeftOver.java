package org.mzi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that a launcher started and could not stop because it was killed itself. */
final class LeftOver {

    private static final int PATIENCE_SECONDS = 30;

    private LeftOver() {}

    /**
     * Stops the process whose number is the first line of a file, if its command line proves it ours.
     *
     * @param mark text that only a process of this data directory has in its command line
     * @param signal how it likes to be told, e.g. {@code TERM}
     * @return whether there was one
     */
    static boolean stop(Path pidFile, String mark, String signal) {
        Optional<ProcessHandle> found = find(pidFile, mark);
        found.ifPresent(process -> end(process, signal));
        return found.isPresent();
    }

    /** The process itself, if it runs. */
    static Optional<ProcessHandle> find(Path pidFile, String mark) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(
                    Files.readString(pidFile).lines().findFirst().orElse("0").strip());
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().commandLine().orElse("").contains(mark));
        } catch (IOException | NumberFormatException e) {
            throw new LauncherException("Cannot read the process number in " + pidFile, e);
        }
    }

    private static void end(ProcessHandle process, String signal) {
        signal(process, signal);
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new LauncherException("Cannot stop process " + process.pid() + " that an earlier start left", e);
        }
    }

    /** Sends it a signal, e.g. {@code TERM}; nothing when it has ended. */
    static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new LauncherException("Cannot send " + signal + " to process " + process.pid(), e);
        }
    }
}
