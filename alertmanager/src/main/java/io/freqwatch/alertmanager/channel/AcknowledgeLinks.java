package io.freqwatch.alertmanager.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links by which whoever has a message may acknowledge its alert, and nothing else: they are signed
 * (HMAC-SHA-256, the first 128 bits) for one episode of one alert. Immutable, safe for use by many
 * threads.
 */
public final class AcknowledgeLinks {
  /** Where a link leads, below the external URL. */
  public static final String PATH = "/acknowledge";

  /** Bytes of a key. */
  public static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  private final byte[] key;
  private final Optional<String> base;

  /**
   * What a link speaks of.
   *
   * @param begin when the alert began
   */
  public record Episode(Fingerprint alert, Instant begin) {}

  /**
   * @param base where people reach us, without a slash at the end; without one messages get no
   *     links, for they would lead nowhere
   */
  public AcknowledgeLinks(byte[] key, Optional<String> base) {
    this.key = key.clone();
    this.base = base;
  }

  /** The link of an alert; empty where there are none. */
  public String of(Alert alert) {
    return base.map(text -> text + path(new Episode(alert.fingerprint(), alert.startsAt())))
        .orElse("");
  }

  /** The same without the base. */
  public String path(Episode episode) {
    return PATH
        + "?alert="
        + episode.alert()
        + "&begin="
        + episode.begin().toEpochMilli()
        + "&signature="
        + signature(episode);
  }

  /** What the parts of a link speak of; nothing where the signature is not ours. */
  public Optional<Episode> verified(String alert, String begin, String signature) {
    if (!alert.matches("[0-9a-f]{16}") || !begin.matches("[0-9]{1,15}")) {
      return Optional.empty();
    }
    Episode episode =
        new Episode(
            new Fingerprint(Long.parseUnsignedLong(alert, 16)),
            Instant.ofEpochMilli(Long.parseLong(begin)));
    boolean ours =
        MessageDigest.isEqual(signature(episode).getBytes(UTF_8), signature.getBytes(UTF_8));
    return ours ? Optional.of(episode) : Optional.empty();
  }

  private String signature(Episode episode) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      String text = "acknowledge " + episode.alert() + " " + episode.begin().toEpochMilli();
      byte[] whole = mac.doFinal(text.getBytes(UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
