package io.freqwatch.http;

import io.freqwatch.http.NumberedAddress.NameLookup;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes calls as {@link HttpClientOptions} say. Calls with the same TLS and proxy share
 * connections. Files with credentials and certificates are read again with each call, so that they
 * may change; what changes makes new connections. Safe for many threads.
 */
public final class HttpClients implements AutoCloseable {
  private static final int MAX_TRANSPORTS = 64;

  private final Clock clock;
  private final HttpFetcher plain;
  private final NameLookup names;
  private final OAuth2Tokens tokens;
  private final Map<Transport, HttpFetcher> fetchers = new LinkedHashMap<>(16, 0.75f, true);

  /** What makes a connection what it is; the stamp changes with the files behind it. */
  private record Transport(TlsOptions tls, ProxyOptions proxy, long stamp) {}

  /**
   * The fetcher makes the calls that need neither TLS options nor a proxy; it stays the caller's.
   */
  public HttpClients(HttpFetcher plain, Clock clock) {
    this(plain, InetAddress::getByName, clock);
  }

  HttpClients(HttpFetcher plain, NameLookup names, Clock clock) {
    this.plain = plain;
    this.names = names;
    this.clock = clock;
    this.tokens = new OAuth2Tokens(this, clock);
  }

  /**
   * Makes the call with what the options add, and waits for the whole answer, whatever its status.
   *
   * @throws HttpFailure as {@link HttpFetcher#fetch}; also where a file that the options name
   *     cannot be used
   */
  public HttpAnswer fetch(HttpCall call, HttpClientOptions options) {
    HttpCall prepared;
    HttpFetcher fetcher;
    try {
      prepared = prepared(call, options);
      fetcher = fetcher(named(options.tls(), call), options.proxy());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw Failures.unprepared(call, e);
    }
    return fetcher.fetch(prepared);
  }

  /** Ends the connections made by options; calls in work are cancelled. */
  @Override
  public void close() {
    synchronized (fetchers) {
      fetchers.values().forEach(HttpFetcher::close);
      fetchers.clear();
    }
  }

  private HttpCall prepared(HttpCall call, HttpClientOptions options) throws IOException {
    HttpCall result = options.followRedirects() ? call.followingRedirects() : call;
    for (Map.Entry<String, List<Credential>> header : options.headers().entrySet()) {
      for (Credential value : header.getValue()) {
        result = result.withHeader(header.getKey(), value.read().reveal());
      }
    }
    return switch (options.auth()) {
      case HttpAuth.None _ -> result;
      case HttpAuth.Basic basic ->
          result.withBasic(basic.user().read().reveal(), basic.password().read());
      case HttpAuth.Token token ->
          result.withHeader(
              "Authorization", token.type() + " " + token.credentials().read().reveal());
      case HttpAuth.OAuth2 oauth2 -> result.withBearer(tokens.token(oauth2, call.deadline()));
    };
  }

  /** A host that Java's client cannot name has its name said by us, in the handshake too. */
  private static TlsOptions named(TlsOptions tls, HttpCall call) {
    boolean unnamed = call.uri().getHost() == null && tls.serverName().isEmpty();
    return unnamed && "https".equalsIgnoreCase(call.uri().getScheme())
        ? tls.withServerName(NumberedAddress.host(call.uri()))
        : tls;
  }

  private HttpFetcher fetcher(TlsOptions tls, ProxyOptions proxy)
      throws IOException, GeneralSecurityException {
    if (tls.isDefault() && proxy.equals(ProxyOptions.NONE)) {
      return plain;
    }
    Transport transport = new Transport(tls, proxy, FileStamps.of(tls));
    synchronized (fetchers) {
      HttpFetcher known = fetchers.get(transport);
      return known == null ? create(transport) : known;
    }
  }

  private HttpFetcher create(Transport transport) throws IOException, GeneralSecurityException {
    HttpFetcher created =
        new HttpFetcher(
            clock, TlsContext.of(transport.tls()), transport.tls(), transport.proxy(), names);
    fetchers.put(transport, created);
    if (fetchers.size() > MAX_TRANSPORTS) {
      removeEldest();
    }
    return created;
  }

  private void removeEldest() {
    Iterator<HttpFetcher> eldest = fetchers.values().iterator();
    eldest.next().close();
    eldest.remove();
  }
}
