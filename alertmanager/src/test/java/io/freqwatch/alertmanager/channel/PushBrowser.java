package io.freqwatch.alertmanager.channel;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser's side of Web Push, written from RFC 8291 and RFC 8188 and not from ours: it has the
 * private key and reads what it is told, in one record or in many.
 */
record PushBrowser(KeyPair keys, byte[] secret) {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int SALT = 16;
  private static final int TAG = 16;

  PushBrowser() {
    this(pair(), new byte[SALT]);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  PushSubscription subscribed(URI endpoint) {
    return new PushSubscription(
        endpoint, BASE64.encodeToString(point()), BASE64.encodeToString(secret));
  }

  private byte[] point() {
    return PushKeys.point((ECPublicKey) keys.getPublic());
  }

  /** What a push service handed over (RFC 8291). */
  byte[] decrypt(byte[] body) {
    byte[] sender = new byte[body[SALT + Integer.BYTES]];
    ByteBuffer.wrap(body, SALT + Integer.BYTES + 1, sender.length).get(sender);
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(keys.getPrivate());
      agreement.doPhase(PushKeys.publicKey(sender), true);
      byte[] info = join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), sender);
      return opened(hkdf(secret, agreement.generateSecret(), info, 32), body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The content encoding aes128gcm alone (RFC 8188). */
  static byte[] opened(byte[] material, byte[] body) throws GeneralSecurityException {
    ByteBuffer header = ByteBuffer.wrap(body);
    byte[] salt = new byte[SALT];
    header.get(salt);
    int recordSize = header.getInt();
    header.position(header.position() + 1 + (header.get(header.position()) & 0xff));
    byte[] key = hkdf(salt, material, text("Content-Encoding: aes128gcm\0"), 16);
    byte[] nonce = hkdf(salt, material, text("Content-Encoding: nonce\0"), 12);
    byte[] plain = new byte[0];
    for (int sequence = 0; header.hasRemaining(); sequence++) {
      byte[] sealed = new byte[Math.min(recordSize, header.remaining())];
      header.get(sealed);
      plain = join(plain, record(key, nonce, sequence, sealed, !header.hasRemaining()));
    }
    return plain;
  }

  private static byte[] record(byte[] key, byte[] nonce, int sequence, byte[] sealed, boolean last)
      throws GeneralSecurityException {
    byte[] own = nonce.clone();
    own[own.length - 1] ^= (byte) sequence;
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, own));
    byte[] padded = cipher.doFinal(sealed);
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    if (padded[end] != (last ? 2 : 1)) {
      throw new GeneralSecurityException("a record ends with " + padded[end]);
    }
    return Arrays.copyOf(padded, end);
  }

  private static byte[] hkdf(byte[] salt, byte[] material, byte[] info, int length)
      throws GeneralSecurityException {
    AlgorithmParameterSpec derived =
        HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(material).thenExpand(info, length);
    SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("Generic", derived);
    return key.getEncoded();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }
}
