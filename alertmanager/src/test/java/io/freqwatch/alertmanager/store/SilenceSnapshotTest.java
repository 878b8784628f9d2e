package io.freqwatch.alertmanager.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.freqwatch.alertmanager.alert.Silence;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The file that Alertmanager 0.33 wrote when it ended. */
class SilenceSnapshotTest {
  static final String FILE =
      "be010ab3010a2463373464653561392d353966342d343634362d613630622d3538623236666664316130"
          + "35120c1203626f741a05616c706861121308031209616c6572746e616d651a0446742e2a1a0c08cec593"
          + "d80610d68de59a03220608808e98e7062a0c08cec593d80610d68de59a034204616e6e614a0c6f6e2069"
          + "7420e2809320c3bc520b0a067469636b65741201375a230a0c1203626f741a05616c7068610a13080312"
          + "09616c6572746e616d651a0446742e2a12060880bdb2e706720a620a2435306431366338652d64346337"
          + "2d343032612d393338612d61623962633664353432633112061201781a01791a060880d9dbd906220c08"
          + "808e98e7061080cab5ee012a0c08cec593d8061095f98d9e034201624a01635a080a061201781a017912"
          + "0c0880bdb2e7061080cab5ee01";

  private static final byte[] BYTES = HexFormat.of().parseHex(FILE);

  @Test
  void readsWhatARealAlertmanagerHasWritten() {
    List<Silence> silences = SilenceSnapshot.read(BYTES);

    assertThat(silences).hasSize(2);
    Silence active = silences.getFirst();
    assertThat(active.id()).isEqualTo("c74de5a9-59f4-4646-a60b-58b26ffd1a05");
    assertThat(active.matchers()).hasToString("{bot=\"alpha\",alertname!~\"Ft.*\"}");
    assertThat(active.startsAt()).isEqualTo(Instant.parse("2026-11-24T01:05:18.861488854Z"));
    assertThat(active.endsAt()).isEqualTo(Instant.parse("2027-11-24T00:00:00Z"));
    assertThat(active.createdBy()).isEqualTo("anna");
    assertThat(active.comment()).isEqualTo("on it – ü");
    assertThat(active.annotations()).isEqualTo(Map.of("ticket", "7"));
    assertThat(silences.getLast().endsAt()).isEqualTo(Instant.parse("2027-11-24T00:00:00.500Z"));
    assertThat(SilenceSnapshot.read(new byte[0])).isEmpty();
  }

  @Test
  void whatIsCutOffOrDamagedIsRefusedAndNothingElseHappens() {
    for (int length = 1; length < 193; length++) {
      byte[] cut = Arrays.copyOf(BYTES, length);
      if (length != 192) {
        assertThatIllegalArgumentException()
            .as("%d bytes", length)
            .isThrownBy(() -> SilenceSnapshot.read(cut));
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = BYTES.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      assertThat(readsOrRefuses(damaged)).isTrue();
    }
  }

  private static boolean readsOrRefuses(byte[] bytes) {
    try {
      return SilenceSnapshot.read(bytes).size() < bytes.length;
    } catch (IllegalArgumentException ignored) { // which is what damaged files are for
      return true;
    }
  }
}
