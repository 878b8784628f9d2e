package io.freqwatch.http;

import io.freqwatch.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One call to make: method, address, headers, body and its limits. Immutable. It prints without
 * headers, body and query, so that no credential gets into a log.
 */
public final class HttpCall {
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);
  private static final int DEFAULT_MAX_BODY_BYTES = 16 << 20;
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

  private final String method;
  private final URI uri;
  private final List<Header> headers;
  private final byte[] body;
  private final Limits limits;

  private record Limits(
      Duration deadline,
      int maxBodyBytes,
      boolean followsRedirects,
      boolean takesGzip,
      boolean isFrequent) {
    private Limits within(Duration newDeadline) {
      return new Limits(newDeadline, maxBodyBytes, followsRedirects, takesGzip, isFrequent);
    }

    private Limits withMaxBodyBytes(int newMaxBodyBytes) {
      return new Limits(deadline, newMaxBodyBytes, followsRedirects, takesGzip, isFrequent);
    }

    private Limits followingRedirects() {
      return new Limits(deadline, maxBodyBytes, true, takesGzip, isFrequent);
    }

    private Limits uncompressed() {
      return new Limits(deadline, maxBodyBytes, followsRedirects, false, isFrequent);
    }

    private Limits frequent() {
      return new Limits(deadline, maxBodyBytes, followsRedirects, takesGzip, true);
    }
  }

  private HttpCall(String method, URI uri, List<Header> headers, byte[] body, Limits limits) {
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
    this.limits = limits;
  }

  /** A GET, or the address of a WebSocket. */
  public static HttpCall get(URI uri) {
    return of("GET", uri, new byte[0]);
  }

  /** A POST with a body; the array is not copied. */
  public static HttpCall post(URI uri, String contentType, byte[] body) {
    return of("POST", uri, body).withHeader("Content-Type", contentType);
  }

  /**
   * Any method.
   *
   * @throws IllegalArgumentException for an address that is not http, https, ws or wss, has no
   *     host, or carries credentials
   */
  public static HttpCall of(String method, URI uri, byte[] body) {
    Limits limits = new Limits(DEFAULT_DEADLINE, DEFAULT_MAX_BODY_BYTES, false, true, false);
    return new HttpCall(method, requireCallable(uri), List.of(), body, limits);
  }

  /** Adds a header. */
  public HttpCall withHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpCall(method, uri, List.copyOf(more), body, limits);
  }

  public HttpCall withBasic(String user, Secret password) {
    return withHeader("Authorization", Authorization.basic(user, password));
  }

  public HttpCall withBearer(Secret token) {
    return withHeader("Authorization", Authorization.bearer(token));
  }

  /** The time for everything: connect, send, wait, and the last byte of the body. */
  public HttpCall within(Duration deadline) {
    return new HttpCall(method, uri, headers, body, limits.within(deadline));
  }

  /** The largest body to take, before and after decompression; for a WebSocket each message. */
  public HttpCall withMaxBodyBytes(int maxBodyBytes) {
    return new HttpCall(method, uri, headers, body, limits.withMaxBodyBytes(maxBodyBytes));
  }

  /**
   * Follows up to five redirects of a GET, all within the deadline; without this the caller gets
   * the redirect as the answer. A call with an {@code Authorization} or {@code Cookie} header never
   * follows, so that no credential goes where the caller did not send it.
   */
  public HttpCall followingRedirects() {
    return new HttpCall(method, uri, headers, body, limits.followingRedirects());
  }

  /** Asks for an answer that is not compressed. */
  public HttpCall uncompressed() {
    return new HttpCall(method, uri, headers, body, limits.uncompressed());
  }

  /**
   * Says that calls like this are made all the time, so that they go a shorter way where there is
   * one: the answer is the same.
   */
  public HttpCall frequent() {
    return new HttpCall(method, uri, headers, body, limits.frequent());
  }

  public String method() {
    return method;
  }

  public URI uri() {
    return uri;
  }

  public Duration deadline() {
    return limits.deadline();
  }

  public int maxBodyBytes() {
    return limits.maxBodyBytes();
  }

  @Override
  public String toString() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return method
        + " "
        + uri.getScheme()
        + "://"
        + (uri.getHost() == null ? uri.getRawAuthority() : uri.getHost() + port)
        + uri.getRawPath();
  }

  boolean followsRedirects() {
    return limits.followsRedirects();
  }

  boolean takesGzip() {
    return limits.takesGzip();
  }

  boolean isFrequent() {
    return limits.isFrequent();
  }

  HttpCall movedTo(URI location) {
    return new HttpCall(method, requireCallable(location), headers, body, limits);
  }

  List<Header> headers() {
    return headers;
  }

  /** The headers that were set, by name; they may hold credentials. */
  public Map<String, String> headerValues() {
    Map<String, String> values = new TreeMap<>();
    headers.forEach(header -> values.put(header.name(), header.value()));
    return values;
  }

  /** The array is not copied; it must not be changed. */
  public byte[] body() {
    return body;
  }

  /** Whether an address names a host that can be called, and no user. */
  public static boolean isCallable(URI uri) {
    return hasHost(uri) && uri.getRawUserInfo() == null;
  }

  private static boolean hasHost(URI uri) {
    return uri.getHost() != null || NumberedAddress.isNamed(uri);
  }

  private static URI requireCallable(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || !hasHost(uri)) {
      throw new IllegalArgumentException(
          "cannot call '" + withoutUser(uri) + "'; expected http://host or https://host");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "address " + withoutUser(uri) + " carries credentials; give user and password apart");
    }
    return uri;
  }

  private static String withoutUser(URI uri) {
    String user = uri.getRawUserInfo();
    return user == null ? uri.toString() : uri.toString().replace(user + "@", "");
  }
}
