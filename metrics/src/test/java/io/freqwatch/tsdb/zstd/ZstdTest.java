package io.freqwatch.tsdb.zstd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames that the zstd program 1.5 wrote, each at the level in its name, of what the generators
 * here make again.
 */
class ZstdTest {
  private static final int MOST = 1 << 20;

  private static byte[] frame(String name) throws IOException {
    try (InputStream in = ZstdTest.class.getResourceAsStream("/zstd/" + name + ".zst")) {
      return in.readAllBytes();
    }
  }

  private static byte[] content(String name) {
    return switch (name) {
      case "text-1" -> text(600, 1);
      case "text-3" -> text(9000, 2);
      case "text-19" -> text(9000, 3);
      case "noise-3" -> noise(3000, 4);
      case "zeros-3" -> new byte[300_000];
      case "few-3" -> text(1, 5);
      case "skewed-5" -> skewed();
      default -> joined(text(800, 7), noise(5000, 8), new byte[70_000], text(900, 9));
    };
  }

  private static long next(long x) {
    return x * 1103515245 + 12345 & 0x7fffffff;
  }

  private static byte[] text(int lines, long seed) {
    StringBuilder text = new StringBuilder();
    long x = seed;
    for (int i = 0; i < lines; i++) {
      x = next(x);
      text.append("series_%d{bot=\"b%d\"} %d %d\n".formatted(x % 97, x / 97 % 5, x % 1000, i));
    }
    return text.toString().getBytes(US_ASCII);
  }

  private static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    long x = seed;
    for (int i = 0; i < length; i++) {
      x = next(x);
      bytes[i] = (byte) (x >> 16);
    }
    return bytes;
  }

  private static byte[] skewed() {
    byte[] bytes = noise(40_000, 6);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (bytes[i] & 0xff) < 250 ? (byte) (bytes[i] & 3) : bytes[i];
    }
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text-1",
        "text-3",
        "text-19",
        "noise-3",
        "zeros-3",
        "few-3",
        "skewed-5",
        "mixed-9"
      })
  void givesBackWhatWasCompressed(String name) throws IOException {
    byte[] frame = frame(name);
    assertThat(Zstd.decompress(frame, frame.length, MOST)).isEqualTo(content(name));
    byte[] longer = Arrays.copyOf(frame, frame.length + 10);
    assertThat(Zstd.decompress(longer, frame.length, MOST)).isEqualTo(content(name));
  }

  @Test
  void takesFramesOneBehindTheOther() throws IOException {
    byte[] both = joined(frame("text-1"), frame("few-3"));
    assertThat(Zstd.decompress(both, both.length, MOST))
        .isEqualTo(joined(content("text-1"), content("few-3")));
  }

  @Test
  void refusesMoreThanItMayGive() throws IOException {
    byte[] frame = frame("zeros-3");
    assertThatThrownBy(() -> Zstd.decompress(frame, frame.length, 299_999))
        .hasMessage("more than 299999 bytes were compressed");
  }

  @Test
  void refusesWhatIsNoFrame() {
    byte[] text = "not compressed at all".getBytes(US_ASCII);
    assertThatThrownBy(() -> Zstd.decompress(text, text.length, MOST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected fd2fb528");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text-1", "skewed-5", "mixed-9"})
  void damageIsAnErrorOrOtherBytesAndNeverWorse(String name) throws IOException {
    byte[] whole = frame(name);
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] hit = whole.clone();
      hit[random.nextInt(Math.min(hit.length, 4000))] ^= (byte) (1 << random.nextInt(8));
      int length = i % 3 == 0 ? random.nextInt(hit.length) : hit.length;
      try {
        assertThat(Zstd.decompress(hit, length, MOST).length).isLessThanOrEqualTo(MOST);
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }
}
