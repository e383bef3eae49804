package org.mzi.zoho.remote;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The calls of Zoho CRM's REST API v8 that are used. Every status comes back as a response. */
@Produces(MediaType.APPLICATION_JSON)
public interface ZohoApi {

    @GET
    @Path("/crm/v8/{module}")
    Response records(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("module") String module,
            @QueryParam("ids") String ids,
            @QueryParam("fields") String fields);

    @GET
    @Path("/crm/v8/{module}/{id}")
    Response record(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("module") String module,
            @PathParam("id") String id);

    @GET
    @Path("/crm/v8/{module}/{id}/actions/fetch_full_data")
    Response fullData(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("module") String module,
            @PathParam("id") String id,
            @QueryParam("fields") String fields);

    /** @param since ISO 8601 with offset and without fractions of a second, or null */
    /** @param rows {@code {"data": [{"id": …}], "trigger": []}} */
    @PUT
    @Path("/crm/v8/{module}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response update(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("module") String module,
            String rows);

    /** @param query {@code {"select_query": …}} */
    @POST
    @Path("/crm/v8/coql")
    @Consumes(MediaType.APPLICATION_JSON)
    Response coql(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String query);

    @GET
    @Path("/crm/v8/{module}/deleted")
    Response deleted(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @HeaderParam(HttpHeaders.IF_MODIFIED_SINCE) String since,
            @PathParam("module") String module,
            @QueryParam("type") String type,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage);

    @GET
    @Path("/crm/v8/settings/fields")
    Response fields(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @QueryParam("module") String module);

    @GET
    @Path("/crm/v8/users")
    Response users(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @QueryParam("type") String type);

    @GET
    @Path("/crm/v8/settings/modules")
    Response modules(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("/crm/v8/actions/watch")
    Response channels(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage);

    @POST
    @Path("/crm/v8/actions/watch")
    @Consumes(MediaType.APPLICATION_JSON)
    Response subscribe(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String body);

    @PUT
    @Path("/crm/v8/actions/watch")
    @Consumes(MediaType.APPLICATION_JSON)
    Response resubscribe(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String body);

    @DELETE
    @Path("/crm/v8/actions/watch")
    Response unsubscribe(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @QueryParam("channel_ids") String ids);

    /** @param kind {@code webhooks} or {@code workflow_rules}, in all calls of automation */
    @GET
    @Path("/crm/v8/settings/automation/{kind}")
    Response automation(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("kind") String kind,
            @QueryParam("page") int page,
            @QueryParam("per_page") int perPage);

    @GET
    @Path("/crm/v8/settings/automation/{kind}/{id}")
    Response automation(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("kind") String kind,
            @PathParam("id") String id);

    @POST
    @Path("/crm/v8/settings/automation/{kind}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response createAutomation(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("kind") String kind, String body);

    @PUT
    @Path("/crm/v8/settings/automation/{kind}/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response changeAutomation(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            String body);

    @DELETE
    @Path("/crm/v8/settings/automation/{kind}/{id}")
    Response removeAutomation(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("kind") String kind,
            @PathParam("id") String id);
}
