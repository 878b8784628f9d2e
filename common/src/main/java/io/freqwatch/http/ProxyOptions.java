package io.freqwatch.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which calls go through a proxy.
 *
 * @param http the proxy for http addresses
 * @param https the proxy for https addresses
 * @param exceptions hosts to reach directly: {@code *} for all, a name for itself and what is under
 *     it, {@code .name} for what is under it, an address, or {@code address/bits}
 */
public record ProxyOptions(Optional<URI> http, Optional<URI> https, List<String> exceptions) {
  /** No proxy. */
  public static final ProxyOptions NONE =
      new ProxyOptions(Optional.empty(), Optional.empty(), List.of());
}
