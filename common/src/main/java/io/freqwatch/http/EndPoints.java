package io.freqwatch.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** What Jetty's handlers do not offer about the socket beneath a request. */
final class EndPoints {
  private EndPoints() {}

  static EndPoint of(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  /** Closes with a reset, so that the peer sees a crash and no orderly end. */
  static void reset(EndPoint endPoint) {
    try {
      if (endPoint.getTransport() instanceof SocketChannel channel) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException | UnsupportedOperationException ignoredBecauseItIsClosedAlready) {
      // The close below is all that is left to do.
    } finally {
      endPoint.close();
    }
  }
}
