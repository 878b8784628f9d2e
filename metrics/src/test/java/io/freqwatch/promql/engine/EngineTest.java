package io.freqwatch.promql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Histograms;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.StaleMarker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final Engine engine = new Engine(EngineOptions.DEFAULT, clock);

  @BeforeEach
  void fill() {
    store("up", "beta", 0, 1, 2, 3, 4, 5);
    store("up", "alpha", 10, 11, 12, StaleMarker.VALUE, 14, 15);
  }

  /** One value a minute from the start on. */
  private void store(String name, String bot, double... values) {
    long[] times = LongStream.range(0, values.length).map(i -> START + i * 60_000).toArray();
    storage.backfill(Labels.of("__name__", name, "bot", bot), times, values);
  }

  private List<String> instant(String query, long secondsAfterStart) {
    return text(
        engine
            .instant(
                storage,
                query,
                START + secondsAfterStart * 1000,
                QueryOptions.NONE,
                engine.reserve())
            .value());
  }

  private List<String> range(String query, long from, long to, long step) {
    return text(
        engine
            .range(
                storage,
                query,
                START + from * 1000,
                START + to * 1000,
                step * 1000,
                QueryOptions.NONE,
                engine.reserve())
            .value());
  }

  private static List<String> text(Value value) {
    List<String> lines = new ArrayList<>();
    switch (value) {
      case Value.Scalar scalar -> lines.add(String.valueOf(scalar.value()));
      case Value.Text text -> lines.add(text.value());
      case Value.Vector vector ->
          vector.samples().forEach(sample -> lines.add(sample.labels() + " " + sample.value()));
      case Value.Matrix matrix -> matrix.series().forEach(points -> lines.add(text(points)));
    }
    return lines;
  }

  private static String text(Value.Points points) {
    StringBuilder text = new StringBuilder(points.labels().toString());
    for (int i = 0; i < points.size(); i++) {
      text.append(' ').append((points.timestampsMillis()[i] - START) / 1000);
      text.append('=').append(points.values()[i]);
    }
    return text.toString();
  }

  @Test
  void givesTheNewestSampleOfEachSeriesSortedByLabels() {
    assertThat(instant("up", 130))
        .containsExactly("up{bot=\"alpha\"} 12.0", "up{bot=\"beta\"} 2.0");
  }

  @Test
  void endsASeriesAtItsStaleMarker() {
    assertThat(instant("up", 179)).hasSize(2);
    assertThat(instant("up", 180)).containsExactly("up{bot=\"beta\"} 3.0");
    assertThat(instant("up", 240)).hasSize(2);
  }

  @Test
  void handsNativeHistogramsThrough() {
    Labels labels = Labels.of("__name__", "latency");
    try (Appender appender = storage.appender()) {
      appender.append(labels, START, 1);
      appender.append(labels, START + 60_000, Histograms.of(1, 2));
      appender.append(labels, START + 120_000, StaleMarker.HISTOGRAM);
      appender.commit();
    }
    Value.Vector vector =
        (Value.Vector)
            engine
                .instant(storage, "latency", START + 60_000, QueryOptions.NONE, engine.reserve())
                .value();
    assertThat(vector.samples().getFirst().histogram()).isEqualTo(Histograms.of(1, 2));
    Value.Points points =
        engine
            .range(
                storage,
                "latency",
                START,
                START + 120_000,
                60_000,
                QueryOptions.NONE,
                engine.reserve())
            .value()
            .series()
            .getFirst();
    assertThat(points.size()).isEqualTo(2);
    assertThat(points.histogram(0)).isNull();
    assertThat(points.histogram(1)).isEqualTo(Histograms.of(1, 2));
    assertThat(instant("latency", 120)).isEmpty();
    assertThat(instant("latency[5m]", 120)).hasSize(1);
  }

  @Test
  void looksBackFiveMinutesOpenOnTheLeft() {
    assertThat(instant("up", 300 + 299)).hasSize(2);
    assertThat(instant("up", 300 + 300)).isEmpty();
    assertThat(instant("up", -1)).isEmpty();
  }

  @Test
  void takesAnotherLookbackWhereAsked() {
    QueryOptions short1 = new QueryOptions(Duration.ofSeconds(30), null, false);
    assertThat(
            text(engine.instant(storage, "up", START + 29_999, short1, engine.reserve()).value()))
        .hasSize(2);
    assertThat(
            text(engine.instant(storage, "up", START + 30_000, short1, engine.reserve()).value()))
        .isEmpty();
  }

  @Test
  void movesInTimeByOffsetAndMoment() {
    assertThat(instant("up{bot=\"beta\"} offset 2m", 240)).containsExactly("up{bot=\"beta\"} 2.0");
    assertThat(instant("up{bot=\"beta\"} offset -2m", 0)).containsExactly("up{bot=\"beta\"} 2.0");
    String at = "up{bot=\"beta\"} @ " + (START / 1000 + 60);
    assertThat(instant(at, 9_999)).containsExactly("up{bot=\"beta\"} 1.0");
    assertThat(instant(at + " offset 1m", 9_999)).containsExactly("up{bot=\"beta\"} 0.0");
  }

  @Test
  void givesTheSamplesOfARangeOpenOnTheLeftWithoutStaleMarkers() {
    assertThat(instant("up[2m]", 240))
        .containsExactly("up{bot=\"alpha\"} 240=14.0", "up{bot=\"beta\"} 180=3.0 240=4.0");
    assertThat(instant("(up{bot=\"beta\"}[60s])", 60)).containsExactly("up{bot=\"beta\"} 60=1.0");
  }

  @Test
  void evaluatesASelectorAtEachStep() {
    assertThat(range("up", 120, 270, 30))
        .containsExactly(
            "up{bot=\"alpha\"} 120=12.0 150=12.0 240=14.0 270=14.0",
            "up{bot=\"beta\"} 120=2.0 150=2.0 180=3.0 210=3.0 240=4.0 270=4.0");
  }

  @Test
  void keepsOneMomentOverAllSteps() {
    assertThat(range("up{bot=\"beta\"} @ start()", 60, 180, 60))
        .containsExactly("up{bot=\"beta\"} 60=1.0 120=1.0 180=1.0");
    assertThat(range("up{bot=\"beta\"} @ end()", 60, 180, 60))
        .containsExactly("up{bot=\"beta\"} 60=3.0 120=3.0 180=3.0");
  }

  @Test
  void evaluatesLiterals() {
    assertThat(instant("1.5", 0)).containsExactly("1.5");
    assertThat(instant("'x'", 0)).containsExactly("x");
    assertThat(range("(2)", 0, 60, 30)).containsExactly("{} 0=2.0 30=2.0 60=2.0");
  }

  @Test
  void refusesARangeQueryOfAStringOrARange() {
    assertThatThrownBy(() -> range("up[5m]", 0, 60, 30))
        .isInstanceOf(PromqlException.Invalid.class)
        .hasMessage(
            "invalid expression type \"range vector\" for range query, must be Scalar or instant"
                + " Vector");
    assertThatThrownBy(() -> range("'x'", 0, 60, 30)).isInstanceOf(PromqlException.Invalid.class);
  }

  @Test
  void stopsAtTheSampleLimit() {
    Engine small = new Engine(EngineOptions.DEFAULT.withMaxSamples(11), clock);
    assertThatThrownBy(
            () ->
                small.range(
                    storage,
                    "up",
                    START,
                    START + 300_000,
                    30_000,
                    QueryOptions.NONE,
                    small.reserve()))
        .isInstanceOf(PromqlException.Execution.class)
        .hasMessageContaining("too many samples");
  }

  @Test
  void keepsTheGroupsOfAnAggregationAndNotItsSeries() {
    for (int i = 0; i < 100; i++) {
      store("many", "bot" + i, 0, 60, 120, 180, 240, 300);
    }
    Engine small = new Engine(EngineOptions.DEFAULT.withMaxSamples(20), clock);
    Value.Matrix matrix =
        small
            .range(
                storage,
                "sum(rate(many[2m]))",
                START + 120_000,
                START + 300_000,
                60_000,
                QueryOptions.NONE,
                small.reserve())
            .value();
    assertThat(matrix.series().getFirst().values()).containsExactly(100, 100, 100, 100);
  }

  @Test
  void refusesToTrimANumberAsAnErrorOfTheQuery() {
    assertThatThrownBy(() -> instant("1 </ 2", 60))
        .isInstanceOf(PromqlException.Execution.class)
        .hasMessage("operator \"</\" not allowed for Scalar operations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up or ", "up + ", "1 + ", "up == bool on(bot) "})
  void aLongChainOfOperatorsIsAnsweredOnASmallStack(String link) throws InterruptedException {
    AtomicReference<List<String>> answer = new AtomicReference<>();
    Runnable query = () -> answer.set(instant(link.repeat(250) + "up", 60));
    Thread.ofPlatform().stackSize(256 << 10).start(query).join();
    assertThat(answer.get()).isNotNull();
  }

  @Test
  void anInterruptEndsADeepQueryToo() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> instant("up + ".repeat(100) + "up", 60))
        .isInstanceOf(PromqlException.Canceled.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void looksAtNoMoreSeriesThanAllowed() {
    Engine small = new Engine(EngineOptions.DEFAULT.withMaxSeries(1), clock);
    assertThatThrownBy(
            () -> small.instant(storage, "sum(up)", START, QueryOptions.NONE, small.reserve()))
        .isInstanceOf(PromqlException.Execution.class)
        .hasMessageContaining("more than 1 series");
  }

  @Test
  void dropsNamesAndRefusesWhatIsThenTheSame() {
    store("down", "beta", 1, 1, 1);
    assertThat(instant("-up{bot=\"beta\"}", 60)).containsExactly("{bot=\"beta\"} -1.0");
    assertThatThrownBy(() -> instant("-{bot=\"beta\"}", 60))
        .hasMessage("vector cannot contain metrics with the same labelset");
  }

  @Test
  void refusesSeriesThatAreTheSameWithoutTheirNamesBelowAnAggregationToo() {
    store("down", "beta", 1, 1, 1);
    for (String dropping :
        List.of("-%s", "abs(%s)", "%s + 1", "2 > bool %s", "changes(%s[5m])", "clamp_min(%s, 0)")) {
      String query = "count(" + dropping.formatted("{bot=\"beta\"}") + ")";
      assertThatThrownBy(() -> instant(query, 60))
          .as(query)
          .hasMessage("vector cannot contain metrics with the same labelset");
    }
    assertThat(instant("count({bot=\"beta\"} > 0)", 60)).containsExactly("{} 2.0");
    assertThat(instant("count(last_over_time({bot=\"beta\"}[5m]))", 60)).containsExactly("{} 2.0");
  }

  @Test
  void saysWhatIsOddWithItsPlace() {
    Answer<Value> answer =
        engine.instant(
            storage, "sum(up) +\n quantile(2, up)", START, QueryOptions.NONE, engine.reserve());
    assertThat(answer.warnings())
        .containsExactly("PromQL warning: quantile value should be between 0 and 1, got 2 (2:11)");
    assertThat(answer.infos()).isEmpty();
  }

  @Test
  void stopsAtTheMemoryOfOneQuery() {
    Engine small = new Engine(EngineOptions.DEFAULT.withMaxBytes(50), clock);
    assertThatThrownBy(
            () ->
                small.range(
                    storage,
                    "up",
                    START,
                    START + 300_000,
                    30_000,
                    QueryOptions.NONE,
                    small.reserve()))
        .isInstanceOf(PromqlException.Execution.class)
        .hasMessageContaining("more than the 50 bytes of memory that one query may");
  }

  @Test
  void boundsTextsThatDoubleInEachCall() {
    String query = "up";
    for (int i = 0; i < 40; i++) {
      query = "label_replace(" + query + ", 'bot', '$1$1', 'bot', '(.*)')";
    }
    String join = query.replace("label_replace(", "label_join(");
    assertRefusedForItsTexts(query);
    assertRefusedForItsTexts(join.replace("'$1$1', 'bot', '(.*)'", "'', 'bot', 'bot'"));
  }

  private void assertRefusedForItsTexts(String query) {
    assertThatThrownBy(() -> instant(query, 0))
        .isInstanceOf(PromqlException.Execution.class)
        .hasMessageContaining("longer than 16384 characters");
  }

  @Test
  void takesAQuarterOfASmallHeapAndNoMoreThanItsDefaultOfALargeOne() {
    assertThat(EngineOptions.DEFAULT.withinHeap(400 << 20).maxBytes()).isEqualTo(75 << 20);
    assertThat(EngineOptions.DEFAULT.withinHeap(400 << 20).maxHeldBytes()).isEqualTo(100 << 20);
    assertThat(EngineOptions.DEFAULT.withinHeap(64L << 30).maxBytes()).isEqualTo(128 << 20);
    assertThat(EngineOptions.DEFAULT.withinHeap(64L << 30).maxHeldBytes()).isEqualTo(256 << 20);
  }

  @Test
  void holdsNoMoreMemoryThanAllowedUntilTheValuesAreSent() {
    Engine small = new Engine(EngineOptions.DEFAULT.withMaxHeldBytes(100_000), clock);
    try (QueryReservation first = small.reserve()) {
      small.instant(storage, "up", START, QueryOptions.NONE, first);
      assertThatThrownBy(
              () -> small.instant(storage, "up", START, QueryOptions.NONE, small.reserve()))
          .isInstanceOf(PromqlException.Execution.class)
          .hasMessageContaining("all queries together would hold more than the 100000 bytes");
    }
    assertThat(
            text(small.instant(storage, "up", START, QueryOptions.NONE, small.reserve()).value()))
        .hasSize(2);
  }

  @Test
  void stopsAtTheTimeout() {
    QueryOptions none = new QueryOptions(null, Duration.ZERO, false);
    assertThatThrownBy(
            () ->
                new Engine(EngineOptions.DEFAULT, Clock.system())
                    .instant(storage, "up", START, none, engine.reserve()))
        .isInstanceOf(PromqlException.Timeout.class);
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> instant("up", 0)).isInstanceOf(PromqlException.Canceled.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(engine.running()).isZero();
  }
}
