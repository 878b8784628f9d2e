package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Matrix, by events of a room. The transaction of each event is that of the delivery, so that a
 * second attempt makes no second message. Source: the Matrix client-server API.
 */
final class MatrixChannel implements Channel {
  private static final Packer.Limits LIMITS = new Packer.Limits(12_000, 3);
  private static final double MILLIS = 1000;

  private final ExtraChannel.Matrix options;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  MatrixChannel(
      ExtraChannel.Matrix options, NotificationTemplates templates, Peer peer, Clock clock) {
    this.options = options;
    this.words = new Words(templates);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "matrix";
  }

  @Override
  public String destination() {
    return "matrix " + options.url().getHost() + " " + Destinations.shown(options.token());
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    return series.send(
        words.packed(message, "{{ template \"freqwatch.text\" . }}", LIMITS),
        key,
        deadline,
        (text, index, left) -> put(text, key.text() + "-" + index, left));
  }

  private Outcome put(String text, String transaction, Duration deadline) {
    ObjectNode body = Json.object().put("msgtype", "m.text").put("body", text);
    String room = URLEncoder.encode(options.room(), StandardCharsets.UTF_8);
    String path = "/_matrix/client/v3/rooms/" + room + "/send/m.room.message/" + transaction;
    try {
      URI uri = URI.create(options.url().toString().replaceFirst("/$", "") + path);
      HttpCall call =
          HttpCall.of("PUT", uri, Json.bytes(body))
              .withHeader("Content-Type", "application/json")
              .withBearer(options.token().read());
      return peer.call(call, deadline, this::judge);
    } catch (IOException e) {
      return Peer.unreadable(e);
    }
  }

  private Outcome judge(HttpAnswer answer) {
    return Judgement.of(
        answer,
        clock.now(),
        body -> body.path("retry_after_ms").asDouble(0) / MILLIS,
        body -> body.path("event_id").asString(""));
  }
}
