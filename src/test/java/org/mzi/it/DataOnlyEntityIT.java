package org.mzi.it;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.platform.Database;
import org.mzi.platform.Startup;

/** Runs inside the container, within the WAR itself. */
@ExtendWith(ArquillianExtension.class)
class DataOnlyEntityIT {

    @Inject
    private Startup startup;

    @Inject
    private Database database;

    @Deployment
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/mzi.war"))
                .addClass(DataOnlyEntityIT.class);
    }

    @Test
    void theWarIsDeployedWithItsDatabase() {
        assertTrue(startup.isReady(), () -> startup.problem().toString());
        assertNotNull(database.read(handle ->
                handle.createQuery("select mzi_now()").mapTo(String.class).one()));
    }
}
