package org.mzi.moodle;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Moodle's REST server. Made with {@link org.eclipse.microprofile.rest.client.RestClientBuilder} because its address can
 * change at run time.
 */
interface MoodleRest {

    /**
     * @param form an encoded form, as one text because the order of its fields matters
     * @return the body of an answer with status 200; any other status is a {@link org.mzi.platform.Failure}
     */
    @POST
    @Path("webservice/rest/server.php")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    String call(String form);
}
