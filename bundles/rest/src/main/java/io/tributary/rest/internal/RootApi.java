package io.tributary.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;

/** The addresses that lead to the sections. An interface, because only interfaces can be exported as remote services. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface RootApi {
    /** What is served at this moment. */
    @GET
    Index index();

    /** The OpenAPI 3 description of what is served at this moment. */
    @GET
    @Path("openapi.json")
    JsonNode openApi();

    @Path("{section}")
    Object section(@PathParam("section") String section, @Context HttpServletRequest request);

    @Path("accounts/{account}/{section}")
    Object accountSection(
            @PathParam("account") String account,
            @PathParam("section") String section,
            @Context HttpServletRequest request);

    @Path("accounts/{account}/stores/{store}/{section}")
    Object storeSection(
            @PathParam("account") String account,
            @PathParam("store") String store,
            @PathParam("section") String section,
            @Context HttpServletRequest request);
}
