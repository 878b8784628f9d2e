package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * ntfy, by JSON to the server's root. The limit is in bytes: what is longer would arrive as a file.
 * Source: ntfy's documentation on publishing.
 */
final class NtfyChannel implements Channel {
  private static final Packer.Limits LIMITS = new Packer.Limits(4000, 4);
  private static final int MAX_TITLE = 240;
  private static final int URGENT = 5;
  private static final int HIGH = 4;
  private static final int DEFAULT = 3;
  private static final int LOW = 2;

  private final ExtraChannel.Ntfy options;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  NtfyChannel(ExtraChannel.Ntfy options, NotificationTemplates templates, Peer peer, Clock clock) {
    this.options = options;
    this.words = new Words(templates);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "ntfy";
  }

  @Override
  public String destination() {
    return "ntfy " + options.url().getHost() + "/" + options.topic();
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    return series.send(
        texts(message), key, deadline, (text, index, left) -> post(message, text, left));
  }

  private List<String> texts(Message message) {
    return new Packer(
            message,
            some -> words.text(some, "{{ template \"freqwatch.details\" . }}"),
            text -> text.getBytes(StandardCharsets.UTF_8).length,
            LIMITS)
        .pack(
            count -> Words.more(count, message),
            some -> Texts.shortened(words.text(some, ""), LIMITS.length() / 4));
  }

  private Outcome post(Message message, String text, Duration deadline) {
    ObjectNode body = Json.object();
    body.put("topic", options.topic());
    body.put("title", words.title(message, "", MAX_TITLE));
    body.put("message", text);
    body.put("priority", priority(message));
    body.putArray("tags").add(message.firing().isEmpty() ? "white_check_mark" : "rotating_light");
    String link = words.small(message, "{{ template \"freqwatch.url\" . }}");
    if (!link.isEmpty()) {
      body.put("click", link);
    }
    try {
      HttpCall call = HttpCall.post(root(), "application/json", Json.bytes(body));
      return peer.call(authorized(call), deadline, a -> Judgement.of(a, clock.now()));
    } catch (IOException e) {
      return Peer.unreadable(e);
    }
  }

  private URI root() {
    String url = options.url().toString();
    return URI.create(url.endsWith("/") ? url : url + "/");
  }

  private HttpCall authorized(HttpCall call) throws IOException {
    return options.token().isEmpty() ? call : call.withBearer(options.token().get().read());
  }

  private static int priority(Message message) {
    return switch (Severity.of(message)) {
      case CRITICAL -> URGENT;
      case WARNING -> HIGH;
      case INFO -> DEFAULT;
      case OVER -> LOW;
    };
  }
}
