package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.codec.Json;
import io.freqwatch.gotemplate.parse.TemplateException;
import io.freqwatch.gotemplate.value.GoJson;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpCall;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook of Alertmanager's version 4: the whole message as JSON, or what a payload of templates
 * makes of it. The header {@code Idempotency-Key} lets the far side drop a second copy.
 */
final class WebhookChannel implements Channel {
  private static final String TYPE = "application/json";

  private final WebhookOptions options;
  private final NotificationTemplates templates;
  private final Peer peer;
  private final Clock clock;

  /**
   * Where a webhook goes.
   *
   * @param url may be a template
   * @param maxAlerts 0 for no limit
   * @param timeout of one attempt, beside the deadline
   * @param payload in place of the usual JSON; its texts are templates
   */
  record WebhookOptions(
      Credential url, long maxAlerts, Optional<Duration> timeout, Optional<JsonNode> payload) {}

  WebhookChannel(WebhookOptions options, NotificationTemplates templates, Peer peer, Clock clock) {
    this.options = options;
    this.templates = templates;
    this.peer = peer;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public String destination() {
    return "webhook " + Destinations.shown(options.url());
  }

  @Override
  public Outcome send(Message message, DeliveryKey key, Duration deadline) {
    try {
      String url = templates.of(message).text(options.url().read().reveal());
      HttpCall call = call(url.strip(), body(message)).withHeader("Idempotency-Key", key.text());
      return peer.call(call, shorter(deadline), answer -> Judgement.of(answer, clock.now()));
    } catch (IOException e) {
      return Peer.unreadable(e);
    } catch (TemplateException e) {
      return new Outcome.Rejected(Reason.OTHER, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException ignored) { // its message would show the secret
      return new Outcome.Rejected(Reason.OTHER, "the address of the webhook is no URL");
    }
  }

  /** A user and a password in the address log in, as everywhere else. */
  private static HttpCall call(String url, byte[] body) {
    String login = URI.create(url).getUserInfo();
    if (login == null) {
      return HttpCall.post(URI.create(url), TYPE, body);
    }
    String[] parts = login.split(":", 2);
    URI uri = URI.create(url.replaceFirst("//[^/@]*@", "//"));
    return HttpCall.post(uri, TYPE, body)
        .withBasic(parts[0], Secret.of(parts.length > 1 ? parts[1] : ""));
  }

  private Duration shorter(Duration deadline) {
    Duration timeout = options.timeout().orElse(deadline);
    return timeout.isPositive() && timeout.compareTo(deadline) < 0 ? timeout : deadline;
  }

  private byte[] body(Message message) {
    long max = options.maxAlerts();
    int all = message.alerts().size();
    int kept = max > 0 && max < all ? (int) max : all;
    Message shown = message.withAlerts(message.alerts().subList(0, kept));
    if (options.payload().isPresent()) {
      return Json.bytes(PayloadTemplate.fill(options.payload().get(), templates.of(shown)));
    }
    return withEnvelope(GoJson.write(MessageData.of(shown)), message, all - kept)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String withEnvelope(String data, Message message, int truncated) {
    ObjectNode envelope = Json.object();
    envelope.put("version", "4");
    envelope.put("groupKey", message.groupKey());
    envelope.put("truncatedAlerts", truncated);
    return data.substring(0, data.length() - 1) + "," + Json.text(envelope).substring(1);
  }
}
