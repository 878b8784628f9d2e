package io.freqwatch.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of name servers and HTTP discoveries that are broken or evil. */
@Timeout(30)
class HostileDiscoveryTest {
  private static final int ID = 7;
  private static final int HEADER_BYTES = 12;

  /** Thousands of records of two bytes, each of which says the same name of many kilobytes. */
  @Test
  void unfoldsNoNameThatIsLongerThanNamesAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = header(bytes, 4_000);
    int longName = HEADER_BYTES + 14;
    record(out, 14 + 60 * 200);
    for (int i = 0; i < 200; i++) {
      out.writeByte(60);
      out.write(new byte[60]);
    }
    out.writeByte(0);
    for (int i = 1; i < 3_000; i++) {
      record(out, 2);
      out.writeShort(0xc000 | longName);
    }
    DnsAnswer answer = new DnsAnswer(ID, DiscoveryConfig.RecordType.NS, bytes.toByteArray());
    assertThatThrownBy(answer::records)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a name that never ends");
  }

  @Test
  void readsDamagedAnswersOfNameServersWithoutAnyOtherFailure() throws IOException {
    Random random = new Random(42);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = header(bytes, 3);
    for (int i = 0; i < 3; i++) {
      record(out, 5);
      out.write(new byte[] {1, 'a', (byte) 0xc0, HEADER_BYTES, 0});
    }
    byte[] whole = bytes.toByteArray();
    int readable = 0;
    for (int i = 0; i < 20_000; i++) {
      readable += isReadable(damaged(whole, random), random) ? 1 : 0;
    }
    assertThat(readable).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[]", "{}"})
  void refusesDocumentsOfVeryManyParts(String part) {
    byte[] json = ("[" + (part + ",").repeat(400_000) + "0]").getBytes(UTF_8);
    assertThatThrownBy(() -> TargetGroupsJson.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 300000");
  }

  @Test
  void readsDamagedDocumentsWithoutAnyOtherFailure() {
    Random random = new Random(42);
    byte[] whole =
        "[{\"targets\":[\"h:1\",\"[::1]:2\"],\"labels\":{\"a\":\"b\",\"__proto__\":\"c\"}},{}]"
            .getBytes(UTF_8);
    int readable = 0;
    for (int i = 0; i < 20_000; i++) {
      try {
        List<TargetGroup> groups = TargetGroupsJson.read(damaged(whole, random));
        readable += groups.isEmpty() ? 0 : 1;
      } catch (JsonException | IllegalArgumentException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
    assertThat(readable).isGreaterThan(100);
  }

  private static boolean isReadable(byte[] message, Random random) {
    DiscoveryConfig.RecordType[] types = DiscoveryConfig.RecordType.values();
    try {
      new DnsAnswer(ID, types[random.nextInt(types.length)], message).records();
      return true;
    } catch (IOException expected) {
      return false;
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static DataOutputStream header(ByteArrayOutputStream bytes, int answers)
      throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(ID);
    out.writeShort(0x8000);
    out.writeShort(0);
    out.writeShort(answers);
    out.writeInt(0);
    return out;
  }

  /** The begin of a name server's record of the root, up to its data. */
  private static void record(DataOutputStream out, int length) throws IOException {
    out.writeByte(0);
    out.writeShort(2);
    out.writeShort(1);
    out.writeInt(60);
    out.writeShort(length);
  }
}
