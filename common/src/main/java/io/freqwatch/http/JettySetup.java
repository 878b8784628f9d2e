package io.freqwatch.http;

import java.net.BindException;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Puts Jetty's parts together as the options say. */
record JettySetup(Server server, ServerConnector connector, ActiveRequests active) {
  private static final int SMALLEST_COMPRESSED_BYTES = 512;
  private static final int OUTPUT_BUFFER_BYTES = 8 << 10;

  /**
   * A started server.
   *
   * @throws ListenException when the address cannot be bound
   */
  static JettySetup start(HttpServerOptions options, Handler handler) {
    ServerThreads threads = ServerThreads.shared();
    Server server = new Server(threads.selectors(), threads.timer(), threads.buffers());
    ServerConnector connector = connector(server, options);
    ActiveRequests active = new ActiveRequests(options.maxConcurrentRequests());
    ResponseWriter writer =
        new ResponseWriter(active, webSockets(server, options), options.idleTimeout());
    BodyReader bodyReader = new BodyReader(options, threads.timer());
    server.setHandler(compressing(new Dispatcher(handler, active, bodyReader, writer)));
    server.setErrorHandler(new JsonErrors(writer));
    open(server, options);
    return new JettySetup(server, connector, active);
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
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    boolean inUse = cause instanceof BindException && reason.contains("in use");
    String advice =
        inUse
            ? "stop the program that holds it, or choose another port (--port-offset shifts all)"
            : "expected an address of this machine and a port that this user may open";
    String address = options.host() + ":" + options.port();
    return new ListenException(
        "cannot listen on " + address + ": " + reason + "; " + advice, failure);
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
    configuration.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    return configuration;
  }

  private static ServerWebSocketContainer webSockets(Server server, HttpServerOptions options) {
    ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
    webSockets.setMaxTextMessageSize(options.maxMessageBytes());
    webSockets.setMaxFrameSize(options.maxMessageBytes());
    webSockets.setIdleTimeout(options.webSocketIdleTimeout());
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
