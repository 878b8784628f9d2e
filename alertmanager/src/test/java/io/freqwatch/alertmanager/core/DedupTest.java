package io.freqwatch.alertmanager.core;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Fingerprint;
import io.freqwatch.alertmanager.alert.NotificationReason;
import io.freqwatch.alertmanager.store.LogEntry;
import io.freqwatch.alertmanager.store.NotificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DedupTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final NotificationKey KEY = new NotificationKey("{}:{}", "a", "webhook", 0);

  /** Sets are digits; {@code -} as told stands for no entry; age in seconds, repeat after 60. */
  @ParameterizedTest(name = "told {0}/{1} {2} s ago, now {3}/{4}, ends wanted {5}: {6}")
  @CsvSource({
    "-,  '', 0,  '',  '',  true,  ",
    "-,  '', 0,  1,   '',  true,  FIRST",
    "-,  '', 0,  '',  1,   true,  ",
    "1,  '', 0,  1,   '',  true,  ",
    "1,  '', 0,  12,  '',  true,  NEW_ALERTS",
    "1,  '', 0,  2,   '',  true,  NEW_ALERTS",
    "12, '', 0,  1,   '',  true,  ",
    "'', 1,  0,  1,   '',  true,  FIRST",
    "'', 1,  0,  '',  1,   true,  ",
    "'', 1,  99, '',  1,   true,  ",
    "1,  '', 0,  '',  1,   true,  ALL_RESOLVED",
    "1,  '', 0,  '',  1,   false, ALL_RESOLVED",
    "1,  '', 0,  '',  '',  true,  ALL_RESOLVED",
    "12, '', 0,  1,   2,   true,  NEW_RESOLVED",
    "12, '', 0,  1,   2,   false, ",
    "1,  2,  0,  1,   2,   true,  ",
    "1,  2,  0,  1,   23,  true,  NEW_RESOLVED",
    "1,  '', 60, 1,   '',  true,  ",
    "1,  '', 61, 1,   '',  true,  REPEAT",
    "12, '', 61, 1,   2,   false, REPEAT",
  })
  void tellsOnlyWhatIsNew(
      String told,
      String toldResolved,
      int ageSeconds,
      String firing,
      String resolved,
      boolean sendResolved,
      NotificationReason expected) {
    Optional<LogEntry> entry =
        told.equals("-")
            ? Optional.empty()
            : Optional.of(
                new LogEntry(
                    KEY, set(told), set(toldResolved), NOW.minusSeconds(ageSeconds), NOW, ""));

    assertThat(
            Dedup.decide(
                entry, set(firing), set(resolved), sendResolved, Duration.ofSeconds(60), NOW))
        .isEqualTo(Optional.ofNullable(expected));
  }

  private static Set<Fingerprint> set(String digits) {
    return digits.chars().mapToObj(Fingerprint::new).collect(toSet());
  }
}
