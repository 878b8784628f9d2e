package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.channel.DeliveryKey;
import io.freqwatch.alertmanager.channel.Message;
import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.alertmanager.config.Integration;
import io.freqwatch.alertmanager.store.MemoryJournalFile;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.http.Credential;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A router on a clock that is moved by hand. Every message that arrives becomes a line: seconds
 * since the begin, receiver, alerts that fire by the value of label {@code n}, and behind a stroke
 * those that ended.
 */
final class Play {
  private static final Function<Integer, Outcome> DELIVERED = _ -> new Outcome.Delivered("ref");

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  final List<String> heard = new ArrayList<>();
  final List<Message> messages = new ArrayList<>();
  final List<DeliveryKey> arrived = new ArrayList<>();
  final Statistics statistics = new Statistics();

  /**
   * What a receiver's peer, or one peer by its address, answers by the attempt's number from 1;
   * delivered by default.
   */
  final Map<String, Function<Integer, Outcome>> answers = new HashMap<>();

  final Map<String, List<DeliveryKey>> keys = new HashMap<>();
  private final MemoryJournalFile journal;
  private final Map<String, Integer> attempts = new HashMap<>();
  private final RouterOptions options;
  private AlertRouter router;
  private Instant now;
  private int ids;

  /** The program is killed when it comes to its n-th point from now; never at 0. */
  private int killAt;

  /** Thrown out of the program when it is killed. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void killAt(int point) {
    killAt = point;
  }

  private void point() {
    if (killAt > 0 && --killAt == 0) {
      throw new Killed();
    }
  }

  Play(String config) {
    this(config, RouterOptions.at("http://am"));
  }

  Play(String config, RouterOptions options) {
    this.options = options;
    this.journal = new MemoryJournalFile();
    this.now = BEGIN;
    this.router = router(config);
  }

  private AlertRouter router(String config) {
    try {
      return new AlertRouter(
          Store.open(journal),
          options,
          routing(config),
          statistics,
          new SplittableRandom(1),
          () -> "id-" + ++ids,
          now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Routing routing(String config) {
    return new Routing(
        AlertmanagerReader.parse("alertmanager.yml", config, Path.of("/")), FakeChannel::new);
  }

  AlertRouter router() {
    return router;
  }

  Instant now() {
    return now;
  }

  /** Kills the program and starts it again after a while, on what the disk has. */
  void crash(String config, int seconds) {
    now = now.plusSeconds(seconds);
    router = router(config);
  }

  /** Sets the clock, or lets the machine sleep. */
  void jump(int seconds) {
    now = now.plusSeconds(seconds);
  }

  void reload(String config) {
    router.load(routing(config), now);
  }

  MemoryJournalFile journal() {
    return journal;
  }

  /** Moves the clock, stopping at everything that is due. */
  void until(int seconds) {
    Instant end = BEGIN.plusSeconds(seconds);
    deliver();
    while (!router.next().isAfter(end)) {
      now = router.next().isAfter(now) ? router.next() : now;
      deliver();
    }
    now = end;
    deliver();
  }

  private void deliver() {
    for (List<Attempt> due = router.advance(now); !due.isEmpty(); due = router.advance(now)) {
      for (Attempt attempt : due) {
        point();
        Outcome outcome =
            attempt.channel().send(attempt.message(), attempt.key(), attempt.deadline());
        point();
        router.attempted(attempt.intent(), outcome, now);
        point();
      }
    }
  }

  void fire(String n) {
    report(n, BEGIN.plusSeconds(seconds()), now.plusSeconds(3600), false);
  }

  void fire(String n, int startsAt, int endsAt) {
    report(n, BEGIN.plusSeconds(startsAt), BEGIN.plusSeconds(endsAt), false);
  }

  void resolve(String n) {
    report(n, now, now, false);
  }

  /** As the API takes a report without an end. */
  void fireWithoutEnd(String n) {
    report(n, now, now.plus(router.routing().config().resolveTimeout()), true);
  }

  private void report(String n, Instant start, Instant end, boolean timeout) {
    Labels labels = n.startsWith("{") ? labels(n) : Labels.of("alertname", "A", "n", n);
    router.put(
        List.of(new Alert(labels, Map.of("at", "" + seconds()), start, end, now, timeout, "")),
        now);
  }

  private static Labels labels(String text) {
    Labels.Builder labels = Labels.builder();
    MatcherGrammar.UTF8.parse(text).list().forEach(each -> labels.add(each.name(), each.value()));
    return labels.build();
  }

  String silence(String matchers, int from, int to) {
    return router.putSilence(
        new Silence(
            "",
            MatcherGrammar.UTF8.parse(matchers),
            BEGIN.plusSeconds(from),
            BEGIN.plusSeconds(to),
            now,
            "me",
            "",
            Map.of()),
        now);
  }

  long seconds() {
    return Duration.between(BEGIN, now).toSeconds();
  }

  /** Remembers what it was sent. */
  private final class FakeChannel implements Channel {
    private final Integration integration;

    FakeChannel(Integration integration) {
      this.integration = integration;
    }

    @Override
    public String kind() {
      return integration.kind();
    }

    @Override
    public String destination() {
      return integration.settings().credential("url").map(this::text).orElse("");
    }

    private String text(Credential url) {
      try {
        return url.read().reveal();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Outcome send(Message message, DeliveryKey key, Duration deadline) {
      int attempt = attempts.merge(message.receiver() + destination(), 1, Integer::sum);
      keys.computeIfAbsent(message.receiver(), _ -> new ArrayList<>()).add(key);
      Outcome outcome =
          answers
              .getOrDefault(destination(), answers.getOrDefault(message.receiver(), DELIVERED))
              .apply(attempt);
      if (outcome instanceof Outcome.Delivered) {
        messages.add(message);
        arrived.add(key);
        heard.add(line(message));
      }
      return outcome;
    }

    private String line(Message message) {
      return seconds()
          + " "
          + message.receiver()
          + " "
          + names(message.firing())
          + "|"
          + names(message.resolved());
    }

    private static String names(List<Alert> alerts) {
      return String.join(",", alerts.stream().map(alert -> alert.labels().value("n")).toList());
    }
  }
}
