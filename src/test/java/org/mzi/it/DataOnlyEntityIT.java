package org.mzi.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mzi.platform.Database;
import org.mzi.platform.Json;
import org.mzi.platform.Startup;

/**
 * An entity type is data: the WAR gets a type that no release knows, and a known one that no code handles yet, by an entry in the
 * catalogue, one in the default maps and a migration.
 */
@ExtendWith(ArquillianExtension.class)
class DataOnlyEntityIT {

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String TYPES = "org/mzi/records/entity-types.json";
    private static final String MAPS = "org/mzi/mapping/default-maps.json";
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    private Startup startup;

    @Inject
    private Database database;

    @Deployment
    static WebArchive war() throws IOException {
        WebArchive war = ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/mzi.war"));
        war.delete("/" + CLASSES + TYPES);
        war.delete("/" + CLASSES + MAPS);
        return war.addClasses(DataOnlyEntityIT.class, Await.class)
                .add(new StringAsset(types()), CLASSES + TYPES)
                .add(new StringAsset(maps()), CLASSES + MAPS)
                .add(
                        new StringAsset(
                                """
                                create table rooms (like record_template including all, room_name text, price numeric);
                                create table if not exists registrations (like record_template including all,
                                    registration_number text, zoho_student_id text);
                                """),
                        CLASSES + "db/migration/V9000__test_types.sql");
    }

    private static String types() throws IOException {
        JsonArray known = (JsonArray) Json.parse(read(TYPES));
        var all = jakarta.json.Json.createArrayBuilder();
        known.forEach(type -> all.add(
                type.asJsonObject().getString("name").equals("registrations")
                        ? jakarta.json.Json.createObjectBuilder(type.asJsonObject())
                                .add("handled", true)
                                .build()
                        : type));
        all.add(
                Json.object(
                        """
                {"name": "rooms", "singular": "room", "title": "Rooms", "table": "rooms", "module": "Products",
                 "aliases": [], "parents": [], "moodle": false, "handled": true,
                 "events": {"room_updated": "UPSERT", "room_deleted": "DELETE"}}"""));
        return all.build().toString();
    }

    private static String maps() throws IOException {
        JsonObject known = Json.object(read(MAPS));
        JsonObject rooms = Json.object(
                """
                {"id": "zoho_room_id", "rules": [
                  {"attribute": "room_name", "zohoFields": ["Product_Name"], "extraction": "value"},
                  {"attribute": "price", "zohoFields": ["Program_Price"], "extraction": "number"}]}""");
        JsonObject entities = jakarta.json.Json.createObjectBuilder(known.getJsonObject("entities"))
                .add("rooms", rooms)
                .build();
        return jakarta.json.Json.createObjectBuilder(known)
                .add("entities", entities)
                .build()
                .toString();
    }

    private static String read(String resource) throws IOException {
        return Files.readString(Path.of("target", "classes").resolve(resource));
    }

    @Test
    void theWarIsDeployedWithItsDatabase() {
        Await.until(SOON, () -> startup.problem().toString(), startup::isReady);
        assertNotNull(database.read(handle ->
                handle.createQuery("select mzi_now()").mapTo(String.class).one()));
    }

    @Test
    @RunAsClient
    void anUnknownTypeIsStored(@ArquillianResource URL url) {
        String id = ContainerSettings.Suite.sandbox()
                .zoho()
                .put("Products", Map.of("Product_Name", "Laboratory", "Program_Price", 1234.5));
        webhook(url, "room_updated", id);
        Await.until(SOON, () -> "not stored", () -> "Laboratory".equals(column("select room_name from rooms", id)));
        assertEquals("1234.5", column("select price::text from rooms", id));
        ContainerSettings.Suite.sandbox().zoho().delete("Products", id);
        webhook(url, "room_deleted", id);
        Await.until(SOON, () -> "not deleted", () -> column("select deleted_at::text from rooms", id) != null);
    }

    @Test
    @RunAsClient
    void aTypeWithoutCodeReachesMoodle(@ArquillianResource URL url) {
        String student = ContainerSettings.Suite.sandbox().zoho().put("BTEC_Students", Map.of("Name", "A1"));
        String id = ContainerSettings.Suite.sandbox()
                .zoho()
                .put("BTEC_Registrations", Map.of("Name", "R-1", "Student_ID", student));
        webhook(url, "registration_created", id);
        Await.until(
                SOON,
                () -> "not in Moodle",
                () -> ContainerSettings.Suite.sandbox().moodle().record("registrations", id) != null);
        assertEquals(
                student,
                ContainerSettings.Suite.sandbox()
                        .moodle()
                        .record("registrations", id)
                        .getString("zoho_student_id"));
    }

    private static void webhook(URL url, String event, String id) {
        HttpResponse<String> answer = Bridge.untilTaken(() -> new Http(server(url))
                .post(
                        "/api/v1/webhooks/student-dashboard/" + event,
                        "{\"zoho_id\":\"" + id + "\"}",
                        "X-MZI-Token",
                        ContainerSettings.WEBHOOK_SECRET));
        assertEquals(202, answer.statusCode(), answer.body());
    }

    /** The context path that Arquillian made of the WAR's name, without a slash at the end. */
    private static URI server(URL url) {
        return URI.create(url.toString().replaceAll("/+$", ""));
    }

    private static String column(String select, String id) {
        try (Connection connection = ContainerSettings.Suite.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select + " where zoho_id = '" + id + "'")) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
