package io.freqwatch.http;

import java.io.Closeable;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * One open port that answers HTTP/1.0 and HTTP/1.1 and upgrades to WebSockets. Each request has a
 * virtual thread; the server itself costs one platform thread. Any thread may close it.
 */
public final class HttpServer implements AutoCloseable {
  private static final int SMALLEST_COMPRESSED_BYTES = 512;

  private final HttpServerOptions options;
  private final Server server;
  private final ServerConnector connector;
  private final ActiveRequests active;
  private final HeaderDeadline headerDeadline;
  private final Closeable listening;
  private final int port;

  private HttpServer(
      HttpServerOptions options, Server server, ServerConnector connector, ActiveRequests active) {
    this.options = options;
    this.server = server;
    this.connector = connector;
    this.active = active;
    this.listening = (ServerSocketChannel) connector.getTransport();
    this.port = connector.getLocalPort();
    this.headerDeadline =
        new HeaderDeadline(connector, server.getScheduler(), options.headerTimeout());
    headerDeadline.start();
  }

  /**
   * Opens the port and answers from now on.
   *
   * @throws ListenException when the address cannot be bound
   */
  public static HttpServer start(HttpServerOptions options, Handler handler) {
    ServerThreads threads = ServerThreads.shared();
    Server server = new Server(threads.selectors(), threads.timer(), threads.buffers());
    ServerConnector connector = connector(server, options);
    ActiveRequests active = new ActiveRequests(options.maxConcurrentRequests());
    ServerWebSocketContainer webSockets = webSockets(server, options);
    ResponseWriter writer = new ResponseWriter(active, webSockets, options.idleTimeout());
    BodyReader bodyReader = new BodyReader(options, threads.timer());
    server.setHandler(compressing(new Dispatcher(handler, active, bodyReader, writer)));
    server.setErrorHandler(new JsonErrors(writer));
    open(server, options);
    return new HttpServer(options, server, connector, active);
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
      active.awaitIdle(timeout);
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

  private static void open(Server server, HttpServerOptions options) {
    try {
      server.start();
    } catch (Exception e) {
      LifeCycle.stop(server);
      throw listenException(options, e);
    }
  }

  private static ListenException listenException(HttpServerOptions options, Exception failure) {
    String address = options.host() + ":" + options.port();
    boolean inUse = failure.getCause() instanceof BindException;
    String advice =
        inUse
            ? "stop the program that holds it, or choose another port (--port-offset shifts all)"
            : "expected an address of this machine and a port that this user may open";
    String reason =
        inUse ? "is in use or not of this machine" : String.valueOf(failure.getMessage());
    return new ListenException(
        "cannot listen on " + address + ": it " + reason + "; " + advice, failure);
  }

  private static ServerConnector connector(Server server, HttpServerOptions options) {
    ServerConnector connector =
        new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration(options)));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setReuseAddress(true);
    connector.setIdleTimeout(options.idleTimeout().toMillis());
    connector.addBean(new NetworkConnectionLimit(options.maxConnections(), connector));
    server.addConnector(connector);
    return connector;
  }

  private static HttpConfiguration configuration(HttpServerOptions options) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(options.maxHeaderBytes());
    configuration.setOutputBufferSize(8 << 10);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    return configuration;
  }

  private static ServerWebSocketContainer webSockets(Server server, HttpServerOptions options) {
    ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
    webSockets.setMaxTextMessageSize(options.maxMessageBytes());
    webSockets.setMaxFrameSize(options.maxMessageBytes());
    webSockets.setIdleTimeout(Duration.ZERO);
    return webSockets;
  }

  private static CompressionHandler compressing(Dispatcher dispatcher) {
    GzipEncoderConfig flushing = new GzipEncoderConfig();
    flushing.setSyncFlush(true);
    GzipCompression gzip = new GzipCompression();
    gzip.setDefaultEncoderConfig(flushing);
    gzip.setMinCompressSize(SMALLEST_COMPRESSED_BYTES);
    CompressionHandler handler = new CompressionHandler(dispatcher);
    handler.putCompression(gzip);
    handler.putConfiguration("/*", CompressionConfig.builder().defaults().build());
    return handler;
  }
}
