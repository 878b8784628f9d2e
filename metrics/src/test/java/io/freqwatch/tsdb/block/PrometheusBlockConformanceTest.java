package io.freqwatch.tsdb.block;

import static io.freqwatch.tsdb.block.SampleBlocks.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.tsdb.chunk.RandomHistograms;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus on our blocks answers as we do, and we on its blocks as it does. */
@Tag("conformance")
class PrometheusBlockConformanceTest {
  private static final long HOUR = 3_600_000;

  private final Disk disk = Disk.local();
  private final RecordingListener listener = new RecordingListener();
  @TempDir private Path folder;

  @Test
  void answersFromOurBlocksAsWeDo() throws Exception {
    Path data = folder.resolve("data");
    disk.createDirectories(data);
    SampleBlocks.write(disk, data, 1, SampleBlocks.floats(1, 30, START, 480));
    SampleBlocks.write(disk, data, 2, SampleBlocks.floats(2, 30, START + 2 * HOUR, 480));
    SampleBlocks.write(disk, data, 3, histograms());
    try (BlockSet blocks = open(data)) {
      blocks.blocks().getFirst().delete(START, START + HOUR, Matcher.equal("bot", "bot3"));
    }
    List<String> ours = ours(data, START, START + 4 * HOUR);
    assertThat(ours).hasSizeGreaterThan(28_000);
    try (PeerServer prometheus = new PeerServer(folder, data, false)) {
      assertThat(prometheus.samples(START, START + 4 * HOUR)).isEqualTo(ours);
    }
  }

  private static SampleBlocks.Stored histograms() {
    SampleBlocks.Stored stored = new SampleBlocks.Stored();
    for (int series = 0; series < 8; series++) {
      RandomHistograms random = new RandomHistograms(series, series % 2 == 0);
      Labels labels = Labels.of("__name__", "latency", "series", "" + series);
      for (int i = 0; i < 300; i++) {
        stored.add(labels, START + i * 15_000L, random.next());
      }
    }
    return stored;
  }

  @Test
  void weAnswerFromItsBlocksAsItDoesBeforeAndAfterItDeletesSome() throws Exception {
    Path snapshot = scrapedSnapshot();
    long from;
    long to;
    try (BlockSet blocks = open(snapshot)) {
      assertThat(blocks.blocks()).isNotEmpty();
      blocks.blocks().forEach(Block::verifyChunks);
      from = blocks.blocks().getFirst().firstMillis();
      to = blocks.blocks().getLast().lastMillis();
    }
    List<String> ours = ours(snapshot, from, to);
    assertThat(ours).hasSizeGreaterThan(1_000);
    List<String> less;
    try (PeerServer prometheus = new PeerServer(folder, snapshot, false)) {
      assertThat(prometheus.samples(from, to)).isEqualTo(ours);
      prometheus.post("/api/v1/admin/tsdb/delete_series?match[]=%7B__name__%3D~%22go_.*%22%7D");
      less = prometheus.samples(from, to);
    }
    assertThat(less.size()).isBetween(500, ours.size() - 100);
    assertThat(ours(snapshot, from, to)).isEqualTo(less);
  }

  private Path scrapedSnapshot() throws IOException, InterruptedException {
    Path data = folder.resolve("scraped");
    try (PeerServer prometheus = new PeerServer(folder, data, true)) {
      prometheus.await("some scrapes", () -> scrapes(prometheus) >= 5);
      String name =
          prometheus.post("/api/v1/admin/tsdb/snapshot").path("data").path("name").asString();
      return data.resolve("snapshots").resolve(name);
    }
  }

  private static int scrapes(PeerServer prometheus) {
    return prometheus
        .get("/api/v1/query?query=count_over_time(up%5B1m%5D)")
        .path("data")
        .path("result")
        .path(0)
        .path("value")
        .path(1)
        .asInt(0);
  }

  /** As {@link PeerServer#samples}; stale markers are in no answer. */
  private List<String> ours(Path data, long fromMillis, long toMillis) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BlockSet blocks = open(data)) {
      SampleBlocks.collect(blocks)
          .series()
          .forEach(
              (labels, samples) ->
                  samples
                      .subMap(fromMillis, true, toMillis, true)
                      .forEach((time, value) -> add(lines, labels, time, value)));
    }
    assertThat(listener.quarantined).isEmpty();
    return lines.stream().sorted().toList();
  }

  private static void add(List<String> lines, Labels labels, long time, Object value) {
    String line = labels.toMap() + " " + time + " ";
    if (value instanceof FloatHistogram histogram) {
      if (!StaleMarker.is(histogram)) {
        lines.add(line + text(histogram));
      }
    } else if (!StaleMarker.is((Double) value)) {
      lines.add(line + value);
    }
  }

  private static String text(FloatHistogram histogram) {
    List<String> buckets = new ArrayList<>();
    histogram.buckets().stream()
        .filter(bucket -> bucket.count() != 0)
        .forEach(b -> buckets.add(b.lower() + ".." + b.upper() + "=" + b.count()));
    return histogram.count() + " " + histogram.sum() + " " + buckets;
  }

  private BlockSet open(Path data) throws IOException {
    return BlockSet.open(disk, data, listener);
  }
}
