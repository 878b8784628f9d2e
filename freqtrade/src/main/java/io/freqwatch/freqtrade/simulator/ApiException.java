package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is an error, in one of the shapes Freqtrade has for them. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Which shape. */
  private enum Shape {
    /** {@code {"error": "Error querying <path>: <message>"}}. */
    RPC,
    /** {@code {"detail": "<message>"}}. */
    DETAIL,
    /** {@code {"detail": [{type, loc, msg, input}]}}; the message holds the list. */
    VALIDATION
  }

  private final int status;
  private final Shape shape;

  private ApiException(int status, Shape shape, String message) {
    super(message, null, false, false);
    this.status = status;
    this.shape = shape;
  }

  /** The bot refuses to do it. */
  static ApiException rpc(String message) {
    return new ApiException(502, Shape.RPC, message);
  }

  static ApiException detail(int status, String message) {
    return new ApiException(status, Shape.DETAIL, message);
  }

  /** There is no bot behind the API, or it is the wrong mode. */
  static ApiException wrongState(Dialect dialect) {
    return dialect.isNew()
        ? detail(503, "Bot is not in the correct state.")
        : rpc("Bot is not in the correct state");
  }

  /** A value of the request is missing or of the wrong type. */
  static ApiException invalid(
      String type, String where, String name, String message, String input) {
    ObjectNode problem = Json.object().put("type", type);
    problem.putArray("loc").add(where).add(name);
    problem.put("msg", message).put("input", input);
    return new ApiException(422, Shape.VALIDATION, Json.text(Json.array().add(problem)));
  }

  static ApiException missing(String where, String name) {
    return invalid("missing", where, name, "Field required", "");
  }

  static ApiException notWhole(String where, String name, String input) {
    String message = "Input should be a valid integer, unable to parse string as an integer";
    return invalid("int_parsing", where, name, message, input);
  }

  Response answer(String path) {
    String message = String.valueOf(getMessage());
    ObjectNode body = Json.object();
    switch (shape) {
      case RPC -> body.put("error", "Error querying " + path + ": " + message);
      case DETAIL -> body.put("detail", message);
      case VALIDATION -> body.set("detail", Json.parse(message));
    }
    return Response.json(Json.bytes(body)).withStatus(status);
  }
}
