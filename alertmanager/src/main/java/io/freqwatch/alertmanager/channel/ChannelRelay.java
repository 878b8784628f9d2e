package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Takes webhooks of Alertmanager for channels that alertmanager.yml does not know, by their names:
 * {@code POST /channels/{name}}. So a standard file reaches them, also that of a real Alertmanager.
 * Answers 200 once the provider has the message, 503 where it is to be sent again, since that is
 * what Alertmanager sends again for, and 422 where that would be in vain.
 */
public final class ChannelRelay implements Handler {
  /** Where the relay is to be routed. */
  public static final String PATH = "/channels/{name}";

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Pages of other sites cannot send it without asking, so none can make a phone ring. */
  private static final String JSON = "application/json";

  private static final String KEY_HEADER = "Idempotency-Key";
  private static final String KEY_FORM = "[A-Za-z0-9-]{1,64}";

  private final Map<String, Channel> channels;
  private final Supplier<String> keys;
  private final Clock clock;

  /**
   * @param channels by name
   * @param keys makes names of deliveries, for senders that give none
   */
  public ChannelRelay(Map<String, Channel> channels, Supplier<String> keys, Clock clock) {
    this.channels = Map.copyOf(channels);
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Response handle(Request request) throws IOException {
    String name = request.pathParameter("name");
    Channel channel = channels.get(name);
    if (channel == null) {
      return Response.error(404, "there is no channel " + name + " in freqwatch.yml");
    }
    if (!request.header("Content-Type").orElse("").startsWith(JSON)) {
      return Response.error(415, "expected the content type " + JSON);
    }
    try {
      Message message = WebhookMessage.parse(request.body(), clock.now());
      return response(channel.send(message, key(request), DEADLINE));
    } catch (IllegalArgumentException e) {
      return Response.error(400, String.valueOf(e.getMessage()));
    }
  }

  private DeliveryKey key(Request request) {
    String given = request.header(KEY_HEADER).orElse("");
    return new DeliveryKey(given.matches(KEY_FORM) ? given : keys.get());
  }

  private static Response response(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> Response.json("{\"status\":\"delivered\"}");
      case Outcome.Retry retry ->
          Response.error(503, retry.why())
              .withHeader("Retry-After", Long.toString(Math.max(1, retry.after().toSeconds())));
      case Outcome.Rejected rejected -> Response.error(422, rejected.why());
    };
  }
}
