package io.freqwatch.http;

import java.util.List;
import java.util.Map;

/**
 * How the calls to a peer are made, as Prometheus' HTTP configuration says it.
 *
 * @param followRedirects calls with credentials never follow, whatever this says
 * @param headers sent with each call
 */
public record HttpClientOptions(
    HttpAuth auth,
    TlsOptions tls,
    ProxyOptions proxy,
    boolean followRedirects,
    Map<String, List<Credential>> headers) {
  /** No credentials, no proxy, redirects followed. */
  public static final HttpClientOptions DEFAULT =
      new HttpClientOptions(
          new HttpAuth.None(), TlsOptions.DEFAULT, ProxyOptions.NONE, true, Map.of());

  public HttpClientOptions {
    headers = Map.copyOf(headers);
  }
}
