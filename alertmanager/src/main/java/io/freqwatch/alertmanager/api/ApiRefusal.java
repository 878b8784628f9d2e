package io.freqwatch.alertmanager.api;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Response;

/**
 * An answer other than 200. Alertmanager's own refusals are a bare JSON text; those of the
 * framework below it, which checks the form of a request, are an object with a code.
 */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Codes of form in Swagger's framework, which come under status 422. */
  static final int WRONG_FORM = 601;

  static final int REQUIRED = 602;
  static final int TOO_FEW = 612;

  private final transient Response response;

  private ApiRefusal(String message, Response response) {
    super(message);
    this.response = response;
  }

  /** Of Alertmanager's own. */
  static ApiRefusal of(int status, String message) {
    return new ApiRefusal(
        message, Response.json(Json.bytes(Json.array().stringNode(message))).withStatus(status));
  }

  /** On a path that Alertmanager does not have: an object with the text under {@code error}. */
  static ApiRefusal ofOwn(int status, String message) {
    return new ApiRefusal(message, Response.error(status, message));
  }

  /** Of the framework. */
  static ApiRefusal ofForm(int status, int code, String message) {
    return new ApiRefusal(message, form(status, code, message));
  }

  /** A missing or wrong value within a body that is JSON. */
  static ApiRefusal unprocessable(int code, String message) {
    return ofForm(422, code, message);
  }

  static ApiRefusal notFound() {
    return new ApiRefusal("not found", Response.status(404));
  }

  static Response form(int status, int code, String message) {
    return Response.json(Json.bytes(Json.object().put("code", code).put("message", message)))
        .withStatus(status);
  }

  Response response() {
    return response;
  }
}
