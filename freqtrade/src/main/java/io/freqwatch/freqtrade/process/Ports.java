package io.freqwatch.freqtrade.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * Ports of the loopback interface. Freqtrade goes on trading without its API where its port is
 * taken, so somebody has to look before.
 */
final class Ports {
  private static final Duration LONGEST_CONNECT = Duration.ofMillis(500);

  private Ports() {}

  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("the machine has no free port", e);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException ignored) { // taken
      return false;
    }
  }

  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          (int) LONGEST_CONNECT.toMillis());
      return true;
    } catch (IOException ignored) { // nobody listens
      return false;
    }
  }
}
