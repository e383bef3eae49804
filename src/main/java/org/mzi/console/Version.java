package org.mzi.console;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The release that is running, as Maven wrote it into the WAR. */
final class Version {

    private static final String WRITTEN = "/META-INF/maven/org.mzi/mzi/pom.properties";

    private Version() {}

    /** Such as {@code 1.0.0}; empty where it is not written, which is only outside a WAR. */
    static String of(ServletContext application) {
        try (InputStream in = application.getResourceAsStream(WRITTEN)) {
            Properties written = new Properties();
            if (in != null) {
                written.load(in);
            }
            return written.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
