package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where browsers subscribe to channels of Web Push and leave them again. No answer shows where a
 * browser is told, since whoever knows that may try to tell it something. Safe for use by many
 * threads.
 */
public final class PushPaths {
  private static final String PATH = ChannelRelay.PATH + "/browsers";
  private static final String JSON = "application/json";
  private static final int MAX_ENDPOINT = 2_048;

  private final Map<String, PushDesk> desks;

  /**
   * @param desks by the names of their channels
   */
  public PushPaths(Map<String, PushDesk> desks) {
    this.desks = Map.copyOf(desks);
  }

  /** Adds the paths. */
  public Router on(Router routes) {
    return routes.get(PATH, this::show).post(PATH, this::add).delete(PATH, this::remove);
  }

  private Response show(Request request) {
    PushDesk desk = desks.get(request.pathParameter("name"));
    return desk == null
        ? unknown(request)
        : Response.json(
            Json.bytes(
                Json.object()
                    .put("publicKey", desk.identity().publicKey())
                    .put("browsers", desk.all().size())));
  }

  private Response add(Request request) throws IOException {
    PushDesk desk = desks.get(request.pathParameter("name"));
    if (desk == null) {
      return unknown(request);
    }
    try {
      PushSubscription browser = PushSubscription.parse(body(request));
      requireHttps(browser.endpoint());
      desk.add(browser);
      return Response.json(Json.bytes(Json.object().put("browsers", desk.all().size())))
          .withStatus(201);
    } catch (IllegalArgumentException | JsonException e) {
      return Response.error(400, String.valueOf(e.getMessage()));
    }
  }

  private Response remove(Request request) throws IOException {
    PushDesk desk = desks.get(request.pathParameter("name"));
    if (desk == null) {
      return unknown(request);
    }
    try {
      URI endpoint = URI.create(body(request).path("endpoint").asString(""));
      return desk.remove(endpoint)
          ? Response.status(204)
          : Response.error(404, "this browser is not subscribed");
    } catch (IllegalArgumentException | JsonException e) {
      return Response.error(400, String.valueOf(e.getMessage()));
    }
  }

  /** JSON alone, which a page of another site cannot send without asking. */
  private static JsonNode body(Request request) throws IOException {
    if (!request.header("Content-Type").orElse("").startsWith(JSON)) {
      throw new IllegalArgumentException("expected the content type " + JSON);
    }
    return Json.parse(request.body());
  }

  private static void requireHttps(URI endpoint) {
    if (!"https".equals(endpoint.getScheme())
        || endpoint.getHost() == null
        || endpoint.toString().length() > MAX_ENDPOINT) {
      throw new IllegalArgumentException(
          "endpoint: expected an https address of at most " + MAX_ENDPOINT + " characters");
    }
  }

  private static Response unknown(Request request) {
    return Response.error(
        404, "there is no channel of Web Push named " + request.pathParameter("name"));
  }
}
