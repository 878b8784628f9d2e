package io.freqwatch.freqtrade.simulator;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Response;
import tools.jackson.databind.node.ArrayNode;
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
    /** {@code {"detail": [{type, loc, msg, input, ctx?}]}}; the message holds the list. */
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

  /** The process runs in a mode that does not have it. */
  static ApiException wrongState(Dialect dialect) {
    return dialect.isNew()
        ? detail(503, "Bot is not in the correct state.")
        : rpc("Bot is not in the correct state");
  }

  /** Values of the request are missing or of the wrong type. */
  static ApiException invalid(Complaint... complaints) {
    ArrayNode list = Json.array();
    for (Complaint complaint : complaints) {
      list.add(complaint.toNode());
    }
    return new ApiException(422, Shape.VALIDATION, Json.text(list));
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
