package io.freqwatch.alertmanager.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.Outcome;
import io.freqwatch.alertmanager.store.HistoryEvent;
import io.freqwatch.alertmanager.store.HistoryLimits;
import io.freqwatch.alertmanager.store.MemoryJournalFile;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.model.Labels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened is remembered, in its order, over a crash, within limits. */
class HistoryTest {
  private static final String ONE =
      """
      route: {receiver: a, group_by: [alertname], group_wait: 1s, group_interval: 10s}
      receivers: [{name: a, webhook_configs: [{url: 'http://a'}]}]
      """;

  private static List<String> lines(Play play) {
    return play.router()
        .insight()
        .history()
        .oldestFirst()
        .map(
            event ->
                Duration.between(Play.BEGIN, event.at()).toSeconds()
                    + " "
                    + event.kind()
                    + (event.text().isEmpty() ? "" : " " + event.text()))
        .toList();
  }

  @Test
  void anEpisodeAndItsNotificationsAreRemembered() {
    Play play = new Play(ONE);
    play.answers.put(
        "a",
        attempt ->
            attempt == 1
                ? new Outcome.Retry(Duration.ofSeconds(2), Outcome.Reason.SERVER_ERROR, "busy")
                : new Outcome.Delivered(""));
    play.fire("1");
    play.until(15);
    play.resolve("1");
    play.until(30);

    assertThat(lines(play))
        .containsExactly(
            "0 fired",
            "1 decided first notification",
            "1 delayed busy",
            "3 delivered at attempt 2",
            "15 resolved",
            "21 decided all alerts resolved",
            "21 delivered");
  }

  @Test
  void anEndByTimeoutIsRememberedWhenItComes() {
    Play play = new Play(ONE);
    play.fire("1", 0, 7);
    play.until(9);

    assertThat(lines(play)).contains("7 resolved");
  }

  @Test
  void aRefusalIsRememberedWithItsReason() {
    Play play = new Play(ONE);
    play.answers.put("a", _ -> new Outcome.Rejected(Outcome.Reason.CLIENT_ERROR, "no such chat"));
    play.fire("1");
    play.until(2);

    assertThat(lines(play)).last().isEqualTo("1 given-up no such chat");
  }

  @Test
  void itIsThereAfterACrashAndGoesOn() {
    Play play = new Play(ONE);
    play.fire("1");
    play.until(5);
    List<String> before = lines(play);
    play.crash(ONE, 1);
    assertThat(lines(play)).isEqualTo(before);
    play.resolve("1");

    assertThat(lines(play)).last().isEqualTo("6 resolved");
    assertThat(play.router().insight().history().newestFirst().map(HistoryEvent::number))
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void onlySoManyAreKeptAndOnlySoLong() throws Exception {
    HistoryLimits limits = new HistoryLimits(Duration.ofSeconds(60), 4);
    Store store = Store.open(new MemoryJournalFile(), limits);
    History history = new History(store);
    for (int second = 0; second < 10; second++) {
      history.alert(
          HistoryEvent.Kind.FIRED, Labels.of("n", "" + second), Play.BEGIN.plusSeconds(second));
    }
    assertThat(store.state().history().oldestFirst()).hasSize(4);

    history.alert(HistoryEvent.Kind.RESOLVED, Labels.of("n", "9"), Play.BEGIN.plusSeconds(68));
    assertThat(store.state().history().oldestFirst().map(HistoryEvent::number))
        .containsExactly(9L, 10L, 11L);
  }
}
