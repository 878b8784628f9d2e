package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Telegram's rules for {@code sendMessage}: token, chat, length, and the tags of its HTML. */
final class FakeTelegram {
  static final String TOKEN = "123456:ABC-secret";
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z-]+)((?: [^>]*)?)>");
  private static final Set<String> TAGS =
      Set.of("b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote");

  private FakeTelegram() {}

  static FakeProvider start() {
    return new FakeProvider(FakeTelegram::answer);
  }

  static Response tooManyRequests(int seconds) {
    return Response.json(
            "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after "
                + seconds
                + "\",\"parameters\":{\"retry_after\":"
                + seconds
                + "}}")
        .withStatus(429);
  }

  private static Response answer(Request request) throws IOException {
    if (!request.path().equals("/bot" + TOKEN + "/sendMessage")) {
      return refusal(404, "Not Found");
    }
    JsonNode body = Json.parse(request.body());
    if (body.path("chat_id").asLong(0) != -100L) {
      return refusal(400, "Bad Request: chat not found");
    }
    String text = body.path("text").asString("");
    boolean html = body.path("parse_mode").asString("").equals("HTML");
    if (html && !isWellFormed(text)) {
      return refusal(400, "Bad Request: can't parse entities: unsupported or unclosed tag");
    }
    String visible = html ? Texts.visible(text) : text;
    if (visible.isBlank()) {
      return refusal(400, "Bad Request: message text is empty");
    }
    return visible.length() > 4096
        ? refusal(400, "Bad Request: message is too long")
        : Response.json("{\"ok\":true,\"result\":{\"message_id\":77}}");
  }

  private static Response refusal(int status, String description) {
    return Response.json(
            "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}")
        .withStatus(status);
  }

  private static boolean isWellFormed(String text) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(text);
    while (tag.find()) {
      boolean closes = !tag.group(1).isEmpty();
      if (!TAGS.contains(tag.group(2)) || (closes && !tag.group(2).equals(open.poll()))) {
        return false;
      }
      if (!closes) {
        open.push(tag.group(2));
      }
    }
    String rest = TAG.matcher(text).replaceAll("");
    return open.isEmpty() && !rest.contains("<") && !rest.contains(">");
  }
}
