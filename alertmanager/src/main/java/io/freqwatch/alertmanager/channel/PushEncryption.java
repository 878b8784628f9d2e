package io.freqwatch.alertmanager.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message so that only the browser reads it (RFC 8291, content encoding aes128gcm of RFC
 * 8188, in one record).
 */
final class PushEncryption {
  private static final int RECORD_SIZE = 4096;
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;

  private PushEncryption() {}

  /**
   * The body to send.
   *
   * @param ours a key pair for this message only
   * @param salt 16 random bytes
   */
  static byte[] encrypt(byte[] plain, PushSubscription browser, KeyPair ours, byte[] salt)
      throws GeneralSecurityException {
    byte[] ourPoint = PushKeys.point((ECPublicKey) ours.getPublic());
    byte[] material =
        derived(
            mac(browser.secretBytes(), agreed(ours, browser)),
            join(text("WebPush: info\0"), browser.keyBytes(), ourPoint));
    byte[] root = mac(salt, material);
    byte[] key = Arrays.copyOf(derived(root, text("Content-Encoding: aes128gcm\0")), KEY_BYTES);
    byte[] nonce = Arrays.copyOf(derived(root, text("Content-Encoding: nonce\0")), NONCE_BYTES);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    byte[] sealed = cipher.doFinal(join(plain, new byte[] {LAST_RECORD}));
    return join(header(salt, ourPoint), sealed);
  }

  private static byte[] header(byte[] salt, byte[] point) {
    return ByteBuffer.allocate(salt.length + Integer.BYTES + 1 + point.length)
        .put(salt)
        .putInt(RECORD_SIZE)
        .put((byte) point.length)
        .put(point)
        .array();
  }

  private static byte[] agreed(KeyPair ours, PushSubscription browser)
      throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(ours.getPrivate());
    agreement.doPhase(PushKeys.publicKey(browser.keyBytes()), true);
    return agreement.generateSecret();
  }

  /** The first block of HKDF's expansion, which is all that is needed. */
  private static byte[] derived(byte[] key, byte[] info) throws GeneralSecurityException {
    return mac(key, join(info, new byte[] {1}));
  }

  private static byte[] mac(byte[] key, byte[] content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(content);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(each -> each.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }
}
