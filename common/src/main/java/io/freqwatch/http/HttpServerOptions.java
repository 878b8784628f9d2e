package io.freqwatch.http;

import java.time.Duration;

/**
 * Where a server listens and its limits; all of them finite.
 *
 * @param host address or name to bind
 * @param port port to bind; 0 takes a free one
 * @param maxBodyBytes largest request body, after decompression; more is answered with 413
 * @param maxHeaderBytes largest request line and headers; more is answered with 431
 * @param maxConnections open connections; more wait in the backlog of the operating system
 * @param maxConcurrentRequests requests being handled, streams included; more are answered with 503
 * @param maxMessageBytes largest WebSocket message received; more closes the session with 1009
 * @param idleTimeout silence after which a connection without a request in work is closed, and a
 *     write that nobody reads fails
 * @param headerTimeout longest time between first byte and end of the headers of a request
 * @param bodyTimeout longest time to read a request body
 * @param webSocketIdleTimeout silence, pings included, after which a WebSocket is closed
 * @param drainTimeout longest time {@link HttpServer#close} waits for requests in work
 */
public record HttpServerOptions(
    String host,
    int port,
    int maxBodyBytes,
    int maxHeaderBytes,
    int maxConnections,
    int maxConcurrentRequests,
    int maxMessageBytes,
    Duration idleTimeout,
    Duration headerTimeout,
    Duration bodyTimeout,
    Duration webSocketIdleTimeout,
    Duration drainTimeout) {

  /** The defaults at an address. */
  public static HttpServerOptions at(String host, int port) {
    return builder(host, port).build();
  }

  public static Builder builder(String host, int port) {
    return new Builder(host, port);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final String host;
    private final int port;
    private int maxBodyBytes = 4 << 20;
    private int maxHeaderBytes = 16 << 10;
    private int maxConnections = 2048;
    private int maxConcurrentRequests = 1024;
    private int maxMessageBytes = 1 << 20;
    private Duration idleTimeout = Duration.ofSeconds(60);
    private Duration headerTimeout = Duration.ofSeconds(10);
    private Duration bodyTimeout = Duration.ofSeconds(30);
    private Duration webSocketIdleTimeout = Duration.ofMinutes(10);
    private Duration drainTimeout = Duration.ofSeconds(5);

    private Builder(String host, int port) {
      this.host = host;
      this.port = port;
    }

    public Builder maxBodyBytes(int bytes) {
      maxBodyBytes = bytes;
      return this;
    }

    public Builder maxHeaderBytes(int bytes) {
      maxHeaderBytes = bytes;
      return this;
    }

    public Builder maxConnections(int connections) {
      maxConnections = connections;
      return this;
    }

    public Builder maxConcurrentRequests(int requests) {
      maxConcurrentRequests = requests;
      return this;
    }

    public Builder maxMessageBytes(int bytes) {
      maxMessageBytes = bytes;
      return this;
    }

    public Builder idleTimeout(Duration timeout) {
      idleTimeout = timeout;
      return this;
    }

    public Builder headerTimeout(Duration timeout) {
      headerTimeout = timeout;
      return this;
    }

    public Builder bodyTimeout(Duration timeout) {
      bodyTimeout = timeout;
      return this;
    }

    public Builder webSocketIdleTimeout(Duration timeout) {
      webSocketIdleTimeout = timeout;
      return this;
    }

    public Builder drainTimeout(Duration timeout) {
      drainTimeout = timeout;
      return this;
    }

    public HttpServerOptions build() {
      return new HttpServerOptions(
          host,
          port,
          maxBodyBytes,
          maxHeaderBytes,
          maxConnections,
          maxConcurrentRequests,
          maxMessageBytes,
          idleTimeout,
          headerTimeout,
          bodyTimeout,
          webSocketIdleTimeout,
          drainTimeout);
    }
  }
}
