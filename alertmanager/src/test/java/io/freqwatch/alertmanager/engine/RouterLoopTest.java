package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.alertmanager.store.LocalJournalFile;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterLoopTest {
  private static final String CONFIG =
      """
      route: {receiver: a, group_wait: 10ms, group_interval: 100ms}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  @TempDir private Path folder;
  private final AtomicInteger brokenTimes = new AtomicInteger();
  private final BlockingQueue<Message> heard = new ArrayBlockingQueue<>(10);

  private final class FakeChannel implements Channel {
    @Override
    public String kind() {
      return "webhook";
    }

    @Override
    public String destination() {
      return "";
    }

    @Override
    public Outcome send(Message message, DeliveryKey key, Duration deadline) {
      if (brokenTimes.getAndDecrement() > 0) {
        throw new StackOverflowError("a bug");
      }
      heard.add(message);
      return new Outcome.Delivered("");
    }
  }

  private RouterLoop loop() throws IOException {
    Clock clock = Clock.system();
    Routing routing =
        new Routing(AlertmanagerReader.parse("x", CONFIG, folder), _ -> new FakeChannel());
    AlertRouter router =
        new AlertRouter(
            Store.open(new LocalJournalFile(folder.resolve("journal"))),
            RouterOptions.at(""),
            routing,
            new Statistics(),
            new SplittableRandom(1),
            () -> UUID.randomUUID().toString(),
            clock.now());
    return new RouterLoop(router, clock);
  }

  private static Alert alert(Instant start, Instant end) {
    return new Alert(Labels.of("alertname", "A"), Map.of(), start, end, start, false, "");
  }

  private Message next() throws InterruptedException {
    Message message = heard.poll(20, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message in 20 s");
    }
    return message;
  }

  @Test
  void tellsInRealTimeAndRemembersOverARestart() throws Exception {
    try (RouterLoop loop = loop()) {
      loop.start();
      loop.call(
          (router, now) -> {
            router.put(List.of(alert(now, now.plusSeconds(600))), now);
            return now;
          });
      assertThat(next().status()).isEqualTo("firing");
      assertThat(loop.check().isOk()).isTrue();
    }
    try (RouterLoop loop = loop()) {
      loop.start();
      List<Alert> kept = loop.call((router, now) -> router.alerts(now));
      assertThat(kept).hasSize(1);
      loop.call(
          (router, now) -> {
            router.put(List.of(alert(now, now)), now);
            return now;
          });
      assertThat(next().status()).isEqualTo("resolved");
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void aCommandThatFailsTellsItsCallerAndDisturbsNobody() throws Exception {
    try (RouterLoop loop = loop()) {
      loop.start();

      assertThatThrownBy(
              () ->
                  loop.call(
                      (router, now) -> {
                        router.expireSilence("x", now);
                        return now;
                      }))
          .isInstanceOf(SilenceRefusedException.class);
      List<Silence> silences = loop.call((router, now) -> router.silences());
      assertThat(silences).isEmpty();
    }
  }

  @Test
  void aChannelThatBreaksInAnyWayIsTriedAgain() throws Exception {
    brokenTimes.set(1);
    try (RouterLoop loop = loop()) {
      loop.start();
      int _ =
          loop.call((router, now) -> router.put(List.of(alert(now, now.plusSeconds(600))), now));

      assertThat(next().status()).isEqualTo("firing");
    }
  }

  @Test
  void aCommandThatBreaksInAnyWayEndsNothingElse() throws Exception {
    try (RouterLoop loop = loop()) {
      loop.start();
      assertThatThrownBy(
              () ->
                  loop.call(
                      (_, _) -> {
                        throw new StackOverflowError("a bug");
                      }))
          .hasRootCauseInstanceOf(StackOverflowError.class);

      List<Silence> silences = loop.call((router, _) -> router.silences());
      assertThat(silences).isEmpty();
    }
  }
}
