package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.config.Settings;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Mattermost, by an incoming webhook. Source: Mattermost's developer documentation. */
final class MattermostChannel implements Channel {
  private static final Packer.Limits LIMITS = new Packer.Limits(16_383, 2);
  private static final String DETAILS = "{{ template \"freqwatch.details\" . }}";

  private final Settings settings;
  private final Words words;
  private final AttachmentText attachments;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  MattermostChannel(Settings settings, NotificationTemplates templates, Peer peer, Clock clock) {
    this.settings = settings;
    this.words = new Words(templates);
    this.attachments = new AttachmentText(words, settings);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "mattermost";
  }

  @Override
  public String destination() {
    Credential url = settings.credential("webhook_url").orElse(Credential.of(""));
    return "mattermost " + Destinations.shown(url);
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    return series.send(
        words.packed(message, DETAILS, LIMITS),
        key,
        deadline,
        (text, index, left) -> post(body(message, text, index), left));
  }

  private ObjectNode body(Message message, String details, int index) {
    ObjectNode body = Json.object();
    attachments.put(body, message, "channel", "username", "icon_url", "icon_emoji");
    if (index == 0) {
      String text = words.small(message, settings.text("text"));
      body.put("text", Texts.shortened(text, LIMITS.length()));
    }
    ObjectNode attachment = body.putArray("attachments").addObject();
    attachments.put(
        attachment,
        message,
        "fallback",
        "color",
        "pretext",
        "author_name",
        "author_link",
        "author_icon",
        "title_link",
        "thumb_url",
        "footer",
        "footer_icon",
        "image_url");
    attachment.put("text", details);
    attachments.putFields(attachment, message);
    return body;
  }

  private Outcome post(ObjectNode body, Duration deadline) {
    try {
      String url = settings.credential("webhook_url").orElseThrow().read().reveal();
      URI uri = URI.create(url.strip());
      return peer.postJson(
          uri, Json.bytes(body), deadline, answer -> Judgement.of(answer, clock.now()));
    } catch (IOException | IllegalArgumentException ignored) { // its message could show the secret
      return Peer.noAddress();
    }
  }
}
