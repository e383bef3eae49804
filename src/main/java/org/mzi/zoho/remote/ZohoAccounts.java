package org.mzi.zoho.remote;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Zoho's token endpoint. Secrets go into the body, because addresses end up in access logs. */
@Produces(MediaType.APPLICATION_JSON)
interface ZohoAccounts {

    @POST
    @Path("/oauth/v2/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response token(
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("refresh_token") String refreshToken);
}
