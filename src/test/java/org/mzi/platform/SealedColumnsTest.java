package org.mzi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SealedColumnsTest {

    @Test
    void everyPackageThatEncryptsSaysInWhichColumns() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.mzi");
        Set<String> encrypting = classes.get(Secrets.class).getMethodCallsToSelf().stream()
                .filter(call -> call.getName().equals("encrypt"))
                .map(call -> topPackage(call.getOriginOwner().getPackageName()))
                .collect(Collectors.toSet());
        Set<String> declared = ServiceLoader.load(SealedColumns.class).stream()
                .map(group -> topPackage(group.type().getPackageName()))
                .collect(Collectors.toSet());
        assertThat(encrypting).isNotEmpty();
        assertThat(declared).containsAll(encrypting);
    }

    private static String topPackage(String name) {
        return name.replaceFirst("^(org\\.mzi\\.[a-z]+)\\..*", "$1");
    }
}
