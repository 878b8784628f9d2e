package io.freqwatch.http;

import java.io.Closeable;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * One open port that answers HTTP/1.0 and HTTP/1.1 and upgrades to WebSockets. Each request has a
 * virtual thread; the server itself costs one platform thread. Any thread may close it.
 */
public final class HttpServer implements AutoCloseable {
  private final HttpServerOptions options;
  private final LifeCycle server;
  private final ServerConnector connector;
  private final ActiveRequests active;
  private final HeaderDeadline headerDeadline;
  private final Closeable listening;
  private final int port;

  private HttpServer(HttpServerOptions options, JettySetup setup) {
    this.options = options;
    this.server = setup.server();
    this.connector = setup.connector();
    this.active = setup.active();
    this.listening = (ServerSocketChannel) connector.getTransport();
    this.port = connector.getLocalPort();
    this.headerDeadline =
        new HeaderDeadline(connector, connector.getScheduler(), options.headerTimeout());
  }

  /**
   * Opens the port and answers from now on.
   *
   * @throws ListenException when the address cannot be bound
   */
  public static HttpServer start(HttpServerOptions options, Handler handler) {
    HttpServer server = new HttpServer(options, JettySetup.start(options, handler));
    server.headerDeadline.start();
    return server;
  }

  /** The bound port, also where 0 was asked for. */
  public int port() {
    return port;
  }

  /** {@code http://host:port}, without a slash at the end. */
  public URI uri() {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return URI.create("http://" + host + ":" + port);
  }

  /**
   * Takes no more connections, ends event streams, waits for requests in work as long as the drain
   * timeout, then closes everything. Closing again does nothing.
   */
  @Override
  public void close() {
    refuseConnections();
    active.endStreams();
    drain(options.drainTimeout());
    stop();
  }

  /**
   * Drops dead: resets all connections and frees the port, as a crash does. Afterwards the same
   * port may be opened again at once.
   */
  public void kill() {
    refuseConnections();
    for (EndPoint endPoint : connector.getConnectedEndPoints()) {
      EndPoints.reset(endPoint);
    }
    stop();
  }

  /** Jetty alone would leave the port open, with callers waiting in the backlog. */
  private void refuseConnections() {
    connector.setAccepting(false);
    IO.close(listening);
  }

  private void drain(Duration timeout) {
    try {
      boolean _ = active.awaitIdle(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    headerDeadline.stop();
    active.endStreams();
    active.interruptAll();
    LifeCycle.stop(server);
  }
}
