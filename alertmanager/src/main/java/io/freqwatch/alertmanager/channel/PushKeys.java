package io.freqwatch.alertmanager.channel;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on the curve P-256 as bytes: points without compression, numbers of 32 bytes. */
final class PushKeys {
  private static final int COORDINATE = 32;
  private static final byte UNCOMPRESSED = 4;

  private PushKeys() {}

  static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
    if (point.length != 2 * COORDINATE + 1 || point[0] != UNCOMPRESSED) {
      throw new GeneralSecurityException("expected a point of P-256 without compression");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, COORDINATE + 1));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, COORDINATE + 1, point.length));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
  }

  static PrivateKey privateKey(byte[] number) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), curve()));
  }

  static byte[] number(BigInteger number) {
    byte[] bytes = new byte[COORDINATE];
    put(number, bytes, 0);
    return bytes;
  }

  static byte[] point(ECPublicKey key) {
    byte[] point = new byte[2 * COORDINATE + 1];
    point[0] = UNCOMPRESSED;
    put(key.getW().getAffineX(), point, 1);
    put(key.getW().getAffineY(), point, 1 + COORDINATE);
    return point;
  }

  private static void put(BigInteger number, byte[] target, int at) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, target, at + COORDINATE - length, length);
  }

  private static ECParameterSpec curve() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }
}
