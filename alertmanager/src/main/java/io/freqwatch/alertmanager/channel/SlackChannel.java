package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.alertmanager.config.Settings;
import io.freqwatch.codec.Json;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack, by an incoming webhook or as an app, with an attachment. An app is answered with 200 also
 * where it is refused. Source: Slack's API documentation.
 */
final class SlackChannel implements Channel {
  private static final Packer.Limits LIMITS = new Packer.Limits(12_000, 3);
  private static final int MAX_TITLE = 1024;

  private final Settings settings;
  private final Words words;
  private final AttachmentText attachments;
  private final Peer peer;
  private final Clock clock;
  private final Series series;

  SlackChannel(Settings settings, NotificationTemplates templates, Peer peer, Clock clock) {
    this.settings = settings;
    this.words = new Words(templates);
    this.attachments = new AttachmentText(words, settings);
    this.peer = peer;
    this.clock = clock;
    this.series = new Series(clock);
  }

  @Override
  public String kind() {
    return "slack";
  }

  @Override
  public String destination() {
    Credential secret = settings.credential("api_url").or(this::token).orElse(Credential.of(""));
    return "slack " + Destinations.shown(secret);
  }

  private Optional<Credential> token() {
    return settings.credential("app_token");
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    return series.send(
        words.packed(message, settings.text("text"), LIMITS),
        key,
        deadline,
        (text, index, left) -> post(body(message, text, index), shorter(left)));
  }

  private Duration shorter(Duration deadline) {
    Duration timeout = settings.duration("timeout").orElse(deadline);
    return timeout.isPositive() && timeout.compareTo(deadline) < 0 ? timeout : deadline;
  }

  private ObjectNode body(Message message, String text, int index) {
    ObjectNode body = Json.object();
    attachments.put(body, message, "channel", "username", "icon_emoji", "icon_url");
    if (settings.flag("link_names")) {
      body.put("link_names", true);
    }
    String above = words.small(message, settings.text("message_text"));
    if (!above.isEmpty() && index == 0) {
      body.put("text", above);
    }
    attachment(body.putArray("attachments").addObject(), message, text, index);
    return body;
  }

  private void attachment(ObjectNode attachment, Message message, String text, int index) {
    if (index == 0) {
      attachment.put("title", words.title(message, settings.text("title"), MAX_TITLE));
      attachments.put(attachment, message, "title_link", "pretext", "image_url", "thumb_url");
      attachments.putFields(attachment, message);
    }
    attachments.put(attachment, message, "fallback", "callback_id", "footer", "color");
    attachment.put("text", text);
    List<String> formatted = settings.texts("mrkdwn_in");
    (formatted.isEmpty() ? List.of("fallback", "pretext", "text") : formatted)
        .forEach(attachment.withArray("mrkdwn_in")::add);
    actions(attachment, message, index);
  }

  private void actions(ObjectNode attachment, Message message, int index) {
    for (Settings action : index == 0 ? settings.parts("actions") : List.<Settings>of()) {
      ObjectNode each = attachment.withArray("actions").addObject();
      new AttachmentText(words, action)
          .put(each, message, "type", "text", "url", "style", "name", "value");
    }
  }

  private Outcome post(ObjectNode body, Duration deadline) {
    try {
      return peer.call(call(body), deadline, this::judge);
    } catch (IOException | IllegalArgumentException ignored) { // its message could show the secret
      return Peer.noAddress();
    }
  }

  private HttpCall call(ObjectNode body) throws IOException {
    if (token().isPresent()) {
      URI uri = URI.create(settings.text("app_url"));
      return HttpCall.post(uri, "application/json", Json.bytes(body))
          .withBearer(token().get().read());
    }
    String url = settings.credential("api_url").orElseThrow().read().reveal();
    return HttpCall.post(URI.create(url.strip()), "application/json", Json.bytes(body));
  }

  private Outcome judge(HttpAnswer answer) {
    boolean refused = answer.isSuccess() && !Judgement.json(answer).path("ok").asBoolean(true);
    return refused
        ? new Outcome.Rejected(Reason.CLIENT_ERROR, Judgement.why(answer))
        : Judgement.of(answer, clock.now(), _ -> 0, body -> body.path("ts").asString(""));
  }
}
