package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.core.Silences;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.SilenceRefusedException;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Silences: made, listed, looked at, ended. Safe for use by many threads. */
final class SilencePaths {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Set<Matcher.Type> REGEX = Set.of(Matcher.Type.REGEX, Matcher.Type.NOT_REGEX);
  private static final Set<Matcher.Type> EQUAL = Set.of(Matcher.Type.REGEX, Matcher.Type.EQUAL);

  private final RouterLoop loop;

  SilencePaths(RouterLoop loop) {
    this.loop = loop;
  }

  /** The silence is on disk when this answers 200. */
  Response post(Request request) throws IOException, InterruptedException {
    Silence silence = SilenceBody.read(request);
    try {
      String id = loop.call((router, now) -> router.putSilence(silence, now));
      return Response.json(Json.bytes(Json.object().put("silenceID", id)));
    } catch (SilenceRefusedException e) {
      throw refusal(e);
    }
  }

  private static ApiRefusal refusal(SilenceRefusedException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case UNKNOWN -> ApiRefusal.of(404, "silence not found");
      case INVALID ->
          ApiRefusal.of(
              400,
              message.startsWith("invalid") ? message : "Failed to create silence: " + message);
      case NOT_KEPT -> ApiRefusal.of(500, message);
    };
  }

  Response list(Request request) throws InterruptedException {
    List<Matcher> filter = AlertFilter.matchers(request, "filter", "");
    ArrayNode list =
        loop.call(
            (router, now) -> {
              ArrayNode found = Json.array();
              router.silences().stream()
                  .filter(silence -> isWanted(silence, request, now) && matches(silence, filter))
                  .sorted(Silences.listed(now))
                  .forEach(silence -> found.add(silence(silence, now)));
              return found;
            });
    return Response.json(Json.bytes(list));
  }

  /** All of them, in the order of the API. */
  static ArrayNode list(AlertRouter router, Instant now) {
    ArrayNode all = Json.array();
    router.silences().stream()
        .sorted(Silences.listed(now))
        .forEach(silence -> all.add(silence(silence, now)));
    return all;
  }

  private static boolean isWanted(Silence silence, Request request, Instant now) {
    return AlertFilter.isOn(request, silence.stateAt(now).toString());
  }

  /** Matchers are compared with what a silence's matchers say, as though that were labels. */
  private static boolean matches(Silence silence, List<Matcher> filter) {
    Labels.Builder labels = Labels.builder();
    silence.matchers().list().forEach(each -> labels.set(each.name(), each.value()));
    return AlertFilter.matches(filter, labels.build());
  }

  Response one(Request request) throws InterruptedException {
    String id = id(request);
    List<ObjectNode> found =
        loop.call(
            (router, now) -> {
              List<ObjectNode> one = new ArrayList<>();
              router.silence(id).ifPresent(silence -> one.add(silence(silence, now)));
              return one;
            });
    if (found.isEmpty()) {
      throw ApiRefusal.notFound();
    }
    return Response.json(Json.bytes(found.getFirst()));
  }

  Response expire(Request request) throws InterruptedException {
    String id = id(request);
    try {
      String _ =
          loop.call(
              (router, now) -> {
                router.expireSilence(id, now);
                return id;
              });
      return Response.status(200);
    } catch (SilenceRefusedException e) {
      throw e.kind() == SilenceRefusedException.Kind.UNKNOWN ? ApiRefusal.notFound() : refusal(e);
    }
  }

  private static String id(Request request) {
    String id = request.pathParameter("id");
    if (!UUID.matcher(id).matches()) {
      throw ApiRefusal.unprocessable(
          ApiRefusal.WRONG_FORM, "silenceID in path must be of type uuid: \"" + id + "\"");
    }
    return id;
  }

  private static ObjectNode silence(Silence silence, Instant now) {
    ObjectNode node = Json.object().put("id", silence.id());
    node.putObject("status").put("state", silence.stateAt(now).toString());
    node.put("updatedAt", Times.text(silence.updatedAt()));
    if (!silence.annotations().isEmpty()) {
      node.set("annotations", AlertPaths.texts(silence.annotations()));
    }
    node.put("comment", silence.comment())
        .put("createdBy", silence.createdBy())
        .put("endsAt", Times.text(silence.endsAt()));
    ArrayNode matchers = node.putArray("matchers");
    for (Matcher matcher : silence.matchers().list()) {
      matchers
          .addObject()
          .put("isEqual", EQUAL.contains(matcher.type()))
          .put("isRegex", REGEX.contains(matcher.type()))
          .put("name", matcher.name())
          .put("value", matcher.value());
    }
    return node.put("startsAt", Times.text(silence.startsAt()));
  }
}
