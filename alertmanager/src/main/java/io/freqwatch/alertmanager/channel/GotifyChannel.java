package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Gotify, by a message of an application. Source: Gotify's API documentation. */
final class GotifyChannel implements Channel {
  private static final Packer.Limits LIMITS = new Packer.Limits(8000, 4);
  private static final int MAX_TITLE = 240;

  private final ExtraChannel.Gotify options;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  GotifyChannel(
      ExtraChannel.Gotify options, NotificationTemplates templates, Peer peer, Clock clock) {
    this.options = options;
    this.words = new Words(templates);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "gotify";
  }

  @Override
  public String destination() {
    return "gotify " + options.url().getHost() + " " + Destinations.shown(options.token());
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    return series.send(
        words.packed(message, "{{ template \"freqwatch.details\" . }}", LIMITS),
        key,
        deadline,
        (text, index, left) -> post(message, text, left));
  }

  private Outcome post(Message message, String text, Duration deadline) {
    ObjectNode body = Json.object();
    body.put("title", words.title(message, "", MAX_TITLE));
    body.put("message", text);
    body.put("priority", priority(message));
    try {
      URI uri = URI.create(options.url().toString().replaceFirst("/$", "") + "/message");
      HttpCall call =
          HttpCall.post(uri, "application/json", Json.bytes(body))
              .withHeader("X-Gotify-Key", options.token().read().reveal());
      return peer.call(call, deadline, answer -> Judgement.of(answer, clock.now()));
    } catch (IOException e) {
      return Peer.unreadable(e);
    }
  }

  /** From 8 on the phone makes itself heard, below 4 it only shows. */
  private static int priority(Message message) {
    return switch (Severity.of(message)) {
      case CRITICAL -> 9;
      case WARNING -> 6;
      case INFO -> 4;
      case OVER -> 2;
    };
  }
}
