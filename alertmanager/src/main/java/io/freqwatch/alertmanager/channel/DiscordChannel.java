package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Discord, by a webhook with an embed. Mentions in labels call nobody. Source: Discord's developer
 * documentation.
 */
final class DiscordChannel implements Channel {
  private static final Packer.Limits DESCRIPTION = new Packer.Limits(4096, 3);
  private static final int MAX_TITLE = 256;
  private static final int MAX_CONTENT = 2000;
  private static final int MAX_NAME = 80;
  private static final int RED = 0xc62828;
  private static final int GREEN = 0x2e7d32;

  private final DiscordOptions options;
  private final Words words;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  /**
   * A webhook and the templates of what is sent there.
   *
   * @param content above the embed; mostly empty
   */
  record DiscordOptions(
      Credential url,
      String content,
      String title,
      String message,
      String username,
      String avatarUrl) {}

  DiscordChannel(DiscordOptions options, NotificationTemplates templates, Peer peer, Clock clock) {
    this.options = options;
    this.words = new Words(templates);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "discord";
  }

  @Override
  public String destination() {
    return "discord " + Destinations.shown(options.url());
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    return series.send(
        words.packed(message, options.message(), DESCRIPTION),
        key,
        deadline,
        (text, index, left) -> post(body(message, text, index), left));
  }

  private ObjectNode body(Message message, String text, int index) {
    ObjectNode body = Json.object();
    body.put("content", content(message, index));
    String name = words.small(message, options.username());
    putUnlessEmpty(body, "username", Texts.shortened(name, MAX_NAME));
    putUnlessEmpty(body, "avatar_url", words.small(message, options.avatarUrl()));
    body.putObject("allowed_mentions").putArray("parse");
    ObjectNode embed = body.putArray("embeds").addObject();
    if (index == 0) {
      embed.put("title", words.title(message, options.title(), MAX_TITLE));
    }
    embed.put("description", text);
    embed.put("color", message.firing().isEmpty() ? GREEN : RED);
    return body;
  }

  private String content(Message message, int index) {
    return index > 0 ? "" : Texts.shortened(words.small(message, options.content()), MAX_CONTENT);
  }

  private static void putUnlessEmpty(ObjectNode body, String name, String value) {
    if (!value.isEmpty()) {
      body.put(name, value);
    }
  }

  private Outcome post(ObjectNode body, Duration deadline) {
    try {
      String url = options.url().read().reveal().strip();
      URI uri = URI.create(url + (url.contains("?") ? "&" : "?") + "wait=true");
      return peer.postJson(uri, Json.bytes(body), deadline, this::judge);
    } catch (IOException | IllegalArgumentException ignored) { // its message could show the secret
      return Peer.noAddress();
    }
  }

  /** Discord says in the body, to the millisecond, how long it wants to be left alone. */
  private Outcome judge(HttpAnswer answer) {
    return Judgement.of(
        answer,
        clock.now(),
        body -> body.path("retry_after").asDouble(0),
        body -> body.path("id").asString(""));
  }
}
