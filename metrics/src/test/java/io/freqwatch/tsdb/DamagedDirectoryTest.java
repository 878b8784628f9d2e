package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.DATA;
import static io.freqwatch.tsdb.TsdbRig.START;
import static io.freqwatch.tsdb.TsdbRig.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Matcher;
import io.freqwatch.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A data directory with everything there is in one (blocks, tombstones, the logs, a checkpoint,
 * chunks of the head), every file of which is damaged at sampled places: the start succeeds, no
 * answer is wrong, a log loses at most a page and all else at most its block, and once maintenance
 * has run nothing is damaged any more.
 */
class DamagedDirectoryTest {
  private static final int SERIES = 110;
  private static final int PAGE = 32 * 1024;
  private static final int MOST_SAMPLES_IN_PAGE = PAGE / 6;
  private static final int PLACES = Integer.getInteger("freqwatch.damages", 1);

  /** How a file is damaged. */
  private enum Kind {
    FLIPPED,
    ZEROED,
    CUT
  }

  private final Map<Path, byte[]> files = new TreeMap<>();
  private Set<String> whole = Set.of();

  /** With what was deleted, which a page with the deletion takes along when it is lost. */
  private Set<String> written = Set.of();

  private long nowMillis;

  private static TsdbRig rig() throws IOException {
    TsdbRig rig = new TsdbRig(3);
    rig.options =
        rig.options
            .withOutOfOrderWindow(Duration.ofHours(2))
            .withWal(rig.options.wal().withSegmentBytes(PAGE));
    return rig;
  }

  private void write() throws IOException {
    TsdbRig rig = rig().open();
    rig.scrape(210, SERIES);
    Set<String> deleted = flat(rig);
    rig.tsdb.delete(List.of(Matcher.equal("series", "3")), START, START + 50 * STEP);
    rig.tsdb.delete(List.of(Matcher.equal("series", "4")), START + 180 * STEP, START + 190 * STEP);
    LateLoad load = new LateLoad(rig, 5, SERIES);
    load.run(80);
    nowMillis = rig.clock.wallMillis();
    whole = flat(rig);
    written = new HashSet<>(whole);
    written.addAll(deleted);
    rig.disk.killProcess();
    collect(rig, DATA);
    assertThat(names())
        .contains("index", "000001", "tombstones", "meta.json", "00000000")
        .anyMatch(name -> name.startsWith("wbl/"))
        .anyMatch(name -> name.startsWith("wal/checkpoint."))
        .anyMatch(name -> name.startsWith("chunks_head/"));
  }

  private Set<String> names() {
    return files.keySet().stream()
        .flatMap(
            path ->
                List.of(path.getFileName().toString(), DATA.relativize(path).toString()).stream())
        .collect(Collectors.toSet());
  }

  private void collect(TsdbRig rig, Path directory) throws IOException {
    for (Path path : rig.disk.list(directory)) {
      if (rig.disk.isDirectory(path)) {
        collect(rig, path);
      } else {
        files.put(path, rig.disk.readAll(path));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void damageAnywhereNeverKeepsFromStartingOrGivesAWrongAnswer(Kind kind) throws IOException {
    write();
    Random random = new Random(kind.ordinal());
    for (Path file : files.keySet()) {
      for (int i = 0; i < PLACES && files.get(file).length > 0; i++) {
        check(file, damaged(files.get(file), kind, random), kind + " " + file);
      }
    }
  }

  private static byte[] damaged(byte[] bytes, Kind kind, Random random) {
    byte[] hit = bytes.clone();
    int at = random.nextInt(hit.length);
    switch (kind) {
      case FLIPPED -> hit[at] ^= (byte) (1 << random.nextInt(8));
      case ZEROED -> {
        int from = at / 4096 * 4096;
        Arrays.fill(hit, from, Math.min(hit.length, from + 4096), (byte) 0);
      }
      case CUT -> hit = Arrays.copyOf(hit, at);
    }
    return hit;
  }

  private void check(Path damagedFile, byte[] bytes, String what) throws IOException {
    TsdbRig copy = copyWith(damagedFile, bytes);
    copy.open();
    Set<String> read = flat(copy);
    assertThat(written.containsAll(read)).as(what).isTrue();
    requireLittleLost(damagedFile, bytes, read, what);
    copy.clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 6; i++) {
      copy.tsdb.maintain();
      copy.clock.advance(Duration.ofMinutes(1));
    }
    Set<String> mended = flat(copy);
    assertThat(written.containsAll(mended)).as(what).isTrue();
    copy.disk.killProcess();
    copy.open();
    assertThat(flat(copy).equals(mended)).as(what).isTrue();
    assertThat(copy.tsdb.details().damages()).as(what).isZero();
  }

  private void requireLittleLost(Path file, byte[] bytes, Set<String> read, String what) {
    boolean isLog = file.startsWith(DATA.resolve("wal")) || file.startsWith(DATA.resolve("wbl"));
    Set<String> missing = new HashSet<>(whole);
    missing.removeAll(read);
    int lost = missing.size();
    if (file.startsWith(DATA.resolve("chunks_head"))) {
      assertThat(lost).as(what).isZero();
    } else if (isLog && bytes.length == files.get(file).length) {
      assertThat(lost).as(what).isLessThan(MOST_SAMPLES_IN_PAGE);
    }
  }

  private TsdbRig copyWith(Path damagedFile, byte[] bytes) throws IOException {
    TsdbRig copy = rig();
    copy.clock.advance(Duration.ofMillis(nowMillis - START));
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      copy.disk.createDirectories(file.getKey().getParent());
      copy.disk.create(file.getKey()).close();
      copy.disk.damage(file.getKey(), file.getKey().equals(damagedFile) ? bytes : file.getValue());
    }
    return copy;
  }

  /** All samples; a series of which a part cannot be read says so and is left out. */
  private static Set<String> flat(TsdbRig rig) {
    Set<String> all = new HashSet<>();
    for (int series = 0; series < SERIES; series++) {
      try {
        List<String> samples = new ArrayList<>(rig.read("" + series));
        assertThat(samples).doesNotHaveDuplicates();
        for (String sample : samples) {
          all.add(series + " " + sample);
        }
      } catch (StorageException.Corrupt damaged) {
        assertThat(damaged).hasMessageContaining("/data/");
      }
    }
    return all;
  }
}
