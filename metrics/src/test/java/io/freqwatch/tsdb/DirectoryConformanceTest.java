package io.freqwatch.tsdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A data directory of ours under a real Prometheus, and one of its under us: both read the same.
 */
@Tag("conformance")
@Timeout(300)
class DirectoryConformanceTest {
  private static final String NO_TARGETS = "global: {scrape_interval: 1h}\n";

  @TempDir private Path folder;

  @Test
  void prometheusReadsOurDirectoryAfterAKillAsWeDo() throws Exception {
    Path data = folder.resolve("metrics");
    long scrapes = 0;
    for (int kill = 0; kill < 3; kill++) {
      long committed;
      try (WriterProcess writer = new WriterProcess(data, scrapes, Long.MAX_VALUE / 2)) {
        committed = writer.killAfter(900 + 77 * kill);
      }
      if (kill < 2) {
        scrapes = reopen(data, committed);
      }
    }
    Path copy = folder.resolve("copy");
    copy(data, copy);
    assertThat(Files.list(copy).map(path -> path.getFileName().toString()))
        .contains("wal", "wbl", "chunks_head")
        .anyMatch(name -> name.length() == 26);
    assertReadAlike(data, copy);
  }

  private static long reopen(Path data, long committed) throws IOException {
    Tsdb tsdb = open(data);
    long count = KilledWriter.check(tsdb, 0, committed);
    assertThat(count).isBetween(committed + 1, committed + 2);
    tsdb.abandon();
    return count;
  }

  private static Tsdb open(Path data) throws IOException {
    ManualClock clock = new ManualClock(KilledWriter.START);
    return Tsdb.open(Disk.local(), data, KilledWriter.OPTIONS, clock, new Random(5));
  }

  private void assertReadAlike(Path data, Path copy) throws Exception {
    Tsdb ours = open(data);
    Map<String, List<String>> read = readAll(ours);
    long last = ours.statistics().maxMillis();
    ours.abandon();
    try (PeerPrometheus theirs = new PeerPrometheus(folder, copy, NO_TARGETS)) {
      Map<String, List<String>> peer = theirs.readAll(last, "10y");
      assertThat(theirs.log()).doesNotContain("level=WARN", "level=ERROR");
      assertThat(peer.keySet()).isEqualTo(read.keySet());
      peer.forEach((labels, samples) -> assertThat(samples).as(labels).isEqualTo(read.get(labels)));
    }
  }

  @Test
  void prometheusReadsOurDirectoryAfterDamageWasRepaired() throws Exception {
    Path data = folder.resolve("metrics");
    try (WriterProcess writer = new WriterProcess(data, 0, Long.MAX_VALUE / 2)) {
      writer.killAfter(900);
    }
    Path segment =
        Files.list(data.resolve("wal"))
            .filter(Files::isRegularFile)
            .sorted()
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[20_000] ^= 8;
    Files.write(segment, bytes);
    reopenDamaged(data);
    Path copy = folder.resolve("copy");
    copy(data, copy);
    assertReadAlike(data, copy);
  }

  private static void reopenDamaged(Path data) throws IOException {
    Tsdb tsdb = open(data);
    assertThat(tsdb.details().damages()).isPositive();
    tsdb.abandon();
  }

  @Test
  void prometheusReadsWhatWeDeletedAndDeletesTheSame() throws Exception {
    Path data = folder.resolve("metrics");
    try (WriterProcess writer = new WriterProcess(data, 0, Long.MAX_VALUE / 2)) {
      writer.killAfter(900);
    }
    Path theirs = folder.resolve("theirs");
    copy(data, theirs);
    Tsdb ours = open(data);
    long last = ours.statistics().maxMillis();
    long from = KilledWriter.START + 300 * KilledWriter.STEP;
    ours.delete(List.of(Matcher.equal("series", "s3")), from, last + 1_000_000);
    ours.delete(
        List.of(new Matcher(Matcher.Type.REGEX, "series", "s1.")), last - 400_000, last - 200_000);
    Map<String, List<String>> read = readAll(ours);
    ours.abandon();
    Path ourCopy = folder.resolve("ours");
    copy(data, ourCopy);
    try (PeerPrometheus peer = new PeerPrometheus(folder, ourCopy, NO_TARGETS)) {
      assertThat(peer.readAll(last, "10y")).isEqualTo(read);
      peer.admin("clean_tombstones");
      assertThat(peer.readAll(last, "10y")).isEqualTo(read);
    }
    try (PeerPrometheus peer = new PeerPrometheus(folder, theirs, NO_TARGETS)) {
      peer.admin(deletion("{series=\"s3\"}", from, last + 1_000_000));
      peer.admin(deletion("{series=~\"s1.\"}", last - 400_000, last - 200_000));
      assertThat(peer.readAll(last, "10y")).isEqualTo(read);
    }
    Tsdb again = open(theirs);
    assertThat(readAll(again)).isEqualTo(read);
    again.cleanTombstones();
    assertThat(readAll(again)).isEqualTo(read);
    again.abandon();
  }

  private static String deletion(String selector, long fromMillis, long toMillis) {
    return "delete_series?match[]=%s&start=%s&end=%s"
        .formatted(
            URLEncoder.encode(selector, StandardCharsets.UTF_8),
            fromMillis / 1000.0,
            toMillis / 1000.0)
        .replace("[]", "%5B%5D");
  }

  @Test
  void prometheusReadsOurHistogramsAndStaleMarkers() throws Exception {
    Path data = folder.resolve("metrics");
    ManualClock clock = new ManualClock(KilledWriter.START);
    Tsdb tsdb = Tsdb.open(Disk.local(), data, KilledWriter.OPTIONS, clock, new Random(5));
    try (Appender appender = tsdb.appender()) {
      for (int i = 0; i < 300; i++) {
        long time = KilledWriter.START + i * 15_000L;
        appender.append(Labels.of("__name__", "h"), time, histogram(i));
        appender.append(
            Labels.of("__name__", "gone"), time, i % 50 == 49 ? StaleMarker.VALUE : i * 1.1);
      }
      appender.commit();
    }
    long last = tsdb.statistics().maxMillis();
    tsdb.abandon();
    try (PeerPrometheus theirs = new PeerPrometheus(folder, data, NO_TARGETS)) {
      Map<String, List<String>> counts = theirs.histogramCounts(last, "h", "10y");
      assertThat(counts).hasSize(1);
      assertThat(counts.values().iterator().next())
          .hasSize(300)
          .startsWith(KilledWriter.START + "=4.0")
          .endsWith(last + "=1200.0");
      assertThat(theirs.readAll(last, "10y").get("{__name__=gone}")).hasSize(294);
    }
  }

  private static FloatHistogram histogram(int i) {
    return new FloatHistogram(
        CounterResetHint.UNKNOWN,
        2,
        0.001,
        i + 1,
        4.0 * (i + 1),
        i * 1.5,
        List.of(new FloatHistogram.Span(0, 2)),
        List.of(),
        new double[] {i + 1, 2.0 * (i + 1)},
        new double[0],
        new double[0],
        true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "zstd", "none"})
  void weReadADirectoryOfAKilledPrometheusAsItDoes(String compression) throws Exception {
    AtomicInteger scrapes = new AtomicInteger();
    HttpServer target =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext(
        "/metrics",
        exchange -> {
          byte[] page = page(scrapes.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    target.start();
    String configuration =
        """
        global: {scrape_interval: 20ms, scrape_timeout: 20ms}
        storage: {tsdb: {out_of_order_time_window: 1h}}
        scrape_configs:
          - job_name: target
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(target.getAddress().getPort());
    Path data = folder.resolve("theirs");
    try (PeerPrometheus writing =
        new PeerPrometheus(folder, data, configuration, compressionFlag(compression))) {
      PeerPrometheus.await("scrapes", () -> scrapes.get() > 400);
      writing.kill();
    } finally {
      target.stop(0);
    }
    Path copy = folder.resolve("copy");
    copy(data, copy);
    assertThat(Files.size(copy.resolve("wbl/00000000"))).isPositive();
    Tsdb ours = open(copy);
    Map<String, List<String>> read = readAll(ours);
    long last = ours.statistics().maxMillis();
    assertThat(ours.details().damages()).isZero();
    assertThat(ours.details().head().outOfOrder().waiting()).isGreaterThan(100);
    ours.abandon();
    try (PeerPrometheus theirs = new PeerPrometheus(folder, data, NO_TARGETS)) {
      Map<String, List<String>> peer = theirs.readAll(last, "1h");
      assertThat(peer).hasSizeGreaterThan(50);
      assertThat(read.keySet()).isEqualTo(peer.keySet());
      peer.forEach((labels, samples) -> assertThat(read.get(labels)).as(labels).isEqualTo(samples));
    }
  }

  private static String compressionFlag(String compression) {
    return compression.equals("none")
        ? "--no-storage.tsdb.wal-compression"
        : "--storage.tsdb.wal-compression-type=" + compression;
  }

  private static String page(int scrape) {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      page.append("m{series=\"%d\"} %s\n".formatted(i, i % 3 == 0 ? scrape : Math.sin(scrape + i)));
    }
    long late = Clock.system().wallMillis() - scrape * 7919L % 1000 * 100;
    for (int i = 0; i < 5; i++) {
      page.append("late{series=\"%d\"} %s %d\n".formatted(i, Math.cos(late + i), late));
    }
    return page.toString();
  }

  private static Map<String, List<String>> readAll(Tsdb tsdb) {
    Map<String, List<String>> all = new TreeMap<>();
    try (Querier querier = tsdb.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      querier
          .select(true)
          .forEachRemaining(
              series -> {
                List<String> samples = new ArrayList<>();
                SampleIterator iterator = series.samples();
                while (iterator.next() != SampleKind.NONE) {
                  if (!StaleMarker.is(iterator.value())) {
                    samples.add(iterator.timestampMillis() + "=" + iterator.value());
                  }
                }
                all.put(series.labels().toMap().toString(), samples);
              });
    }
    return all;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      paths.forEach(path -> copyOne(path, to.resolve(from.relativize(path).toString())));
    }
  }

  private static void copyOne(Path from, Path to) {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else if (!from.endsWith("lock")) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
