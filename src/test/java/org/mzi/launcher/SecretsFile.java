package org.mzi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code data/secrets.env}: what was made because nobody set it, as {@code KEY=value} lines that a shell can source. */
final class SecretsFile {

    private static final String HEAD =
            "# Made at the first start because nothing else set these. Losing MZI_MASTER_KEY loses the stored secrets.\n";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    SecretsFile(Path file) {
        this.file = file;
    }

    /** The values under these names, those made now included. */
    Map<String, String> complete(List<String> names) {
        Map<String, String> all = read();
        Map<String, String> wanted = new LinkedHashMap<>();
        int before = all.size();
        for (String name : names) {
            wanted.put(name, all.computeIfAbsent(name, n -> n.equals("MZI_MASTER_KEY") ? key() : word()));
        }
        if (all.size() > before) {
            StringBuilder text = new StringBuilder(HEAD);
            all.forEach((name, value) ->
                    text.append(name).append("='").append(value).append("'\n"));
            OwnerOnly.write(file, text.toString());
        }
        return wanted;
    }

    /** 192 random bits in letters that need no quoting anywhere. */
    static String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(bytes(32));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private Map<String, String> read() {
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try {
            return EnvFile.parse(Files.readString(file));
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
