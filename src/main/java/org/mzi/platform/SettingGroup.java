package org.mzi.platform;

import java.util.List;
import java.util.ServiceLoader;

/** The settings that one package declares; registered as a {@link ServiceLoader} service. */
public interface SettingGroup {

    /** Heading in the settings screen and the reference. */
    String title();

    List<Setting<?>> settings();

    /** All groups, in the order in which the service file names them. */
    static List<SettingGroup> all() {
        return ServiceLoader.load(SettingGroup.class, SettingGroup.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
