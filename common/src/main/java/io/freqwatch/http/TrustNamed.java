package io.freqwatch.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom another trusts, if the certificate bears a name that we were told, whatever address
 * the server has. A star stands for the first part of a name (RFC 9525).
 */
final class TrustNamed extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final X509ExtendedTrustManager authorities;
  private final String name;

  TrustNamed(X509ExtendedTrustManager authorities, String name) {
    this.authorities = authorities;
    this.name = name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities.checkServerTrusted(chain, type);
    Collection<List<?>> names = chain[0].getSubjectAlternativeNames();
    if (names == null || names.stream().noneMatch(this::isOurs)) {
      throw new CertificateException("the certificate is not for server_name " + name);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  private boolean isOurs(List<?> alternative) {
    int kind = (Integer) alternative.get(0);
    if (kind != DNS_NAME && kind != IP_ADDRESS) {
      return false;
    }
    String borne = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    boolean byStar = kind == DNS_NAME && dot > 0 && borne.equals("*" + name.substring(dot));
    return borne.equals(name) || byStar;
  }
}
