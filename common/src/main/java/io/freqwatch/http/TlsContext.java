package io.freqwatch.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes what {@link TlsOptions} say of the files as they are now. */
final class TlsContext {
  private static final char[] NO_PASSWORD = new char[0];

  private TlsContext() {}

  static SSLContext of(TlsOptions options) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(options), trust(options), null);
    return context;
  }

  private static KeyManager @Nullable [] keys(TlsOptions options)
      throws GeneralSecurityException, IOException {
    if (options.identity().isEmpty()) {
      return null;
    }
    TlsOptions.Identity identity = options.identity().get();
    List<Certificate> chain = PemReader.certificates(identity.certificate().read().reveal());
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        PemReader.privateKey(identity.key().read().reveal()),
        NO_PASSWORD,
        chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager @Nullable [] trust(TlsOptions options)
      throws GeneralSecurityException, IOException {
    if (options.insecureSkipVerify()) {
      return new TrustManager[] {new TrustEverybody()};
    }
    X509ExtendedTrustManager trusted = authorities(options);
    return new TrustManager[] {
      options.serverName().isEmpty() ? trusted : new TrustNamed(trusted, options.serverName())
    };
  }

  private static X509ExtendedTrustManager authorities(TlsOptions options)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(options.ca().isPresent() ? storeOf(options.ca().get()) : null);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("the Java runtime has no X.509 trust manager");
  }

  private static KeyStore storeOf(Credential ca) throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate certificate : PemReader.certificates(ca.read().reveal())) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
