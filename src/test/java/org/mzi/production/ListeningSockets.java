package org.mzi.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process listens, from Linux's {@code /proc} (proc(5)): address and port in hexadecimal, bytes of a word reversed. */
final class ListeningSockets {

    private static final String LISTENS = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    /** 127.0.0.1, also as an IPv6 address, and ::1. */
    private static final List<String> LOOPBACK =
            List.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private ListeningSockets() {}

    static List<String> of(long process) throws IOException {
        Path directory = Path.of("/proc", Long.toString(process));
        Set<String> own = sockets(directory.resolve("fd"));
        List<String> listening = new ArrayList<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            for (String line : Files.readAllLines(directory.resolve("net").resolve(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[STATE].equals(LISTENS) && own.contains("socket:[" + columns[INODE] + "]")) {
                    listening.add(columns[LOCAL_ADDRESS]);
                }
            }
        }
        return listening;
    }

    static boolean isLoopback(String address) {
        return LOOPBACK.contains(address.substring(0, address.indexOf(':')));
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    continue;
                }
            }
        }
        return sockets;
    }
}
