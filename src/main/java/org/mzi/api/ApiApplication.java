package org.mzi.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Root of all JAX-RS resources of the application; they are found, not listed. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "MZI administration API",
                        version = "1",
                        description =
                                "Looks after the bridge between Zoho CRM and Moodle. Errors are RFC 9457 problems "
                                        + "(application/problem+json); programs key on their member code."),
        servers = @Server(url = "/", description = "This server"),
        tags = {
            @Tag(name = "events", description = "What was received, what became of it, and what to do about it"),
            @Tag(name = "records", description = "Looking at records, and sending them, once more"),
            @Tag(name = "persons", description = "Erasing what is stored about a student"),
            @Tag(name = "set-up", description = "What is registered in Zoho, so that it tells of changes"),
            @Tag(name = "health", description = "How the bridge is")
        })
@SecurityScheme(
        securitySchemeName = ApiApplication.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The value of ADMIN_TOKEN")
public class ApiApplication extends Application {

    /** Name of the security scheme in the OpenAPI document. */
    public static final String TOKEN = "adminToken";

    /** OpenAPI describes the resources; Jersey's own description would name what is not for callers. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
