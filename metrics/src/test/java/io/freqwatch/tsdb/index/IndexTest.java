package io.freqwatch.tsdb.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.disk.SimulatedDisk;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IndexTest {
  private static final Path FILE = Path.of("/index");

  private final SimulatedDisk disk = new SimulatedDisk(1);

  @Test
  void findsEverySeriesByEachOfItsLabels() throws IOException {
    List<Labels> series = series(new Random(1), 700);
    IndexReader index = write(series);

    assertThat(index.verify(_ -> {}).series()).isEqualTo(series.size());
    assertThat(disk.list(Path.of("/"))).containsExactly(FILE);
    int[] all = index.allSeries();
    for (int i = 0; i < all.length; i++) {
      Labels labels = series.get(i);
      assertThat(index.series(all[i]).labels()).isEqualTo(labels);
      assertThat(index.series(all[i]).chunks())
          .containsExactly(new ChunkMeta(i, i + 10, 8 + i), new ChunkMeta(i + 20, i + 30, 9 + i));
      assertThat(index.series(all[i], i + 11, i + 19).chunks()).isEmpty();
      for (int label = 0; label < labels.size(); label++) {
        assertThat(index.seriesWith(labels.nameAt(label), labels.valueAt(label))).contains(all[i]);
      }
    }
  }

  @Test
  void findsNothingBetweenBeforeAndBehindTheValuesThereAre() throws IOException {
    IndexReader index = write(series(new Random(2), 200));
    for (String value : List.of("", "!", "b", "b1x", "zzz", "\uFFFF")) {
      assertThat(index.seriesWith("bot", value)).isEmpty();
    }
    assertThat(index.seriesWith("nothing", "b1")).isEmpty();
    assertThat(index.select(Matcher.equal("nothing", ""))).isEqualTo(index.allSeries());
  }

  @Test
  void isEmptyWithoutSeries() throws IOException {
    IndexReader index = write(List.of());
    assertThat(index.verify(_ -> {}).series()).isZero();
    assertThat(index.labelNames()).isEmpty();
  }

  @Test
  void refusesWhatIsNoIndex() throws IOException {
    disk.replace(FILE, new byte[100]);
    assertThatThrownBy(() -> open())
        .isInstanceOf(StorageException.Corrupt.class)
        .hasMessageContaining("/index: begins with 00000000 and version 0, expected baaad700");
  }

  private static List<Labels> series(Random random, int count) {
    TreeSet<Labels> series = new TreeSet<>(Labels.ORDER);
    while (series.size() < count) {
      series.add(
          Labels.of(
              "__name__", "m" + random.nextInt(3),
              "bot", "b" + random.nextInt(300),
              "utf8 näme", "\uD83D\uDE00" + random.nextInt(5)));
    }
    return new ArrayList<>(series);
  }

  private IndexReader write(List<Labels> series) throws IOException {
    try (IndexWriter writer = new IndexWriter(disk, FILE)) {
      for (int i = 0; i < series.size(); i++) {
        writer.add(
            series.get(i),
            List.of(new ChunkMeta(i, i + 10, 8 + i), new ChunkMeta(i + 20, i + 30, 9 + i)));
      }
      writer.finish();
    }
    return open();
  }

  private IndexReader open() throws IOException {
    return IndexReader.open(disk.map(FILE, Arena.ofAuto()), FILE.toString());
  }
}
