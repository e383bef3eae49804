package org.mzi.launcher;

import java.util.List;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

/** What {@code bin/run} itself reads, before there is a server: from the environment or {@code .env} only. */
public final class LauncherSettings implements SettingGroup {

    static final Setting<Integer> HTTP_PORT = Setting.integer(
                    "HTTP_PORT", 8001, 1, 65_535, "", "Port of console, API and webhooks")
            .restart();
    static final Setting<String> HTTP_ADDRESS = Setting.text(
                    "HTTP_ADDRESS",
                    "127.0.0.1",
                    "Address to listen on; 0.0.0.0 opens the server to the network, which wants a proxy with TLS in front")
            .restart();
    static final Setting<String> DATA_DIR = Setting.text(
                    "MZI_DATA_DIR", "data", "Directory of database, secrets and logs; a relative one is the project's")
            .restart();
    static final Setting<String> JAVA_OPTIONS = Setting.text(
                    "MZI_JAVA_OPTIONS", "", "Further options of the server's Java virtual machine, e.g. -Xmx1g")
            .restart();

    @Override
    public String title() {
        return "bin/run";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(HTTP_PORT, HTTP_ADDRESS, DATA_DIR, JAVA_OPTIONS);
    }
}
