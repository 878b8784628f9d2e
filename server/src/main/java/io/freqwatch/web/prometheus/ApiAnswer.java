package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Response;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.storage.StorageException;
import java.io.IOException;
import java.util.List;

/** The envelope around every answer of Prometheus' HTTP API. */
final class ApiAnswer {
  private static final String JSON = "application/json";

  private ApiAnswer() {}

  /** Writes what stands in {@code data}. */
  @FunctionalInterface
  interface Data {
    void writeTo(JsonWriter json) throws IOException;
  }

  static Response of(Data data) {
    return of(data, List.of());
  }

  static Response of(Data data, List<String> warnings) {
    return of(data, warnings, List.of());
  }

  static Response of(Data data, List<String> warnings, List<String> infos) {
    return Response.stream(
        JSON,
        out -> {
          JsonWriter json = new JsonWriter(out);
          json.raw("{\"status\":\"success\",\"data\":");
          data.writeTo(json);
          if (!warnings.isEmpty()) {
            json.raw(",\"warnings\":").strings(warnings);
          }
          if (!infos.isEmpty()) {
            json.raw(",\"infos\":").strings(infos);
          }
          json.raw("}");
          json.flush();
        });
  }

  /** Nothing went wrong, and there is nothing to say. */
  static Response nothing() {
    return Response.status(204);
  }

  static Response error(ErrorType type, String message) {
    return Response.json(
            Json.bytes(
                Json.object()
                    .put("status", "error")
                    .put("errorType", type.text())
                    .put("error", message)))
        .withStatus(type.status());
  }

  /** What is wrong with a request that is not even looked at. */
  static Response refusal(int status, String message) {
    return error(ErrorType.BAD_DATA, message).withStatus(status);
  }

  /** The handler, with what it throws turned into the answers that clients know. */
  static Handler withErrors(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (ParameterException e) {
        return error(ErrorType.BAD_DATA, String.valueOf(e.getMessage()));
      } catch (ApiFailure e) {
        return error(e.type(), String.valueOf(e.getMessage()));
      } catch (PromqlException e) {
        return error(ErrorType.of(e), message(e));
      } catch (StorageException e) {
        return error(ErrorType.EXECUTION, String.valueOf(e.getMessage()));
      } catch (HttpRefusal e) {
        return error(ErrorType.BAD_DATA, String.valueOf(e.getMessage())).withStatus(e.status());
      }
    };
  }

  private static String message(PromqlException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof PromqlException.Syntax || e instanceof PromqlException.Invalid
        ? "invalid parameter \"query\": " + message
        : message;
  }
}
