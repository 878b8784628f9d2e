package io.freqwatch.alertmanager.channel;

import static io.freqwatch.alertmanager.channel.ChannelHarness.DEADLINE;
import static io.freqwatch.alertmanager.channel.SampleMessages.KEY;
import static io.freqwatch.alertmanager.channel.SampleMessages.firing;
import static io.freqwatch.alertmanager.channel.SampleMessages.message;
import static io.freqwatch.alertmanager.channel.SampleMessages.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome.Reason;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own webhook channel speaks to the relay. */
class ChannelRelayTest {
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private volatile Outcome outcome = new Outcome.Delivered("");
  private final HttpServer server =
      HttpServer.start(
          HttpServerOptions.at("127.0.0.1", 0),
          new Router()
              .post(
                  ChannelRelay.PATH,
                  new ChannelRelay(Map.of("phone", phone()), () -> "made", Clock.system())));
  private final ChannelHarness harness = new ChannelHarness();

  @AfterEach
  void close() {
    harness.close();
    server.close();
  }

  private Channel phone() {
    return new Channel() {
      @Override
      public String kind() {
        return "fake";
      }

      @Override
      public String destination() {
        return "fake";
      }

      @Override
      public Outcome send(Message message, DeliveryKey key, Duration deadline) {
        received.add(message);
        return key.equals(KEY) ? outcome : new Outcome.Rejected(Reason.OTHER, "another key");
      }
    };
  }

  private Outcome send(String name, Message message) {
    return harness
        .channel("webhook", "url: " + server.uri() + "/channels/" + name)
        .send(message, KEY, DEADLINE);
  }

  @Test
  void handsOverWhatTheWebhookSays() {
    Message sent = message(firing("a", "down"), resolved("b", "up"));

    assertThat(send("phone", sent)).isInstanceOf(Outcome.Delivered.class);

    Message got = received.getFirst();
    assertThat(got.receiver()).isEqualTo(sent.receiver());
    assertThat(got.groupLabels()).isEqualTo(sent.groupLabels());
    assertThat(got.routeLabels()).isEqualTo(sent.routeLabels());
    assertThat(got.firing()).hasSize(1);
    assertThat(got.resolved()).hasSize(1);
    assertThat(got.alerts().getFirst().labels()).isEqualTo(sent.alerts().getFirst().labels());
    assertThat(got.commonAnnotations()).isEqualTo(sent.commonAnnotations());
  }

  @Test
  void asksToSendAgainAfterAsLongAsTheProviderSays() {
    outcome = new Outcome.Retry(Duration.ofSeconds(7), Reason.RATE_LIMITED, "busy");

    Outcome back = send("phone", message(firing("a", "down")));
    assertThat(((Outcome.Retry) back).after()).isEqualTo(Duration.ofSeconds(7));
    assertThat(((Outcome.Retry) back).why()).contains("busy");
  }

  @Test
  void refusesForGoodWhatCannotArrive() {
    outcome = new Outcome.Rejected(Reason.CLIENT_ERROR, "no such topic");

    assertThat(send("phone", message(firing("a", "down"))).toString()).contains("no such topic");
    assertThat(send("fax", message(firing("a", "down"))).toString())
        .startsWith("Rejected")
        .contains("there is no channel fax");
  }
}
