package io.freqwatch.alertmanager.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.alert.Silence;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456789Z");
  private static final NotificationKey KEY =
      new NotificationKey("{}:{alertname=\"A\"}", "phone", "telegram", 1);

  private static Alert alert(String name) {
    return new Alert(
        Labels.of("alertname", name, "b ö", "🙂"),
        Map.of("empty", "", "text", "a\nb"),
        NOW,
        Alert.NO_END,
        NOW.plusSeconds(1),
        true,
        "http://x/");
  }

  private static Silence silence(String id) {
    return new Silence(
        id,
        MatcherGrammar.UTF8.parse("a=~\"b|c\",\"x y\"!=\"\\\"\\n\""),
        NOW,
        NOW.plusSeconds(60),
        NOW,
        "me",
        "because",
        Map.of("k", "v"));
  }

  private static Intent intent(String id) {
    return new Intent(
        id,
        KEY,
        NotificationReason.NEW_ALERTS,
        Labels.of("alertname", "A"),
        Labels.of("team", "x"),
        List.of(alert("A"), alert("B")),
        NOW,
        NOW.plusSeconds(60),
        Optional.of(entry()),
        "17");
  }

  private static LogEntry entry() {
    return new LogEntry(
        KEY,
        Set.of(new Fingerprint(-1), new Fingerprint(Long.MAX_VALUE)),
        Set.of(new Fingerprint(3)),
        NOW,
        NOW.plusSeconds(9),
        "ref");
  }

  private static final List<StoreRecord> RECORDS =
      List.of(
          new StoreRecord.AlertPut(alert("A")),
          new StoreRecord.SilencePut(silence("s1")),
          new StoreRecord.LogPut(entry()),
          new StoreRecord.IntentPut(intent("i1")),
          new StoreRecord.Alive(NOW));

  private static byte[] journal(List<StoreRecord> records) {
    MemoryJournalFile file = new MemoryJournalFile();
    try (Store store = Store.open(file)) {
      records.forEach(store::put);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.read();
  }

  private static List<StoreRecord> read(byte[] journal) throws IOException {
    return Store.open(new MemoryJournalFile(journal)).state().records();
  }

  @Test
  void givesBackWhatWasCommitted(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("alertmanager/journal");
    try (Store store = Store.open(new LocalJournalFile(path))) {
      RECORDS.forEach(store::put);
      assertThat(store.commit()).isTrue();
      assertThat(Files.size(path)).isEqualTo(store.bytes());
    }

    assertThat(Store.open(new LocalJournalFile(path)).state().records()).isEqualTo(RECORDS);
  }

  @Test
  void whatIsGoneStaysGone() throws IOException {
    byte[] journal =
        journal(
            List.of(
                RECORDS.get(0),
                RECORDS.get(1),
                RECORDS.get(2),
                RECORDS.get(3),
                new StoreRecord.AlertGone(alert("A").labels()),
                new StoreRecord.SilenceGone("s1"),
                new StoreRecord.LogGone(KEY),
                new StoreRecord.IntentGone("i1"),
                RECORDS.get(4)));

    assertThat(read(journal)).containsExactly(RECORDS.get(4));
  }

  @Test
  void cutAtAnyByteItKeepsAllWholeRecords() throws IOException {
    byte[] journal = journal(RECORDS);
    int kept = 0;
    for (int length = 0; length <= journal.length; length++) {
      List<StoreRecord> read = read(Arrays.copyOf(journal, length));
      List<StoreRecord> whole = read.stream().filter(RECORDS::contains).toList();

      assertThat(whole).isEqualTo(RECORDS.subList(0, whole.size()));
      assertThat(whole.size()).isGreaterThanOrEqualTo(kept);
      kept = whole.size();
    }
    assertThat(kept).isEqualTo(RECORDS.size());
  }

  @Test
  void aFlippedByteCostsOneRecordAtMost() throws IOException {
    byte[] journal = journal(RECORDS);
    for (int position = 0; position < journal.length; position++) {
      byte[] damaged = journal.clone();
      damaged[position] ^= 0x55;

      assertThat(read(damaged).stream().filter(RECORDS::contains).count())
          .as("byte %d", position)
          .isGreaterThanOrEqualTo(RECORDS.size() - 1L);
    }
  }

  @Test
  void damageIsGoneAfterItWasReadOnce() throws IOException {
    byte[] journal = journal(RECORDS);
    journal[5] ^= 1;
    MemoryJournalFile file = new MemoryJournalFile(journal);

    assertThat(Store.open(file).damagedBytes()).isPositive();
    assertThat(Store.open(file).damagedBytes()).isZero();
  }

  @Test
  void aFullDiskDoesNotStopItAndIsMadeUpFor() throws IOException {
    MemoryJournalFile file = new MemoryJournalFile();
    Store store = Store.open(file);
    file.full(true);
    store.put(RECORDS.getFirst());

    assertThat(store.commit()).isFalse();
    assertThat(store.isFailing()).isTrue();
    assertThat(store.state().alerts()).hasSize(1);
    assertThat(store.commit()).isFalse();

    file.full(false);
    store.put(RECORDS.get(1));

    assertThat(store.commit()).isTrue();
    assertThat(store.isFailing()).isFalse();
    assertThat(read(file.read())).contains(RECORDS.get(0), RECORDS.get(1));
  }

  @Test
  void theJournalDoesNotGrowWithoutEnd() throws IOException {
    MemoryJournalFile file = new MemoryJournalFile();
    Store store = Store.open(file);
    String text = "x".repeat(1 << 20);
    for (int i = 0; i < 100; i++) {
      store.put(
          new StoreRecord.AlertPut(
              new Alert(Labels.of("a", "b"), Map.of("t", text), NOW, NOW, NOW, false, "")));
      assertThat(store.commit()).isTrue();
    }

    assertThat(file.read().length).isLessThan(40 << 20);
    assertThat(read(file.read())).hasSize(2);
  }

  @Test
  void aRecordOfALaterVersionIsSkipped() throws IOException {
    MemoryJournalFile file = new MemoryJournalFile();
    file.append(Frames.encode("{\"is\":\"hologram\"}".getBytes(UTF_8)));
    file.append(journal(RECORDS));

    assertThat(read(file.read())).isEqualTo(RECORDS);
  }
}
