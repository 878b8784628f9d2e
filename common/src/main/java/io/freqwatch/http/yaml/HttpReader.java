package io.freqwatch.http.yaml;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAuth;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.ProxyOptions;
import io.freqwatch.http.TlsOptions;
import io.freqwatch.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads the keys of Prometheus' HTTP client, which stand among others wherever a peer is called.
 * Used by one thread. Source: prometheus/common config.
 */
public final class HttpReader {
  private static final Set<String> RESERVED =
      Set.of(
          "authorization",
          "host",
          "content-encoding",
          "content-length",
          "content-type",
          "user-agent",
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "www-authenticate",
          "accept-encoding",
          "x-prometheus-remote-write-version",
          "x-prometheus-remote-read-version",
          "x-prometheus-scrape-timeout-seconds",
          "x-amz-date",
          "x-amz-security-token",
          "x-amz-content-sha256");

  private final Path folder;
  private final Environment environment;
  private final BiConsumer<YamlMapping, String> withoutEffect;

  /**
   * @param folder what relative paths are relative to
   * @param withoutEffect hears of keys that are read and change nothing
   */
  public HttpReader(
      Path folder, Environment environment, BiConsumer<YamlMapping, String> withoutEffect) {
    this.folder = folder;
    this.environment = environment;
    this.withoutEffect = withoutEffect;
  }

  /** The options that stand among the keys of the owner, or the defaults. */
  public HttpClientOptions read(YamlMapping owner) {
    ProxyOptions proxy = proxy(owner);
    TlsOptions tls = new TlsReader(folder).read(owner);
    HttpAuth auth = new AuthReader(folder, this::proxy).read(owner);
    YamlValues.flag(owner, "enable_http2");
    return new HttpClientOptions(
        auth, tls, proxy, YamlValues.flag(owner, "follow_redirects", true), headers(owner));
  }

  /** Whether a header's name, in whatever letters, is ours alone. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  private ProxyOptions proxy(YamlMapping owner) {
    boolean fromEnvironment = YamlValues.flag(owner, "proxy_from_environment", false);
    String url = owner.optionalText("proxy_url").orElse("");
    List<String> exceptions = Environment.list(owner.optionalText("no_proxy").orElse(""));
    refuseContradictions(owner, fromEnvironment, !url.isEmpty(), !exceptions.isEmpty());
    if (fromEnvironment) {
      return new ProxyOptions(
          environment.proxy("http_proxy"), environment.proxy("https_proxy"), environment.noProxy());
    }
    return owner
        .optional("proxy_url", "a proxy such as http://host:port", HttpReader::proxyAddress)
        .map(proxy -> new ProxyOptions(some(proxy), some(proxy), exceptions))
        .orElse(ProxyOptions.NONE);
  }

  private void refuseContradictions(
      YamlMapping owner, boolean fromEnvironment, boolean hasUrl, boolean hasExceptions) {
    if (fromEnvironment && hasUrl) {
      owner.problem("proxy_url", "proxy_from_environment too", "one of the two");
    }
    if (hasExceptions && (fromEnvironment || !hasUrl)) {
      owner.problem("no_proxy", "no proxy_url", "no_proxy only beside proxy_url");
    }
    if (owner.mapping("proxy_connect_header").isPresent()) {
      withoutEffect.accept(owner, "proxy_connect_header");
      if (!fromEnvironment && !hasUrl) {
        owner.problem("proxy_connect_header", "no proxy", "proxy_url or proxy_from_environment");
      }
    }
  }

  private Map<String, List<Credential>> headers(YamlMapping owner) {
    Map<String, List<Credential>> headers = new HashMap<>();
    owner
        .mapping("http_headers")
        .ifPresent(
            all -> {
              for (String name : all.keys()) {
                if (isReserved(name)) {
                  all.problem(name, "a header that is ours to set", "another header");
                }
                all.mapping(name).ifPresent(header -> headers.put(name, values(header)));
              }
            });
    return headers;
  }

  private List<Credential> values(YamlMapping header) {
    List<Credential> values = new ArrayList<>();
    header.texts("values").stream().map(Credential::of).forEach(values::add);
    header.texts("secrets").stream()
        .map(Secret::of)
        .map(Credential.Inline::new)
        .forEach(values::add);
    header.texts("files").stream()
        .map(file -> new Credential.InFile(folder.resolve(file).normalize()))
        .forEach(values::add);
    header.rejectUnknownKeys();
    return values;
  }

  /** A name alone will do, as it does in Prometheus. */
  private static URI proxyAddress(String text) {
    return Environment.address(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static Optional<URI> some(URI uri) {
    return Optional.of(uri);
  }
}
