package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Certificates and keys from PEM text (RFC 7468). */
final class PemReader {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PemReader() {}

  /** At least one certificate. */
  static List<Certificate> certificates(String pem) throws GeneralSecurityException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    if (found.isEmpty()) {
      throw new GeneralSecurityException("no certificate found, expected PEM");
    }
    return List.copyOf(found);
  }

  static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new GeneralSecurityException(
          "no PKCS #8 key found, expected \""
              + BEGIN
              + "\" (openssl pkcs8 -topk8 -nodes converts others)");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
    return privateKey(new PKCS8EncodedKeySpec(der));
  }

  private static PrivateKey privateKey(PKCS8EncodedKeySpec key) throws GeneralSecurityException {
    InvalidKeySpecException failure =
        new InvalidKeySpecException("a private key of none of " + ALGORITHMS);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
      } catch (InvalidKeySpecException ofAnotherAlgorithm) {
        failure.addSuppressed(ofAnotherAlgorithm);
      }
    }
    throw failure;
  }
}
